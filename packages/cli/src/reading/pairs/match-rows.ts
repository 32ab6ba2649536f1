import type { Column } from '../../engines/column.ts';
import type { Dialect } from 'rightly/sql';
import { InputError, quote } from '../../process/errors.ts';
import { type Keyed, ROW_KEY } from './keyed.ts';

/** Columns that must be equal in both rows of a pair. */
export interface Shared {
  /** The name of the column in messages. */
  readonly what: string;
  readonly a: Column;
  readonly b: Column;
}

/**
 * Checks that each row has one partner, and that both have the same truth. Throws InputError for repeated and for missing keys, for rows
 * without a partner unless they are skipped, and for rows whose truths differ. The result is the warnings about skipped rows.
 */
export async function matchRows(
  a: Keyed,
  b: Keyed,
  shared: readonly Shared[],
  skips: boolean,
): Promise<string[]> {
  const { engine } = a.input;
  const [row] = await engine.query(queryFor(a, b, shared, engine.dialect));
  const of = (name: string): Found => ({
    count: Number(row![name] ?? 0),
    key: String(row![`${name}_key`]),
  });
  const [first, second] = [a.input.source, b.input.source];
  const isByOrder = a.key === undefined;
  const withoutId = of('nameless');
  if (withoutId.count > 0)
    throw new InputError(`--on: ${rows(withoutId.count)} of ${first} and ${second} have no id`);
  for (const [name, { key }, source] of [
    ['twice_a', a, first],
    ['twice_b', b, second],
  ] as const) {
    const { count, key: id } = of(name);
    if (count > 0)
      throw new InputError(
        `--on: ${rows(count)} of ${source} have an id in column ${quote(key!)} that another row has too; the first such id is ${quote(id)}`,
      );
  }
  const [onlyA, onlyB] = [of('only_a'), of('only_b')];
  if (isByOrder && onlyA.count + onlyB.count > 0)
    throw new InputError(
      `${first} and ${second} must have the same number of rows, because rows are matched by their order; one has ${rows(onlyA.count + onlyB.count)} more: say --on COLUMN to match rows by an id`,
    );
  if (Number(row!['matched'] ?? 0) === 0)
    throw new InputError(
      `--on: no id is in both; ${first} has ${quote(onlyA.key)}, and ${second} has ${quote(onlyB.key)}; ids are compared as they are written`,
    );
  const unmatched = [
    ...withoutPartner(onlyA, first, second),
    ...withoutPartner(onlyB, second, first),
  ];
  if (unmatched.length > 0 && !skips)
    throw new InputError(
      `${unmatched.join(', and ')}: say --on-missing skip to leave these rows out`,
    );
  shared.forEach(({ what }, i) => checkSame(of(`differ_${i}`), { what, first, second, isByOrder }));
  return unmatched.map((one) => `${one}; skipped`);
}

interface Found {
  readonly count: number;
  /** The first of the keys. */
  readonly key: string;
}

const rows = (n: number): string => `${n} row${n === 1 ? '' : 's'}`;

const withoutPartner = ({ count, key }: Found, own: string, other: string): string[] =>
  count === 0
    ? []
    : [
        `${rows(count)} of ${own} ${count === 1 ? 'has' : 'have'} no partner in ${other} (such as id ${quote(key)})`,
      ];

function checkSame(
  { count, key }: Found,
  of: {
    readonly what: string;
    readonly first: string;
    readonly second: string;
    readonly isByOrder: boolean;
  },
): void {
  if (count === 0) return;
  const location = of.isByOrder ? `row ${key}` : `id ${quote(key)}`;
  const hint = of.isByOrder
    ? '. Rows are matched by their order: say --on COLUMN to match them by an id'
    : '';
  throw new InputError(
    `${of.what} must be the same in ${of.first} and ${of.second}; it differs in ${rows(count)}, the first at ${location}${hint}`,
  );
}

/** The SQL of one row: counts of keys, and for each count the first key. */
function queryFor(a: Keyed, b: Keyed, shared: readonly Shared[], d: Dialect): string {
  const values = (side: 'a' | 'b'): string =>
    shared.map((one, i) => `, ${comparable(one, side, d)} AS v_${i}`).join('');
  const union = `SELECT ${ROW_KEY} AS id, 1 AS in_a, 0 AS in_b${values('a')} FROM ${a.from()} UNION ALL SELECT ${ROW_KEY} AS id, 0 AS in_a, 1 AS in_b${values('b')} FROM ${b.from()}`;
  const lowest = shared.map((_, i) => `, min(v_${i}) AS low_${i}, max(v_${i}) AS high_${i}`);
  const keys = `SELECT id, sum(in_a) AS n_a, sum(in_b) AS n_b${lowest.join('')} FROM (${union}) AS sides GROUP BY id`;
  const isKnown = 'id IS NOT NULL';
  return `SELECT ${[
    counted('nameless', 'n_a + n_b', 'id IS NULL'),
    counted('twice_a', 'n_a', `${isKnown} AND n_a > 1`),
    counted('twice_b', 'n_b', `${isKnown} AND n_b > 1`),
    counted('only_a', 'n_a', `${isKnown} AND n_b = 0`),
    counted('only_b', 'n_b', `${isKnown} AND n_a = 0`),
    counted('matched', 'n_a', `${isKnown} AND n_a > 0 AND n_b > 0`),
    ...shared.map((_, i) =>
      counted(`differ_${i}`, 'n_a', `${isKnown} AND n_a > 0 AND n_b > 0 AND low_${i} <> high_${i}`),
    ),
  ].join(', ')} FROM (${keys}) AS counted`;
}

/** The SQL by which values are compared: numbers as numbers, all others as text. */
function comparable({ a, b }: Shared, side: 'a' | 'b', d: Dialect): string {
  const own = d.identifier((side === 'a' ? a : b).name);
  const areNumbers = [a, b].every(
    ({ type, list }) => !list && type !== 'string' && type !== 'other',
  );
  return d.cast(own, areNumbers ? 'float64' : 'string');
}

/** The SQL of the number of some rows, and of the first of their keys. */
const counted = (name: string, n: string, condition: string): string =>
  `sum(CASE WHEN ${condition} THEN ${n} ELSE 0 END) AS ${name}, min(CASE WHEN ${condition} THEN id END) AS ${name}_key`;
