import { parseArgs } from 'node:util';
import { type Config, readConfig } from '../config.ts';
import { createAccounts, DeskError, ROLES } from '../desk/index.ts';
import { createLog } from '../log.ts';
import { CENTRE, type Data, openData } from '../parts.ts';
import { sqlAccounts, sqlRecords, sqlTickets } from '../storage/index.ts';
import { parseReference, type TicketSummary } from '../tickets/index.ts';
import { backup, restore } from './admin/backup.ts';
import { rotateKey } from './admin/keys.ts';
import { migrateData } from './admin/migrate-data.ts';
import { runCommandLine } from './command-line.ts';

const USAGE = `npm run admin -- command: looks after the data while the program is stopped

  add-counsellor [--role counsellor|supervisor|administrator]
                             prints a link by which somebody makes their account at the desk
  reset-password LOGIN       prints a link by which LOGIN chooses a new password; ends their sessions then
  list-tickets [--json]      all cases, without what people wrote
  erase REFERENCE            removes a closed case for good
  receipt NUMBER             the day on which the data of the person with this receipt was deleted
  rotate-key                 seals all personal text with a new key
  backup FILE                writes all data into a file
  restore FILE               puts a backup into an empty database
  migrate-data               copies the embedded database of DATA_DIR to DATABASE_URL, and to REDIS_URL when it is set

A link works once, within 24 hours, when the program runs again.`;

/** More cases than any centre has; all of them fit into memory, for nothing that people wrote is read. */
const ALL = 1_000_000;

async function admin(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      role: { type: 'string', default: 'counsellor' },
      json: { type: 'boolean', default: false },
    },
  });
  const [name = '', argument = ''] = positionals;
  const command = commandNamed(name, argument, values);
  if (!command) return fail(USAGE);
  const config = readConfig(process.env);
  const data = await openData(config, createLog('error'));
  try {
    await command(data, config);
  } finally {
    await data.close();
  }
}

type Command = (data: Data, config: Config) => Promise<void>;

function commandNamed(
  name: string,
  argument: string,
  values: { role: string; json: boolean },
): Command | undefined {
  switch (name) {
    case 'add-counsellor': {
      const role = ROLES.find((one) => one === values.role);
      return role && (async (data, config) => printLink(config, await accountsIn(data).invite(role)));
    }
    case 'reset-password':
      return (data, config) => resetPassword(data, config, argument);
    case 'list-tickets':
      return (data) => listTickets(data, values.json);
    case 'erase':
      return (data) => erase(data, argument);
    case 'receipt':
      return (data) => confirmReceipt(data, argument);
    case 'rotate-key':
      return rotateKey;
    case 'backup':
      return (data) => backup(data, argument);
    case 'restore':
      return (data) => restore(data, argument);
    case 'migrate-data':
      return migrateData;
    default:
      return undefined;
  }
}

function accountsIn({ database, seal }: Data) {
  return createAccounts({ store: sqlAccounts(database, seal), now: Date.now });
}

async function resetPassword(data: Data, config: Config, login: string): Promise<void> {
  try {
    printLink(config, await accountsIn(data).inviteToResetPassword(login));
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    fail(`There is no account with the user name "${login}".`);
  }
}

function printLink({ PUBLIC_URL, HOST, PORT }: Config, token: string): void {
  console.log(`${PUBLIC_URL ?? `http://${HOST}:${PORT}`}/desk/welcome#${token}`);
}

async function listTickets({ database, seal }: Data, json: boolean): Promise<void> {
  const repository = sqlTickets(database, seal);
  const open = await repository.list({ show: 'all' }, ALL);
  const closed = await repository.list({ show: 'closed' }, ALL);
  const tickets = [...open, ...closed];
  console.log(json ? JSON.stringify(tickets, undefined, 2) : tickets.map(asLine).join('\n'));
}

function asLine({ reference, openedAt, status, waitingFor, channel, locale, urgent }: TicketSummary): string {
  const waits = waitingFor === null ? '' : `waits for ${waitingFor}`;
  return [reference, new Date(openedAt).toISOString(), status, waits, channel, locale, urgent ?? ''].join(
    '\t',
  );
}

async function erase({ database, seal }: Data, text: string): Promise<void> {
  const reference = parseReference(text);
  if (reference === undefined) return fail(`"${text}" is not the number of a case.`);
  if (await sqlTickets(database, seal).eraseClosed(reference)) return console.log(`${reference} is erased.`);
  fail(
    `${reference} is not erased: there is no such case, or it is not closed yet, or the person has not been told yet. ` +
      'Start the program, close the case at the desk, and try again.',
  );
}

async function confirmReceipt({ database, seal }: Data, text: string): Promise<void> {
  const receipt = parseReference(text);
  const day =
    receipt === undefined ? undefined : await sqlRecords(database, seal, CENTRE).deletionOn(receipt);
  if (day === undefined) return fail(`"${text}" is not the number of a receipt that we gave.`);
  console.log(`${receipt}: the person's data was deleted on ${day}.`);
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

await runCommandLine(admin);
