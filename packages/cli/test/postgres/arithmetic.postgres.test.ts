import pg from 'pg';
import { postgres } from 'rightly/sql';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

let client: pg.Client;
beforeAll(async () => {
  client = new pg.Client({ connectionString: inject('postgres').url });
  await client.connect();
});
afterAll(async () => client.end());

const sizes = [0, 5e-324, 1e-310, 1e-200, 1e-160, 1e-150, 1e-9, 0.3, 1, 2, 37.5, 710, 1e9];
const all = [...sizes, 1e150, 1.3e154, 1.4e154, 1e290, 9e307, Number.MAX_VALUE, Infinity];
const numbers = [...all, ...all.filter((x) => x > 0).map((x) => -x), NaN];

/** Whether both are NaN, the same infinity, or nearly equal. Instead of a tiny number there may be 0. */
function agrees(found: number, expected: number): boolean {
  if (!Number.isFinite(expected)) return Object.is(found, expected);
  if (Math.abs(expected) < 1e-305) return Math.abs(found) < 1e-305;
  // Sums and powers may be infinite for results just below the largest float64.
  if (Math.abs(expected) > 1.79e308 && !Number.isFinite(found)) return found / expected > 0;
  return Math.abs(found - expected) <= 1e-11 * Math.abs(expected);
}

/** The wrong results of the server for an expression. */
async function wrong(
  rows: readonly (readonly number[])[],
  sql: string,
  verb: (...args: readonly number[]) => number,
): Promise<string[]> {
  const cells = rows.map((row) => `(${row.map((x) => postgres.number(x)).join()})`);
  const from = `(VALUES ${cells.join()}) AS t(a, b)`.replace(
    rows[0]!.length === 1 ? ', b' : /^$/,
    '',
  );
  const found = await client.query<{ v: number }>(`SELECT ${sql} AS v FROM ${from}`);
  return found.rows.flatMap(({ v }, i) => {
    const expected = verb(...rows[i]!);
    return agrees(v, expected) ? [] : [`${rows[i]!.join(', ')}: ${v}, not ${expected}`];
  });
}

const { arithmetic } = postgres;
const pairs = numbers.flatMap((a) => numbers.map((b) => [a, b] as const));

// oxfmt-ignore
test.each<[string, string, (a: number, b: number) => number]>([
  ['plus', arithmetic.plus('a', 'b'), (a, b) => a + b],
  ['minus', arithmetic.minus('a', 'b'), (a, b) => a - b],
  ['times', arithmetic.times('a', 'b'), (a, b) => a * b],
  ['divided by', arithmetic.dividedBy('a', 'b'), (a, b) => (b === 0 ? a * Infinity : a / b)],
  ['weighted', arithmetic.weighted('a', 'b'), (a, b) => (a === 0 ? 0 : a * b)],
])('an operation is defined for any two numbers: %s', async (_, sql, verb) => {
  expect(await wrong(pairs, sql, verb as never)).toEqual([]);
});

// oxfmt-ignore
test.each<[string, string, (a: number) => number]>([
  ['square', arithmetic.square('a'), (a) => a * a],
  ['square root', arithmetic.sqrt('a'), Math.sqrt],
  ['exp', arithmetic.exp('a'), Math.exp],
  ['log', arithmetic.log('a'), Math.log],
  ['log1p', arithmetic.log1p('a'), Math.log1p],
  ['softplus', arithmetic.softplus('a'), (a) => Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a)))],
  ['log cosh', arithmetic.logCosh('a'), (a) => Math.abs(a) < 1 ? Math.log1p(2 * Math.sinh(a / 2) ** 2) : Math.abs(a) - Math.LN2 + Math.log1p(Math.exp(-2 * Math.abs(a)))],
  ['power 3', arithmetic.power('a', postgres.number(3)), (a) => a ** 3],
  ['power -2', arithmetic.power('a', postgres.number(-2)), (a) => a ** -2],
  ['power 0', arithmetic.power('a', postgres.number(0)), (a) => a ** 0],
  ['power 1.5', arithmetic.power('a', postgres.number(1.5)), (a) => a ** 1.5],
  ['power -0.5', arithmetic.power('a', postgres.number(-0.5)), (a) => a ** -0.5],
  ['at least', arithmetic.atLeast('a', postgres.number(0.5)), (a) => Math.max(a, 0.5)],
  ['at most', arithmetic.atMost('a', postgres.number(0.5)), (a) => Math.min(a, 0.5)],
])('a function is defined for any number: %s', async (_, sql, verb) => {
  expect(await wrong(numbers.map((a) => [a]), sql, verb as never)).toEqual([]);
});

const sums: [string, number[], number][] = [
  ['of nothing', [], 0],
  ['that no number is', [1.7e308, 1.7e308], Infinity],
  ['below all numbers', [-1.7e308, -1.7e308], -Infinity],
  ['of the largest', [1.5e308, 1e307, 1], 1.6e308],
  ['in which the largest go', [1.5e308, 1.5e308, -1.5e308, 3], 1.5e308],
  ['of large and small', [1e300, 3e12, 1e-300], 1e300],
  ['of small numbers', [3e-40, 4e-290], 3e-40],
  ['with infinity', [1, Infinity], Infinity],
  ['with NaN', [1, NaN, -Infinity], NaN],
  ['of fractions', Array.from({ length: 100_000 }, () => 0.1), 10_000],
];

test.each(sums)('a sum %s', async (_, values, expected) => {
  const list = `CAST(ARRAY[${values.map((x) => postgres.number(x)).join()}] AS float8[])`;
  const { rows } = await client.query<{ sum: number; inList: number }>(
    `SELECT ${postgres.sum('x')} AS sum FROM unnest(${list}) AS t(x)`,
  );
  expect(agrees(rows[0]!.sum, expected) ? expected : rows[0]!.sum).toBe(expected);
});

test.each(sums.filter(([, values]) => values.length > 0))(
  'the sum of a list %s',
  async (_, values, expected) => {
    const list = `CAST(ARRAY[${values.map((x) => postgres.number(x)).join()}] AS float8[])`;
    const { rows } = await client.query<{ sum: number }>(
      `SELECT ${postgres.lists.sum(list)} AS sum`,
    );
    expect(agrees(rows[0]!.sum, expected) ? expected : rows[0]!.sum).toBe(expected);
  },
);
