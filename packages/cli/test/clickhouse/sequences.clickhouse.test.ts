import { clickhouse } from 'rightly/sql';
import { expect, test } from 'vitest';
import { toColumn } from '../../src/engines/clickhouse/to-column.ts';
import type { Engine, Row } from '../../src/engines/engine.ts';
import { expected, sequencesIn } from '../servers/sequences.ts';
import { expected as expectedOfColumns, truthColumnsIn } from '../servers/truth-columns.ts';
import { ask } from './chdb.ts';

const query = async (sql: string): Promise<Row[]> => ask(sql) as Row[];

/** Today's ClickHouse in this process. The servers of these tests are older, and know no classes. */
const engine: Engine = {
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

const list = (elements: readonly string[]): string => `[${elements.join(', ')}]`;

test('sequences are compared element by element', async () => {
  expect(await sequencesIn(engine, list)).toEqual(expected);
});

test('truth may be in several columns', async () => {
  expect(await truthColumnsIn(engine)).toEqual(expectedOfColumns);
});
