import { join } from 'node:path';
import { expect, test } from 'vitest';
import { evaluate, file, folder, made, rightly, sql, text } from './command.ts';
import { randomFiles } from './random-rows.ts';

const { answered } = randomFiles();

const [one, other] = ['18446744073709551614', '18446744073709551615'];
const csv = `y_true,y_pred,owner\n1,1,${one}\n1,0,${other}\n0,0,${other}\n9007199254740993,9007199254740992,5\n`;

/** The accuracy of each owner. */
const ownersIn = (stdout: string): readonly unknown[] =>
  (JSON.parse(stdout) as Awaited<ReturnType<typeof evaluate>>).results.map(({ group, value }) => [
    group?.['owner'],
    value,
  ]);

test('states keep groups of 64-bit numbers separate', async () => {
  const state = join(folder(), 'part.json');
  await rightly('evaluate', file('part.csv', csv), '--by', 'owner', '--state', state);
  const { stdout } = await rightly('merge', state, '--format', 'json');
  expect(ownersIn(stdout)).toEqual([
    [5, 0],
    [one, 1],
    [other, 0.5],
    [undefined, 0.5],
  ]);
});

test('a requirement of one group names the group with all digits', async () => {
  const args = ['evaluate', file('bars.csv', csv), '--by', 'owner', '--fail-under'];
  const { status } = await rightly(...args, `accuracy[${one}]=1`);
  expect(status).toBe(0);
  const { status: missed, stderr } = await rightly(...args, `accuracy[${other}]=0.75`);
  expect([missed, stderr]).toEqual([1, expect.stringContaining(`accuracy[${other}]`)]);
});

test.each([
  ['lines', 'FORMAT json'],
  ['an array', 'FORMAT json, ARRAY true'],
])('answers in JSON, as %s, keep numbers that JSON.parse would round', async (name, format) => {
  const path = await made(
    `${name}.parquet`,
    `SELECT 1 AS y, 1 AS p, ${one}::UBIGINT AS owner UNION ALL SELECT 1, 0, ${other}::UBIGINT`,
  );
  const columns = ['--y-true', 'y:integer', '--y-pred', 'p:integer', '--by', 'owner'];
  const query = ['--query', `SELECT * FROM '${path}'`];
  const answer = await answered(`${name}.json`, format, ...columns, ...query);
  const { stdout } = await rightly('merge', answer, '--format', 'json');
  expect(ownersIn(stdout)).toEqual([
    [one, 1],
    [other, 0],
    [undefined, 0.5],
  ]);
});

test('--rows writes all digits', async () => {
  const path = join(folder(), 'rows.parquet');
  await rightly('evaluate', file('rows.csv', csv), '--by', 'owner', '--rows', path);
  const rows = await sql(
    `SELECT CAST(y_true AS VARCHAR) AS label, CAST(owner AS VARCHAR) AS owner, accuracy_hit AS hit FROM ${text(path)} ORDER BY y_true DESC, owner LIMIT 3`,
  );
  expect(rows).toEqual([
    { label: '9007199254740993', owner: '5', hit: false },
    { label: '1', owner: one, hit: true },
    { label: '1', owner: other, hit: false },
  ]);
});

const twoLabels = file(
  'two.csv',
  'label,prediction\n9007199254740993,9007199254740992\n9007199254740992,9007199254740992\n',
);

test.each([
  [['--metrics', 'f1'], 'none of them is 1 or true: say --per-class for both'],
  [
    ['--metrics', 'f1', '--positive', '9007199254740993'],
    '--positive must be a whole number below 2^53, as the labels are; got "9007199254740993"',
  ],
])('%j cannot be the class of a metric of one class', async (args, message) => {
  const { status, stderr } = await rightly('evaluate', twoLabels, ...args);
  expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
});
