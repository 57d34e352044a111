/** PostgreSQL, embedded or served. Values are passed as parameters, never put into the text. */
export interface Database {
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Runs several statements, all or nothing. Nested calls are not supported. */
  transaction<T>(work: (query: Query) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export type Query = <Row>(text: string, values?: readonly unknown[]) => Promise<Row[]>;
