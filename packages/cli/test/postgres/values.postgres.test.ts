import { describe, expect, test } from 'vitest';
import { open } from './open.ts';

describe('a value of an answer is', () => {
  test.each([
    ['9223372036854775807::bigint', 9223372036854775807n],
    ['-7::integer', -7],
    ['7::smallint', 7],
    ["'0.1'::real", Math.fround(0.1)],
    ["'0.1'::float8", 0.1],
    ["'NaN'::float8", NaN],
    ["'Infinity'::float8", Infinity],
    ["'-Infinity'::real", -Infinity],
    ['12345678901234567890.10::numeric', '12345678901234567890.10'],
    ['true', true],
    ['NULL::float8', null],
    ["'Zürich 猫'", 'Zürich 猫'],
    ["'2026-02-03'::date", '2026-02-03'],
    ["'2026-02-03 04:05:06'::timestamp", '2026-02-03 04:05:06'],
    ["'{1,NULL,9223372036854775807}'::bigint[]", [1n, null, 9223372036854775807n]],
    ["'{0.1,NaN,NULL}'::real[]", [Math.fround(0.1), NaN, null]],
    ["'{}'::float8[]", []],
    ["'{t,f}'::boolean[]", [true, false]],
    [`'{"a,b",NULL}'::text[]`, ['a,b', null]],
  ])('%s', async (sql, value) => {
    const engine = await open();
    expect(await engine.query(`SELECT ${sql} AS v`)).toEqual([{ v: value }]);
  });
});

test('a table is described by the names and types of its columns', async () => {
  const engine = await open();
  const types = {
    boolean: 'integer',
    smallint: 'integer',
    bigint: 'integer',
    'numeric(20,0)': 'integer',
    'numeric(6,2)': 'float64',
    real: 'float32',
    'double precision': 'float64',
    text: 'string',
    'character varying(9)': 'string',
    uuid: 'string',
    date: 'string',
    'timestamp with time zone': 'string',
    bytea: 'other',
    jsonb: 'other',
    'integer[]': 'integer',
    'real[]': 'float32',
    'double precision[]': 'float64',
    'boolean[]': 'other',
  };
  const entries = Object.entries(types);
  const from = `(SELECT ${entries.map(([name], i) => `NULL::${name} AS "c ${i}"`).join()}) AS t -- all`;
  expect(await engine.describe(from)).toEqual(
    entries.map(([typeName, type], i) => ({
      name: `c ${i}`,
      typeName,
      type,
      list: typeName.endsWith('[]'),
    })),
  );
});
