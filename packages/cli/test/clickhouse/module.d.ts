// The parts of chdb that the tests use. Types are checked on machines without chdb.
declare module 'chdb' {
  export class Session {
    query(sql: string, format?: string): string;
  }
}
