import { FIGURES, isBad, type Judged } from '../../keeping/index.ts';

/** One row for everything, one a language, one a variety: per cent and the number they were counted over. */
export function table(judged: readonly Judged[]): string {
  const rows = [
    { name: 'all', of: judged },
    ...rowsBy(judged, ({ asked }) => asked.lang),
    ...rowsBy(judged, ({ asked }) => `${asked.lang} ${asked.variety}`),
  ];
  const header = ['', ...FIGURES.map(({ name }) => name)];
  const body = rows.map(({ name, of }) => [name, ...FIGURES.map((figure) => share(of, figure))]);
  return [header, ...body]
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(i === 0 ? 18 : 14))
        .join('')
        .trimEnd(),
    )
    .join('\n');
}

function share(judged: readonly Judged[], { of, hit }: (typeof FIGURES)[number]): string {
  const counted = judged.filter(of);
  if (counted.length === 0) return '-';
  return `${((100 * counted.filter(hit).length) / counted.length).toFixed(1)} (${counted.length})`;
}

const [FIRST] = FIGURES;
const STEPS = 5;

/** What the score of the first article promises, beside how often it was right. */
export function reliability(judged: readonly Judged[]): string {
  const shown = judged.filter((j) => FIRST.of(j) && j.meaning.articles.length > 0);
  const cells = Array.from({ length: STEPS }, (_, step) => {
    const here = shown.filter((j) => Math.min(STEPS - 1, Math.floor(STEPS * scoreOf(j))) === step);
    if (here.length === 0) return undefined;
    const promised = here.reduce((sum, j) => sum + scoreOf(j), 0) / here.length;
    const right = here.filter((j) => FIRST.hit(j)).length / here.length;
    return `${(100 * promised).toFixed(0)}: ${(100 * right).toFixed(0)} (${here.length})`;
  });
  return `right first, by score: ${cells.filter((cell) => cell !== undefined).join('   ')}`;
}

function scoreOf({ meaning }: Judged): number {
  return meaning.articles[0]?.score ?? 0;
}

function rowsBy(judged: readonly Judged[], key: (j: Judged) => string): { name: string; of: Judged[] }[] {
  const groups = new Map<string, Judged[]>();
  for (const one of judged) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  if (groups.size < 2) return [];
  return [...groups].map(([name, of]) => ({ name, of })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Each message that was not understood, with what was made of it. */
export function confusions(judged: readonly Judged[]): string[] {
  return judged.flatMap((j) => {
    const faults = FIGURES.filter((figure) => figure.of(j) && figure.hit(j) === isBad(figure.name)).map(
      ({ name }) => name,
    );
    if (faults.length === 0) return [];
    const { asked, meaning } = j;
    const got = meaning.articles.slice(0, 3).map(({ id, score }) => `${id} ${score.toFixed(2)}`);
    return [
      `${asked.id} [${faults.join(', ')}] ${asked.kind} ${asked.gold.join('|')} -> ${meaning.kind} ${meaning.urgent ?? ''} ${meaning.locale} ${got.join(' · ')}: ${asked.text}`,
    ];
  });
}
