import { once } from 'node:events';
import { buildApp } from './app.ts';
import { runCommandLine } from './cli/command-line.ts';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { openParts } from './parts.ts';

/** Starts the bot, the web chat and the desk, takes changed content live on SIGHUP, and stops on Ctrl-C or SIGTERM. */
async function main(): Promise<void> {
  // Asked for from the first moment on: a program that is told to stop while it starts must give its folder back, too.
  const toldToStop = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  const config = readConfig(process.env);
  const log = createLog(config.LOG_LEVEL);
  const { parts, close } = await openParts(config, log);
  const app = await buildApp(config, parts);
  try {
    await app.server.listen({ port: config.PORT, host: config.HOST });
    await app.start();
    process.on('SIGHUP', () => void app.reload());
    await printAddresses(app, config.PUBLIC_URL);
    await toldToStop;
  } finally {
    await app.stop();
    await close();
  }
}

async function printAddresses(app: Awaited<ReturnType<typeof buildApp>>, publicUrl?: string): Promise<void> {
  const root = publicUrl ?? app.server.listeningOrigin;
  console.log(`Web chat:           ${root}/`);
  console.log(`Counsellors' desk:  ${root}/desk`);
  const token = await app.accounts.ensureFirstAdministrator();
  if (token !== undefined) {
    console.log(`First administrator, once, within 24 hours:  ${root}/desk/welcome#${token}`);
  }
}

await runCommandLine(main);
