import fc from 'fast-check';

/** Texts that have broken programs before. */
export const NASTY = [
  '',
  '\u0000',
  '\ud800',
  'a\udfffb',
  '\u202e',
  '😀'.repeat(50),
  'Њ'.repeat(5000),
  '__proto__',
  'constructor',
  "'; drop table conversations; --",
  '{{reference}} [[police]]',
  '<script>',
  '/start',
  '/hide',
  '/mydata',
  '/delete@Bot x',
  'go:menu',
  'delete:yes',
  'consent:yes',
  'article:visa-ees:more',
  'locale:sr-Cyrl',
  'burri po më rreh',
  '-1',
  '1e400',
];

const leaf = fc.oneof(
  fc.constantFrom<unknown>(...NASTY),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.integer(),
  fc.constantFrom<unknown>(null, true, 1.5, 2 ** 53, -1, [], {}, [[]], 1e308),
  fc.jsonValue({ maxDepth: 2 }),
);

type Mutation = { at: number; with: unknown; how: 'replace' | 'remove' | 'wrap' };

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(1000),
  with: leaf,
  how: fc.constantFrom('replace', 'replace', 'remove', 'wrap'),
});

/** One of the examples with a few of its parts changed, or anything at all. */
export function mutated(examples: readonly object[]): fc.Arbitrary<unknown> {
  const changed = fc
    .tuple(fc.constantFrom(...examples), fc.array(mutation, { maxLength: 3 }))
    .map(([example, mutations]) => mutations.reduce<unknown>(change, structuredClone(example)));
  return fc.oneof({ arbitrary: changed, weight: 9 }, { arbitrary: fc.jsonValue(), weight: 1 });
}

function change(value: unknown, { at, with: other, how }: Mutation): unknown {
  const places = placesIn(value);
  const place = places[at % Math.max(places.length, 1)];
  if (!place) return structuredClone(other);
  const [parent, key] = place;
  if (how === 'remove') delete parent[key];
  else parent[key] = how === 'wrap' ? [parent[key]] : structuredClone(other);
  return value;
}

type Parent = Record<string, unknown>;

function placesIn(value: unknown): Array<[Parent, string]> {
  if (typeof value !== 'object' || value === null) return [];
  const parent = value as Parent;
  return Object.keys(parent).flatMap((key) => [[parent, key] as [Parent, string], ...placesIn(parent[key])]);
}

/** A text with pieces taken out, doubled, or put in. */
export function mutatedText(texts: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...texts), fc.nat(), fc.nat(60), fc.oneof(fc.constantFrom(...NASTY), fc.string()))
    .map(([text, at, length, piece]) => {
      const start = at % (text.length + 1);
      return text.slice(0, start) + piece + text.slice(start + length);
    });
}
