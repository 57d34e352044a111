// FNV-1a with 32 bits: among the pieces of a whole corpus a handful share a number, and sharing does little harm.
const BASIS = 2166136261;
const PRIME = 16777619;

/** A small whole number for a piece of a text; `seed` keeps families of pieces apart. */
export function hash(text: string, seed = 0, start = 0, end = text.length): number {
  let h = BASIS + seed;
  for (let i = start; i < end; i++) h = Math.imul(h ^ text.charCodeAt(i), PRIME);
  return h;
}
