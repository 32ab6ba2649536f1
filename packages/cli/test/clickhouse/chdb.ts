import { Session } from 'chdb';
import { clickhouse, type Dialect } from 'rightly/sql';
import type { SqlEngine, SqlRow } from '../../../rightly/test/parity/sql/engine.ts';
import { type Compact, toRows } from '../../src/engines/clickhouse/rows.ts';

/** A current ClickHouse in this process. A process can have only one. */
export const session = new Session();

type Settings = Readonly<Record<string, string | number>>;

export function set(settings: Settings): void {
  for (const [name, value] of Object.entries(settings)) session.query(`SET ${name} = '${value}'`);
}

set({
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_denormals: 1,
  // The queries contain the rows of the tables, so they are long.
  max_query_size: 2 ** 24,
  max_ast_elements: 2 ** 24,
  max_expanded_ast_elements: 2 ** 24,
  // Otherwise whole numbers beside floats would become the type Variant. In older releases they are an error.
  use_variant_as_common_type: 0,
});

export const ask = (sql: string): readonly SqlRow[] =>
  toRows(JSON.parse(session.query(sql, 'JSONCompact')) as Compact);

const elements = { integer: 'Int64', float32: 'Float32', float64: 'Float64', string: 'String' };

/** Casts a list as a whole. A lambda for each list would take most of the time. */
const cast: Dialect['cast'] = (sql, type, list) =>
  list
    ? `CAST(${sql}, 'Array(${sql.includes('NULL') ? `Nullable(${elements[type]})` : elements[type]})')`
    : clickhouse.cast(sql, type);

export const chdb: SqlEngine = {
  dialect: { ...clickhouse, cast },
  unsigned: 'UInt64',
  // arrayJoin makes the values columns of rows. ClickHouse would compute constants before the query runs.
  values(columns, rows) {
    const tuples = rows.map((cells) => `tuple(${cells.join(', ')})`);
    const named = columns.map((name, i) => `_row.${i + 1} AS ${name}`);
    return `(SELECT ${named.join(', ')} FROM (SELECT arrayJoin([${tuples.join(', ')}]) AS _row)) AS t`;
  },
  ask: (queries) => Promise.resolve(queries.map(ask)),
};

export const openChdb = (): Promise<SqlEngine> => Promise.resolve(chdb);
