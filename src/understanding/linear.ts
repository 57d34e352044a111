import { Numbering } from '../language/index.ts';
import type { Signs } from './features.ts';

/** The signs worth knowing: their hashes, and how rare each is. */
export type Vocabulary = { hashes: Int32Array; rarity: Float32Array };

/** A message in the terms of a vocabulary; the values have length one. */
export type Vector = { ids: Int32Array; values: Float32Array };

/** Weights for every sign and label, row after row. */
export type LinearModel = { labels: number; weights: Float32Array | Int8Array };

/** A model in a quarter of the room: each row is whole numbers times the row's scale. */
export type SmallModel = LinearModel & { weights: Int8Array; scales: Float32Array };

/** A sign seen only once teaches no more than what that message was. */
const SEEN_AT_LEAST = 2;

export function vocabularyOf(messages: readonly Signs[]): Vocabulary {
  const signs = new Numbering();
  const seen: number[] = [];
  for (const { hashes } of messages) {
    for (const sign of hashes) {
      const at = signs.add(sign);
      seen[at] = (seen[at] ?? 0) + 1;
    }
  }
  const often = (at: number) => (seen[at] as number) >= SEEN_AT_LEAST;
  return {
    hashes: signs.numbers.filter((_, at) => often(at)),
    rarity: Float32Array.from(
      seen.filter((_, at) => often(at)),
      (count) => Math.sqrt(Math.log((messages.length + 1) / count)),
    ),
  };
}

/** Makes vectors of messages. */
export function vectoriser({ hashes, rarity }: Vocabulary): (signs: Signs) => Vector {
  const index = new Numbering();
  for (const sign of hashes) index.add(sign);
  return (signs) => {
    const ids: number[] = [];
    const values: number[] = [];
    signs.hashes.forEach((sign, i) => {
      const id = index.find(sign);
      if (id < 0) return;
      ids.push(id);
      values.push((signs.weights[i] as number) * (rarity[id] as number));
    });
    const length = Math.hypot(...values) || 1;
    return { ids: Int32Array.from(ids), values: Float32Array.from(values, (value) => value / length) };
  };
}

export type Lesson = { vector: Vector; label: number; weight: number };

export type Training = {
  epochs: number;
  rate: number;
  /**
   * What the scores are multiplied with, so that a probability of 0.6 is right six times out of ten; fitted to the
   * reliability that `npm run evaluate` prints for the training questions.
   */
  sharpness: number;
};

/** Errors too small to be worth a step; leaving them out makes training several times as fast. */
const NEGLIGIBLE = 0.02;
/** Dampens the first steps of a sign, so that little depends on which lesson happens to come first. */
const CAUTION = 0.02;

/**
 * Multinomial logistic regression by stochastic gradient steps. The size of a step shrinks for each sign with what it has
 * already learnt (AdaGrad). What is known is not asked again. The order of the lessons comes from a generator of its own: the same lessons give the same
 * model.
 */
export function trainLinear(
  lessons: readonly Lesson[],
  { signs, labels }: { signs: number; labels: number },
  { epochs, rate, sharpness }: Training,
): SmallModel {
  const weights = new Float32Array(signs * labels);
  const learnt = new Float32Array(signs).fill(CAUTION);
  const errors = new Float32Array(labels);
  const known = new Uint8Array(lessons.length);
  const shuffled = shuffler(lessons.length);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const at of shuffled()) {
      if (known[at]) continue;
      const { vector, label, weight } = lessons[at] as Lesson;
      softmax(score(vector, { labels, weights }, errors));
      errors[label] = (errors[label] as number) - 1;
      const wrong = wrongIn(errors);
      if (wrong.length === 0) known[at] = 1;
      else correct({ labels, weights }, learnt, vector, errors, wrong, rate * weight);
    }
  }
  return shrink(weights, labels, sharpness);
}

function shrink(weights: Float32Array, labels: number, sharpness: number): SmallModel {
  const scales = new Float32Array(weights.length / labels);
  const small = new Int8Array(weights.length);
  for (let id = 0; id < scales.length; id++) {
    const row = weights.subarray(id * labels, (id + 1) * labels);
    const scale = row.reduce((highest, weight) => Math.max(highest, Math.abs(weight)), 0) / 127 || 1;
    scales[id] = scale * sharpness;
    small.set(
      row.map((weight) => Math.round(weight / scale)),
      id * labels,
    );
  }
  return { labels, weights: small, scales };
}

/** The probability of every label. */
export function chancesOf({ ids, values }: Vector, model: SmallModel): Float32Array {
  const scaled = values.map((value, i) => value * (model.scales[ids[i] as number] as number));
  return softmax(score({ ids, values: scaled }, model, new Float32Array(model.labels)));
}

/** The labels whose errors are worth a step. */
function wrongIn(errors: Float32Array): number[] {
  const wrong: number[] = [];
  for (let c = 0; c < errors.length; c++) {
    if (Math.abs(errors[c] as number) > NEGLIGIBLE) wrong.push(c);
  }
  return wrong;
}

/** One step against the errors. */
function correct(
  { labels, weights }: LinearModel,
  learnt: Float32Array,
  { ids, values }: Vector,
  errors: Float32Array,
  wrong: readonly number[],
  rate: number,
): void {
  let squares = 0;
  for (const error of errors) squares += error * error;
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] as number;
    const value = values[i] as number;
    const sum = (learnt[id] as number) + value * value * squares;
    learnt[id] = sum;
    const step = (rate * value) / Math.sqrt(sum);
    const row = id * labels;
    for (let k = 0; k < wrong.length; k++) {
      const c = wrong[k] as number;
      weights[row + c] = (weights[row + c] as number) - step * (errors[c] as number);
    }
  }
}

/** The raw score of every label, written into `into`. */
function score({ ids, values }: Vector, { labels, weights }: LinearModel, into: Float32Array): Float32Array {
  into.fill(0);
  const row = (i: number) => (i < ids.length ? (ids[i] as number) * labels : 0);
  const value = (i: number) => (i < ids.length ? (values[i] as number) : 0);
  // Four rows at a time: most of the time of training and of answering is spent here.
  for (let i = 0; i < ids.length; i += 4) {
    const [r0, r1, r2, r3] = [row(i), row(i + 1), row(i + 2), row(i + 3)];
    const [v0, v1, v2, v3] = [value(i), value(i + 1), value(i + 2), value(i + 3)];
    for (let c = 0; c < labels; c++) {
      into[c] =
        (into[c] as number) +
        v0 * (weights[r0 + c] as number) +
        v1 * (weights[r1 + c] as number) +
        v2 * (weights[r2 + c] as number) +
        v3 * (weights[r3 + c] as number);
    }
  }
  return into;
}

/** Turns scores into probabilities in place. */
function softmax(scores: Float32Array): Float32Array {
  let highest = -Infinity;
  for (const s of scores) if (s > highest) highest = s;
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    const e = Math.exp((scores[c] ?? 0) - highest);
    scores[c] = e;
    sum += e;
  }
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? 0) / sum;
  return scores;
}

/** A small generator of pseudo-random numbers (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Gives the numbers below `count` in another order each time. */
function shuffler(count: number): () => Int32Array {
  const order = Int32Array.from({ length: count }, (_, i) => i);
  const random = generator(1);
  return () => {
    for (let i = count - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      const swap = order[i] as number;
      order[i] = order[j] as number;
      order[j] = swap;
    }
    return order;
  };
}
