/** PostgreSQL, embedded or served. Values are passed as parameters, never put into the text. */
export interface Database {
  query: Query;
  /** Runs several statements, all or nothing. Not to be nested. */
  transaction<T>(work: (query: Query, script: Script) => Promise<T>): Promise<T>;
  /** Runs work while no other process runs any under the same name. Not to be nested. */
  alone<T>(name: string, work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export type Query = <Row>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

/** Runs a text of many statements that takes no values, such as a migration. */
export type Script = (text: string) => Promise<void>;

/** PostgreSQL's code for a row that is there already. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}
