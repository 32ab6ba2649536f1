import * as fc from 'fast-check';
import { expectMean, lasting } from '../command.ts';
import type { Generator } from '../generator.ts';

interface Row {
  readonly a: number;
  readonly b: string;
}

/** A condition as SQL, and as a function. */
interface Condition {
  readonly sql: string;
  readonly holds: (row: Row) => boolean;
}

const data: readonly Row[] = Array.from({ length: 40 }, (_, i) => ({
  a: (i * 7) % 11,
  b: ['cat', 'dog', "it's", 'a;b', '--'][i % 5]!,
}));
const path = lasting(
  'conditions.csv',
  `a,b,y_true,y_pred\n${data.map(({ a, b }, i) => `${a},"${b}",${i % 2},${i % 3 === 0 ? 1 - (i % 2) : i % 2}`).join('\n')}\n`,
);

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
const number = fc.integer({ min: -1, max: 12 });
const word = fc.constantFrom('cat', 'dog', "it's", 'a;b', '--', 'x');
const blank = fc.constantFrom(' ', '  ', '\n', ' /* ; */ ');

const simple: fc.Arbitrary<Condition> = fc.oneof(
  fc
    .tuple(fc.constantFrom('<', '<=', '=', '<>', '>', '>='), number)
    .map(([op, n]) => ({ sql: `a ${op} ${n}`, holds: ({ a }: Row) => compare(op, a, n) })),
  word.map((w) => ({ sql: `b = ${text(w)}`, holds: ({ b }: Row) => b === w })),
  fc
    .array(number, { minLength: 1, maxLength: 4 })
    .map((of) => ({ sql: `a IN (${of.join(', ')})`, holds: ({ a }: Row) => of.includes(a) })),
  fc
    .integer({ min: 1, max: 5 })
    .map((n) => ({ sql: `a % ${n} = 0`, holds: ({ a }: Row) => a % n === 0 })),
  fc.tuple(number, number).map(([low, high]) => ({
    sql: `a BETWEEN ${low} AND ${high}`,
    holds: ({ a }: Row) => a >= low && a <= high,
  })),
  word.map((w) => ({ sql: `"b" LIKE ${text(`${w}%`)}`, holds: ({ b }: Row) => b.startsWith(w) })),
  fc.constant({ sql: 'length(b) = 3', holds: ({ b }: Row) => b.length === 3 }),
  fc.constantFrom({ sql: 'true', holds: () => true }, { sql: 'a IS NOT NULL', holds: () => true }),
);

function compare(op: string, a: number, b: number): boolean {
  if (op === '=') return a === b;
  if (op === '<>') return a !== b;
  if (op.endsWith('=') && a === b) return true;
  return op.startsWith('<') ? a < b : a > b;
}

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    simple,
    tie('condition').map(({ sql, holds }) => ({
      sql: `NOT (${sql})`,
      holds: (row: Row) => !holds(row),
    })),
    fc
      .tuple(tie('condition'), fc.constantFrom('AND', 'OR'), tie('condition'), blank)
      .map(([one, op, other, between]) => ({
        sql: `(${one.sql})${between}${op}${between}(${other.sql})`,
        holds: (row: Row) =>
          op === 'AND' ? one.holds(row) && other.holds(row) : one.holds(row) || other.holds(row),
      })),
  ),
}));

/** SQL that is no valid condition. */
const refused = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'a =',
    '(a = 1',
    'a = 1)',
    'a = 1; DROP TABLE t',
    'a = 1) OR (1 = 1',
    "b = 'x",
    'c = 1',
    'a IN (SELECT 1)',
    'EXISTS (SELECT 1)',
    "a = (SELECT count(*) FROM read_text('/etc/passwd'))",
    'true) FROM t WHERE (true',
    'true UNION SELECT 1',
    'sum(a) > 1',
    'row_number() OVER () = 1',
    'unnest([a]) = 1',
    'a = ?',
    'a = $1',
    'a = 1 /*',
    'b = 1',
  ),
  fc.stringMatching(/^[()'"]{1,5}$/),
);

/** SQL conditions of --where. A valid one keeps the rows for which it holds. Any other SQL is refused. */
export const conditions: Generator = {
  name: 'conditions',
  runs: 15,
  property: () =>
    fc.asyncProperty(
      fc.oneof({ weight: 2, arbitrary: condition }, { weight: 1, arbitrary: refused }),
      async (given) => {
        const sql = typeof given === 'string' ? given : given.sql;
        const kept =
          typeof given === 'string' ? [] : data.flatMap((row, i) => (given.holds(row) ? [i] : []));
        const args = [
          'evaluate',
          path,
          '--where',
          sql,
          '--metrics',
          'accuracy',
          '--layout',
          'labels',
        ];
        const value = kept.filter((at) => at % 3 !== 0).length / kept.length;
        const wanted = { rows: kept.length, value: kept.length === 0 ? null : value };
        await expectMean(args, typeof given === 'string' ? undefined : wanted, true);
      },
    ),
};
