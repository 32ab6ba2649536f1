import { describe, expect, test } from 'vitest';
import { type DialectName, dialectNames } from '../src/engines/dialects.ts';
import { sql as answerTo, text } from './command.ts';
import { Random } from './fuzz/random.ts';
import { checkExpression } from '../src/reading/expressions/check-expression.ts';

/** The reason why an expression is refused; undefined where it is accepted. */
function refusal(sql: string, dialect: DialectName): string | undefined {
  try {
    checkExpression('--where', sql, dialect);
    return undefined;
  } catch (error) {
    return (error as Error).message.replace(
      /^--where must be one expression over the row; got /,
      '',
    );
  }
}

const everywhere: readonly (readonly [sql: string, why: RegExp])[] = [
  ['', /^nothing$/],
  ['-- only a comment', /^nothing$/],
  ["true); COPY (SELECT 1) TO 'x' --", /^\) without its opening bracket$/],
  ['true) OR (true', /^\) without its opening bracket$/],
  ['(true', /^\( without its closing bracket$/],
  ['[1, 2)', /^\) without its opening bracket$/],
  ['true; DROP TABLE t', /^a semicolon/],
  ['(true; true)', /^a semicolon/],
  ['a, b', /^a comma outside brackets$/],
  ["'it is open", /^' without an end$/],
  ['"it is open', /^" without an end$/],
  ['true /* open', /^a comment without an end$/],
  ['true /* a /* b */ */', /^a comment in a comment$/],
  ['true /* /*/ */', /^a comment in a comment$/],
  ['2 */* 3 */ 4', /^\*\/ without a comment/],
  ["'a'\n'b'", /^two texts in quotes/],
  ["'a' /* c */ 'b'", /^two texts in quotes/],
  ["1e'\\''", /directly after a word/],
  ['1AS b', /^1AS, a number with letters$/],
  ['a = 1OR true', /^1OR, a number with letters$/],
  ['a IN (ſelect b FROM t)', /^a letter whose capital is another letter/],
  ["date'2020-01-01'", /directly after a word/],
  ['a -- b\rtrue) --', /^a comment whose end is unclear/],
  ['a -- b\\', /^a comment whose end is unclear/],
  ["'a\0b'", /^a character that is not valid text$/],
  ["'\uD800'", /^a character that is not valid text$/],
  ['a\u00A0= 1', /^the character/],
  ['a = ‘x’', /^the character/],
  ['a\u000B= 1', /^the character/],
  ['a = \\G', /^\\ outside quotes$/],
  ['a IN (SELECT b FROM t)', /^SELECT: queries are not allowed/],
  ['EXISTS (FROM t)', /^FROM: queries are not allowed/],
  ['(WITH x AS (TABLE t) TABLE x) = 1', /^WITH: queries are not allowed/],
  ['a = (TABLE t)', /^TABLE: queries are not allowed/],
  ['a = (VALUES (1))', /^VALUES: queries are not allowed/],
  ['a = (/* c */ SUMMARIZE t)', /^SUMMARIZE: queries are not allowed/],
  ['DESCRIBE t', /^DESCRIBE: queries are not allowed/],
  ["a = (FROM 'file.csv')", /^FROM: queries are not allowed/],
  ['lower(a FROM t) = 1', /^FROM: queries are not allowed/],
  ['a UNION b', /^UNION: queries are not allowed/],
  ['count(*) FILTER (WHERE a)', /^WHERE: queries are not allowed/],
  ['row_number() OVER () = 1', /^OVER: windows/],
  ['lag(a) OVER w = 1', /^OVER: windows/],
  ['(a AS b) = 1', /^AS outside CAST/],
  ['CAST(a AS b AS INT) = 1', /^AS outside CAST/],
  ['lower(CAST((a AS b) AS TEXT)) = 1', /^AS outside CAST/],
  ['sum(a) > 1', /^the function "sum": it adds up rows$/],
  ['"max" (a) > 1', /^the function "max": it adds up rows$/],
  ['Max/* c */(a) > 1', /^the function "Max": it adds up rows$/],
  ['unnest(a) > 1', /it makes several rows/],
  ['explode(a) > 1', /it makes several rows/],
  ['columns(*) > 1', /it makes several rows or columns/],
  ["read_text('/etc/passwd') = ''", /it reads data outside the row$/],
  ['random() < 0.1', /it gives another value each time$/],
];

const own: readonly (readonly [DialectName, string, RegExp])[] = [
  ['duckdb', "getenv('HOME') = ''", /outside the row/],
  ['duckdb', "x.getvariable() = ''", /outside the row/],
  ['duckdb', 'a = `b`', /^` outside quotes$/],
  ['duckdb', 'a$b$ = 1', /^\$ directly after/],
  ['duckdb', '#1 = a', /^# outside quotes$/],
  ['duckdb', '$1 = a', /^\$ outside quotes$/],
  ['duckdb', '$$ open', /^\$\$ without an end$/],
  ['duckdb', "'\\') OR (true --'", /^\) without/],
  ['duckdb', "E'\\\\') OR (true --'", /^\) without/],
  ['postgres', "pg_read_file('/etc/passwd') = ''", /outside the row/],
  ['postgres', 'pg_sleep(9) IS NULL', /outside the row/],
  ['postgres', '"pg_sleep"(9) IS NULL', /outside the row/],
  ['postgres', 'U&"\\0070g_sleep"(9) IS NULL', /^a name with escapes$/],
  ['postgres', "table_to_xml('users', true, false, '') IS NULL", /outside the row/],
  ['postgres', "dblink('', '') IS NULL", /outside the row/],
  ['postgres', "nextval('s') = 1", /another value each time/],
  ['postgres', "set_config('role', 'x', false) = ''", /outside the row/],
  ['postgres', '$a$ $b$ $a $a', /^\$a\$ without an end$/],
  ['clickhouse', 'a IN users', /^IN with "users"/],
  ['clickhouse', 'a GLOBAL NOT IN db.users', /^IN with "db"/],
  ['clickhouse', 'a IN (users)', /^IN with "users"/],
  ['clickhouse', 'a IN ((users))', /^IN with "users"/],
  ['clickhouse', 'a IN ("users")', /^IN with "users"/],
  ['clickhouse', "a IN (url('http://x'))", /^IN with "url"/],
  ['clickhouse', 'a IN numbers(9)', /^IN with "numbers"/],
  ['clickhouse', 'in(a, users)', /^IN with "a"/],
  ['clickhouse', 'globalNotIn(a, users)', /outside the row/],
  ['clickhouse', "file('x') = ''", /outside the row/],
  ['clickhouse', "dictGet('d', 'x', a) = ''", /outside the row/],
  ['clickhouse', "joinGet('t', 'x', a) = ''", /outside the row/],
  ['clickhouse', 'sleep(3) = 0', /outside the row/],
  ['clickhouse', '"sl\\x65ep"(3) = 0', /it calls a function that a string names/],
  ['clickhouse', 'arrayJoin([1, 2]) = a', /several rows/],
  ['clickhouse', 'a = 1 # ) OR (true', /^# outside quotes$/],
  ['clickhouse', '$x y$ ) $x y$ = a', /^\$ outside quotes$/],
  ['clickhouse', "'\\\\') OR (true --'", /^\) without/],
  ['clickhouse', '`\\\\`) OR (true --`', /^\) without/],
  ['spark', "'\\\\') OR (true --'", /^\) without/],
  ['spark', '"\\\\") OR (true --"', /^\) without/],
  ['spark', '`\\`) OR (true --`', /^\) without/],
  ['spark', "r'\\' = a", /^a raw string that ends/],
  ['spark', "r'a''\\'' = a", /^two texts in quotes/],
  ['spark', "'${env:HOME}' = a", /^\$\{, which the engine replaces$/],
  ['spark', '/*+ BROADCAST(t) */ a', /^\/\*\+ outside quotes$/],
  ['spark', "reflect('java.lang.System', 'getenv') = ''", /outside the row/],
  ['spark', "java_method('a', 'b') = ''", /outside the row/],
  ['spark', "IDENTIFIER('lower')(a) = ''", /a function that a string names/],
  ['spark', 'stack(2, a, b) = 1', /several rows/],
];

const harmless = [
  'a = 1',
  '"a b" < 3 OR a = 1 -- a remark',
  'a /* a remark; (with, signs */ = 1',
  "lower(trim(reply)) = 'it''s; ok) (, --'",
  "CASE WHEN a > 1 THEN 'b' ELSE 'c' END = 'b'",
  'coalesce(a, b, 1.5e-3) BETWEEN 0 AND 2',
  'CAST(a AS DOUBLE) > CAST(CAST(b AS INT) AS DOUBLE)',
  "EXTRACT(year FROM d) = 2020 AND SUBSTRING(a FROM 2 FOR 3) = 'x'",
  "TRIM(BOTH 'x' FROM a) <> ''",
  'a IS NOT DISTINCT FROM b',
  "a IN (1, 2) AND b NOT IN ('x', NULL)",
  'größe > 1 AND t."from" = 2',
  "show = 'x' AND (table IS NULL) AND (values) > 1",
  '((((a))))[1] = 2',
  "lower('SELECT') = 'from t'",
  "a = DATE '2020-01-01'",
];

const harmlessIn: readonly (readonly [DialectName, string])[] = [
  ['duckdb', 'list_transform(l, lambda x: x + 1) = [2, 3]'],
  ['duckdb', "{'a': [x + 1 for x in l if x > 0]}.a = [2]"],
  ['duckdb', 'a::TIMESTAMP WITH TIME ZONE > now() - INTERVAL 1 DAY'],
  ['duckdb', "$$it's ; ) ($$ = a OR $x$ $$ $x$ = a"],
  ['duckdb', "E'it\\'s' = a OR x'41' IS NULL"],
  ['duckdb', "a LIKE '\\' OR error('wrong') IS NULL"],
  ['duckdb', 'a.lower().trim() = reply[1:3]'],
  ['duckdb', 'filter(l, lambda x: x > 1) = [2]'],
  ['postgres', "a #>> '{b,c}' = 'x' AND j ? 'key'"],
  ['postgres', "U&'\\0041' = a AND a ~ '^\\d+$' AND pg_typeof(a) IS NOT NULL"],
  ['postgres', 'a = ANY (ARRAY[1, 2])'],
  ['clickhouse', "a IN [1, 2] AND d IN (toDate('2020-01-01'), NULL)"],
  ['clickhouse', "replaceRegexpAll(a, '\\\\s+\\'', '') = 'x' ? 1 : 0"],
  ['clickhouse', 'arrayMap(x -> x + 1, l) = [2]'],
  ['clickhouse', "'\\') OR (true --' = a"],
  ['spark', "'\\') OR (true --' = a"],
  ['spark', "regexp_replace(a, r'\\s+', 'it\\'s') = \"x\""],
  ['spark', '`a b` = 1 AND filter(l, x -> x > 1) = array(2)'],
];

describe.each(dialectNames)('in %s', (dialect) => {
  test.each(everywhere)('%j is refused', (sql, why) => {
    expect(refusal(sql, dialect)).toMatch(why);
  });

  test.each(own.filter(([of]) => of === dialect))('%s: %j is refused', (_, sql, why) => {
    expect(refusal(sql, dialect)).toMatch(why);
  });

  test.each(harmless)('%j passes', (sql) => {
    expect(refusal(sql, dialect)).toBeUndefined();
  });

  test.each(harmlessIn.filter(([of]) => of === dialect))('%s: %j passes', (_, sql) => {
    expect(refusal(sql, dialect)).toBeUndefined();
  });
});

test('functions are found in quotes and after a point too', () => {
  expect(
    checkExpression('--where', `lower("Trim"(a)) IN ('x(') AND a.length() > 1`, 'duckdb'),
  ).toEqual(['lower', 'Trim', 'length']);
});

describe('each accepted text is one expression to DuckDB’s own parser', () => {
  const pieces = [
    `' '' " \\ $$ $a$ $ E' U&' x' n' /* */ -- \r \n \` # ( ) ( ) [ ] { } , ; . : * / - = | ? < \u00A0`,
    `a a b 1 1e e é 'x' "a" lower( cast( ::int NULL`,
  ]
    .flatMap((line) => line.split(' '))
    .concat(' ', ' ', ' ', ' AND ', ' IS ', ' as ', ' AS c', ' in ', ' for ', ' over ()')
    .concat(' UNION ', 'SELECT 1', 'FROM t', 'VALUES (1)', 'TABLE t');
  /** Texts of a few random pieces. They are the same in each run. */
  const texts = (count: number): string[] => {
    const random = new Random(17);
    return Array.from({ length: count }, () =>
      Array.from({ length: 1 + random.below(9) }, () => random.pick(pieces)).join(''),
    );
  };

  test('texts of random pieces', async () => {
    const passing = texts(200_000).filter((one) => refusal(one, 'duckdb') === undefined);
    const given = passing.map((one) => `(${text(one)})`).join(', ');
    const rows = await answerTo(
      `SELECT sql, json_serialize_sql('SELECT (' || sql || chr(10) || ') AS x, 1 AS last FROM t') AS tree FROM (VALUES ${given}) AS given(sql)`,
    );
    const trees = rows.map(({ tree }) => String(tree)).filter((tree) => !isError(tree));
    expect(trees.length).toBeGreaterThan(1000);
    expect(trees.filter((tree) => !isExpression(tree))).toEqual([]);
  });

  test.each(['(SELECT 1)', '1) AS y, (2', 'sum(1) OVER ()', "1) AS x FROM u; SELECT ('x'"])(
    'the check of this test rejects %s',
    async (one) => {
      const [row] = await answerTo(
        `SELECT json_serialize_sql(${text(`SELECT (${one}\n) AS x, 1 AS last FROM t`)}) AS tree`,
      );
      expect([isError(String(row!['tree'])), isExpression(String(row!['tree']))]).toEqual([
        false,
        false,
      ]);
    },
  );
});

interface Tree {
  readonly error: boolean;
  readonly statements: readonly {
    readonly node: { readonly type: string; readonly select_list: readonly { alias: string }[] };
  }[];
}

const isError = (tree: string): boolean => (JSON.parse(tree) as Tree).error;

/** Whether a syntax tree is a query of two columns, without another query or a window in it. */
function isExpression(tree: string): boolean {
  const [first, ...others] = (JSON.parse(tree) as Tree).statements;
  const aliases = first!.node.select_list.map(({ alias }) => alias);
  return (
    others.length === 0 &&
    first!.node.type === 'SELECT_NODE' &&
    aliases.join() === 'x,last' &&
    !/"class":"(SUBQUERY|WINDOW)"/.test(tree)
  );
}
