/** Names what is counted more closely. Never anything about a person: a label has few values, known beforehand. */
export type Labels = Readonly<Record<string, string>>;

export type Sample = { labels: Labels; value: number };

type Family = {
  name: string;
  help: string;
  type: 'counter' | 'gauge' | 'histogram';
  lines(): Promise<string[]>;
};

/** Upper bounds in seconds of how long things take. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What is measured, in the text format of Prometheus (https://prometheus.io/docs/instrumenting/exposition_formats/). */
export class Registry {
  readonly #families: Family[] = [];

  /** Returns how to count one more. */
  counter(name: string, help: string): (labels?: Labels) => void {
    const counts = new Map<string, number>();
    const lines = async () => [...counts].map(([labels, count]) => `${name}${labels} ${count}`);
    this.#families.push({ name, help, type: 'counter', lines });
    return (labels = {}) => {
      const written = writeLabels(labels);
      counts.set(written, (counts.get(written) ?? 0) + 1);
    };
  }

  /** Returns how to note that something took so many seconds. */
  histogram(name: string, help: string): (seconds: number, labels?: Labels) => void {
    const series = new Map<string, { labels: Labels; counts: number[]; sum: number; count: number }>();
    const lines = async () => [...series.values()].flatMap((one) => histogramLines(name, one));
    this.#families.push({ name, help, type: 'histogram', lines });
    return (seconds, labels = {}) => {
      const key = writeLabels(labels);
      const one = series.get(key) ?? { labels, counts: BUCKETS.map(() => 0), sum: 0, count: 0 };
      one.counts = one.counts.map((count, index) => (seconds <= (BUCKETS[index] ?? 0) ? count + 1 : count));
      one.sum += seconds;
      one.count += 1;
      series.set(key, one);
    };
  }

  /** Something that is looked at when somebody asks. A look that fails leaves the measure out; the others are told. */
  gauge(name: string, help: string, look: () => Promise<readonly Sample[]>): void {
    const lines = async () => {
      try {
        return (await look()).map(({ labels, value }) => `${name}${writeLabels(labels)} ${value}`);
      } catch {
        // The storage is gone; the measure that says so is another one.
        return [];
      }
    };
    this.#families.push({ name, help, type: 'gauge', lines });
  }

  async text(): Promise<string> {
    const parts = await Promise.all(
      this.#families.map(async ({ name, help, type, lines }) =>
        [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...(await lines())].join('\n'),
      ),
    );
    return `${parts.join('\n')}\n`;
  }
}

function histogramLines(
  name: string,
  { labels, counts, sum, count }: { labels: Labels; counts: number[]; sum: number; count: number },
): string[] {
  const buckets = counts.map(
    (upTo, index) => `${name}_bucket${writeLabels({ ...labels, le: String(BUCKETS[index]) })} ${upTo}`,
  );
  return [
    ...buckets,
    `${name}_bucket${writeLabels({ ...labels, le: '+Inf' })} ${count}`,
    `${name}_sum${writeLabels(labels)} ${sum}`,
    `${name}_count${writeLabels(labels)} ${count}`,
  ];
}

function writeLabels(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}
