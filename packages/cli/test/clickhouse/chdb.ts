import { Session } from 'chdb';
import { clickhouse } from 'rightly/sql';
import type { SqlEngine } from '../../../rightly/test/parity/sql/engine.ts';
import { type Compact, toRows } from '../../src/engines/clickhouse/rows.ts';

/** Today's ClickHouse, in this process; there is one a process. */
export const session = new Session();

const settings = {
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_denormals: 1,
  // Whole numbers beside floats would become a type of their own; in older releases they are an error.
  use_variant_as_common_type: 0,
};
for (const [name, value] of Object.entries(settings)) session.query(`SET ${name} = ${value}`);

const ask = (sql: string): ReturnType<typeof toRows> =>
  toRows(JSON.parse(session.query(sql, 'JSONCompact')) as Compact);

export const openChdb = (): Promise<SqlEngine> =>
  Promise.resolve({
    dialect: clickhouse,
    unsigned: 'UInt64',
    values(columns, rows) {
      const tuples = rows.map((cells) => `tuple(${cells.join(', ')})`);
      const named = columns.map((name, i) => `_row.${i + 1} AS ${name}`);
      return `(SELECT ${named.join(', ')} FROM (SELECT arrayJoin([${tuples.join(', ')}]) AS _row)) AS t`;
    },
    ask: (queries) => Promise.resolve(queries.map(ask)),
  });
