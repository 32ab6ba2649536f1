import pg from 'pg';
import { postgres } from 'rightly/sql';
import { afterAll, inject } from 'vitest';
import {
  type SqlEngine,
  type SqlRow,
  valuesList,
} from '../../../rightly/test/parity/sql/engine.ts';

const clients: pg.Client[] = [];
afterAll(async () => Promise.all(clients.map(async (client) => client.end())));

/** The server of the tests, for the parity table. */
export async function openPostgres(): Promise<SqlEngine> {
  const client = new pg.Client({ connectionString: inject('postgres').url });
  clients.push(client);
  await client.connect();
  return {
    dialect: postgres,
    unsigned: 'numeric(20, 0)',
    values: valuesList,
    async ask(queries) {
      const answers: SqlRow[][] = [];
      for (const sql of queries) answers.push((await client.query<SqlRow>(sql)).rows);
      return answers;
    },
  };
}
