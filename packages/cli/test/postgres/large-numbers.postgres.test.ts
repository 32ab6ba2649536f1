import { expect, inject, test } from 'vitest';
import { evaluate, rightly } from '../command.ts';

const onServer = ['--engine', inject('postgres').url];
const rows = (type: string): string =>
  `SELECT label::${type}, guess::${type}, owner FROM (VALUES ('18446744073709551615', '18446744073709551615', 18446744073709551615::numeric), ('18446744073709551615', '18446744073709551614', 18446744073709551614.0), ('1', '1', 1.50), ('1', '1', 1.5)) AS t(label, guess, owner)`;
const columns = ['--y-true', 'label', '--y-pred', 'guess'];

test('whole numbers of any size are compared and grouped exactly', async () => {
  const query = ['--query', rows('numeric(20,0)'), ...columns];
  const { results } = await evaluate(...query, '--by', 'owner', ...onServer);
  expect(results.map(({ group, value }) => [group?.['owner'], value])).toEqual([
    [1.5, 1],
    ['18446744073709551614', 0],
    ['18446744073709551615', 1],
    [undefined, 0.75],
  ]);
});

test('decimals that float64 cannot tell apart are refused', async () => {
  const query = ['--query', rows('numeric'), ...columns];
  const { status, stderr } = await rightly('evaluate', ...query, ...onServer);
  expect([status, stderr]).toEqual([
    2,
    expect.stringContaining('decimals with a fraction are below 2^53'),
  ]);
});
