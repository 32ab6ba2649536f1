import { expect, test } from 'vitest';
import { Duckdb } from '../src/engines/duckdb/duckdb.ts';
import { file, rightly, valueOf } from './command.ts';
import { foldsHere, foldsIn, onePart } from './servers/folds.ts';

test('DuckDB and this process fold labels alike, for each word of --fold', async () => {
  const engine = await Duckdb.open({ progress: false });
  expect(await foldsIn(engine)).toEqual(onePart);
  await engine.close();
  expect(foldsHere()).toEqual(onePart);
});

const labels = file('a.csv', 'label,prediction\nCat,cat\nDog, Dog\nant,ant\nbird,cow\n');

test('a line counts the labels that differ only in letter case or spaces', async () => {
  expect((await rightly('evaluate', labels)).stderr).toBe(
    'assumed: --fold none (2 of the first 4 rows differ in letter case or spaces only, such as "Cat" and "cat": --fold case,space makes them equal)\n',
  );
  expect(await valueOf(labels)).toBe(1 / 4);
});

test.each([
  ['case,space', 3 / 4],
  ['space', 2 / 4],
  ['none', 1 / 4],
] as const)('with --fold %s nothing is assumed', async (fold, value) => {
  expect(await valueOf(labels, '--fold', fold)).toBe(value);
  expect((await rightly('evaluate', labels, '--fold', fold)).stderr).toBe('');
});

test('names of classes are folded too', async () => {
  const scores = file('a.csv', 'label,p_cat,p_dog\nCAT,0.9,0.1\n dog,0.2,0.8\n');
  expect(await valueOf(scores, '--fold', 'case,space')).toBe(1);
  expect((await rightly('evaluate', scores)).stderr).toContain('or --fold case,space');
  const twice = ['--fold', 'case', '--classes', 'cat,Cat', '--y-pred', 'p_cat,p_dog'];
  expect((await rightly('evaluate', scores, ...twice)).stderr).toContain(
    '--fold case: the classes "cat" and "Cat" would be one',
  );
});

// oxfmt-ignore
test.each([
  ['a part that there is not', 'a.csv', 'label,prediction\na,b\n', 'upper', '--fold must be none, or some of case, space, punctuation and unicode; got "upper"'],
  ['none beside a part', 'a.csv', 'label,prediction\na,b\n', 'none,case', '--fold must be none, or some of'],
  ['labels that are numbers', 'a.csv', 'label,prediction\n1,2\n', 'case', '--fold is for labels that are text; column "label" holds numbers'],
])('--fold is refused for %s', async (_, name, content, fold, message) => {
  const { status, stderr } = await rightly('evaluate', file(name, content), '--fold', fold);
  expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
});

test('a state records --fold, and is added only to states with the same --fold', async () => {
  const states = [file('a.json', ''), file('b.json', '')];
  await rightly('evaluate', labels, '--fold', 'case', '--state', states[0]!);
  await rightly('evaluate', labels, '--fold', 'none', '--state', states[1]!);
  const { status, stderr } = await rightly('merge', ...states);
  expect(status).toBe(2);
  expect(stderr).toContain('its folds of labels (--fold) are [], not ["case"]');
  expect((await rightly('merge', states[0]!)).status).toBe(0);
});
