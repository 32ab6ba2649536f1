// What the tests use of it: it is installed for them alone, and types are checked without it.
declare module 'chdb' {
  export class Session {
    query(sql: string, format?: string): string;
  }
}
