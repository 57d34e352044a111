import type { Signs } from './features.ts';

/** Numbers the signs that are worth knowing and says how rare each is. */
export type Vocabulary = { index: ReadonlyMap<number, number>; rarity: Float32Array };

/** A message in the terms of a vocabulary; the values have length one. */
export type Vector = { ids: Int32Array; values: Float32Array };

/** Weights for every sign and label, row after row. */
export type LinearModel = { labels: number; weights: Float32Array };

/** A sign seen in fewer messages teaches only what that message was. */
const SEEN_AT_LEAST = 2;

export function vocabularyOf(messages: readonly Signs[]): Vocabulary {
  const seen = new Map<number, number>();
  for (const signs of messages) {
    for (const sign of signs.keys()) seen.set(sign, (seen.get(sign) ?? 0) + 1);
  }
  const index = new Map<number, number>();
  const rarity: number[] = [];
  for (const [sign, count] of seen) {
    if (count < SEEN_AT_LEAST) continue;
    index.set(sign, rarity.length);
    rarity.push(Math.log((messages.length + 1) / count));
  }
  return { index, rarity: Float32Array.from(rarity) };
}

export function vectorOf(signs: Signs, { index, rarity }: Vocabulary): Vector {
  const ids: number[] = [];
  const values: number[] = [];
  let squares = 0;
  for (const [sign, weight] of signs) {
    const id = index.get(sign);
    if (id === undefined) continue;
    const value = weight * Math.sqrt(rarity[id] ?? 0);
    ids.push(id);
    values.push(value);
    squares += value * value;
  }
  const length = Math.sqrt(squares) || 1;
  return { ids: Int32Array.from(ids), values: Float32Array.from(values, (value) => value / length) };
}

export type Training = { epochs: number; rate: number };

/**
 * Multinomial logistic regression by stochastic gradient steps whose size shrinks for each sign with what it has
 * already learnt (AdaGrad). The order of the lessons is shuffled by a generator of its own, so that the same lessons
 * give the same model.
 */
export function trainLinear(
  lessons: ReadonlyArray<{ vector: Vector; label: number; weight: number }>,
  size: { signs: number; labels: number },
  { epochs, rate }: Training,
): LinearModel {
  const { labels } = size;
  const weights = new Float32Array(size.signs * labels);
  const learnt = new Float32Array(size.signs).fill(1e-6);
  const order = Int32Array.from(lessons.keys());
  const random = generator(1);
  const errors = new Float32Array(labels);
  const wrong = new Int32Array(labels);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const at of order) {
      const lesson = lessons[at];
      if (!lesson) continue;
      const { vector, label, weight } = lesson;
      softmax(score(vector, { labels, weights }, errors));
      errors[label] = (errors[label] ?? 0) - 1;
      let count = 0;
      let squares = 0;
      for (let c = 0; c < labels; c++) {
        const error = errors[c] ?? 0;
        squares += error * error;
        if (Math.abs(error) > NEGLIGIBLE) wrong[count++] = c;
      }
      for (let i = 0; i < vector.ids.length; i++) {
        const id = vector.ids[i] ?? 0;
        const value = vector.values[i] ?? 0;
        const sum = (learnt[id] ?? 0) + value * value * squares;
        learnt[id] = sum;
        const step = (rate * weight * value) / Math.sqrt(sum);
        const row = id * labels;
        for (let k = 0; k < count; k++) {
          const c = wrong[k] ?? 0;
          weights[row + c] = (weights[row + c] ?? 0) - step * (errors[c] ?? 0);
        }
      }
    }
  }
  return { labels, weights };
}

/** Errors too small to be worth a step; leaving them out makes training several times as fast. */
const NEGLIGIBLE = 0.002;

/** The raw score of every label, written into `into`. */
export function score(
  { ids, values }: Vector,
  { labels, weights }: LinearModel,
  into = new Float32Array(labels),
): Float32Array {
  into.fill(0);
  for (let i = 0; i < ids.length; i++) {
    const row = (ids[i] ?? 0) * labels;
    const value = values[i] ?? 0;
    for (let c = 0; c < labels; c++) into[c] = (into[c] ?? 0) + value * (weights[row + c] ?? 0);
  }
  return into;
}

/** Turns scores into probabilities in place. */
export function softmax(scores: Float32Array): Float32Array {
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

function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const swap = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = swap;
  }
}
