export type Script = 'Latn' | 'Cyrl';

/** The script that most letters of a text are written in; `undefined` when there is no letter of either. */
export function scriptOf(text: string): Script | undefined {
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (cyrillic === 0 && latin === 0) return undefined;
  return cyrillic > latin ? 'Cyrl' : 'Latn';
}
