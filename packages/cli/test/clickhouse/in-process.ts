import { clickhouse } from 'rightly/sql';
import { toColumn } from '../../src/engines/clickhouse/to-column.ts';
import type { Engine, Row } from '../../src/engines/engine.ts';
import { ask } from './chdb.ts';

const query = async (sql: string): Promise<Row[]> => ask(sql) as Row[];

/** A current ClickHouse in this process. */
export const engine: Engine = {
  dialect: clickhouse,
  name: 'chDB',
  table: async (name) => name,
  describe: async (from) =>
    (await query(`DESCRIBE TABLE (SELECT * FROM ${from})`)).map(({ name, type }) =>
      toColumn(String(name), String(type)),
    ),
  query,
  scan: query,
  explain: async (sql) => sql,
  close: async () => {},
};
