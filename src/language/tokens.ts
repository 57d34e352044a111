const TOKEN = /\p{L}+|\d+|\p{Extended_Pictographic}|[€$£?]/gu;

/**
 * The words, numbers and meaningful signs of a folded text, in order. Clitics come off at the apostrophe
 * (`n'gjermani` is `n`, `gjermani`) and a number leaves its unit (`500eur` is `500`, `eur`).
 */
export function tokensOf(folded: string): string[] {
  return folded.match(TOKEN) ?? [];
}

/** Whether a token is a number. */
export function isNumber(token: string): boolean {
  const first = token.charCodeAt(0);
  return first >= 48 && first <= 57;
}
