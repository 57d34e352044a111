/** A number that leaves the program, unless it is hidden. */
export type Count = { readonly value: number; hidden: boolean };

/** Numbers that are known to add up to another one. */
export type Sum = { total: Count; parts: readonly Count[] };

/** Numbers from one up to this could point at somebody. */
export const SMALL = 4;

export function count(value: number): Count {
  return { value, hidden: value > 0 && value <= SMALL };
}

/**
 * Hides more numbers until no hidden one follows from those that are shown: in a sum whose total is shown at least two parts
 * are hidden, and together they are not small either; in one whose total is hidden, a part is, too. The smallest go first.
 */
export function hideWhatFollows(sums: readonly Sum[]): void {
  for (let changed = true; changed; ) {
    changed = false;
    for (const sum of sums) {
      while (tells(sum)) {
        hideOneMore(sum);
        changed = true;
      }
    }
  }
}

function tells({ total, parts }: Sum): boolean {
  const hidden = parts.filter((part) => part.hidden);
  if (total.hidden) return hidden.length === 0;
  const together = hidden.reduce((sum, { value }) => sum + value, 0);
  return hidden.length > 0 && (hidden.length === 1 || together <= SMALL);
}

/** Zeros are hidden last: they would hide nothing. When no part is left, the total goes. */
function hideOneMore({ total, parts }: Sum): void {
  const shown = parts.filter((part) => !part.hidden);
  const [smallest] = shown.filter(({ value }) => value > 0).sort((one, other) => one.value - other.value);
  const next = smallest ?? (total.hidden ? shown[0] : total);
  if (!next) throw new Error('a sum without parts has a total');
  next.hidden = true;
}
