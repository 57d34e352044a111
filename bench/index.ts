/** `npm run bench` measures everything, `npm run bench -- turn` one part. */
const PARTS: Record<string, () => Promise<void>> = {
  turn: async () => (await import('./turn.ts')).turnAlone(),
  understanding: async () => (await import('./understanding.ts')).understanding(),
  webhook: async () => (await import('./webhook.ts')).webhook(),
  durable: async () => (await import('./durable.ts')).durable(),
  memory: async () => (await import('./memory.ts')).memory(),
  queue: async () => (await import('./queue.ts')).queue(),
  talk: async () => (await import('./talk.ts')).talk(),
  report: async () => (await import('./report.ts')).report(),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${Object.keys(PARTS).join(', ')}.`);
  process.exit(1);
}
for (const [name, run] of Object.entries(PARTS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n# ${name}`);
  await run();
}
