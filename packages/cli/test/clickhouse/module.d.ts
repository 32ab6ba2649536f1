/** It is installed for these tests only: types are checked without. */
declare module 'chdb' {
  export class Session {
    query(sql: string, format?: string): string;
  }
}
