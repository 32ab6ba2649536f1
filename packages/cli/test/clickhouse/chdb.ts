import { Session } from 'chdb';
import { clickhouse, type Dialect } from 'rightly/sql';
import type { SqlEngine, SqlRow } from '../../../rightly/test/parity/sql/engine.ts';
import { type Compact, toRows } from '../../src/engines/clickhouse/rows.ts';

/** Today's ClickHouse, in this process; there is one a process. */
export const session = new Session();

type Settings = Readonly<Record<string, string | number>>;

export function set(settings: Settings): void {
  for (const [name, value] of Object.entries(settings)) session.query(`SET ${name} = '${value}'`);
}

set({
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_denormals: 1,
  // Tables are written out in the queries.
  max_query_size: 2 ** 24,
  max_ast_elements: 2 ** 24,
  max_expanded_ast_elements: 2 ** 24,
  // Whole numbers beside floats would become a type of their own; in older releases they are an error.
  use_variant_as_common_type: 0,
});

export const ask = (sql: string): readonly SqlRow[] =>
  toRows(JSON.parse(session.query(sql, 'JSONCompact')) as Compact);

const elements = { integer: 'Int64', float32: 'Float32', float64: 'Float64', string: 'String' };

/** Lists that are written out take no lambda each, which would be most of the time. */
const cast: Dialect['cast'] = (sql, type, list) =>
  list
    ? `CAST(${sql}, 'Array(${sql.includes('NULL') ? `Nullable(${elements[type]})` : elements[type]})')`
    : clickhouse.cast(sql, type);

export const chdb: SqlEngine = {
  dialect: { ...clickhouse, cast },
  unsigned: 'UInt64',
  // Joined to rows they are no constants, which would be computed before.
  values(columns, rows) {
    const tuples = rows.map((cells) => `tuple(${cells.join(', ')})`);
    const named = columns.map((name, i) => `_row.${i + 1} AS ${name}`);
    return `(SELECT ${named.join(', ')} FROM (SELECT arrayJoin([${tuples.join(', ')}]) AS _row)) AS t`;
  },
  ask: (queries) => Promise.resolve(queries.map(ask)),
};

export const openChdb = (): Promise<SqlEngine> => Promise.resolve(chdb);
