import { describe, expect, test } from 'vitest';
import { usualNames } from '../../src/reading/deciding/usual-names.ts';
import { evaluate, file, rightly } from '../command.ts';
import { chapter, codeIn, rowsOf } from './page.ts';

/* The command does what docs/command.md says about names, layouts and metrics. */

test('the usual names of columns', () => {
  const roles = rowsOf(chapter('## Columns')).slice(0, 3);
  expect(Object.fromEntries(roles.map(([role, names]) => [role, codeIn(names!)]))).toEqual({
    truth: usualNames.yTrue,
    predictions: usualNames.yPred,
    weights: usualNames.sampleWeight,
  });
});

const six = (text: string): string => `${text},0,0,0`;
const lists = (...rows: readonly unknown[][]): string =>
  file('lists.jsonl', rows.map(([label, pred]) => JSON.stringify({ label, pred })).join('\n'));
const csv = (...lines: readonly string[]): string => file('table.csv', lines.join('\n'));

describe('a layout', () => {
  /** A file for each line of the table, and the options that the line needs. */
  const files: Readonly<Record<string, readonly string[]>> = {
    'a label | a label': [csv('label,pred', 'cat,cat', 'dog,cat')],
    '0 or 1 | a probability': [csv('label,pred', '1,0.9', '0,0.6')],
    'one of two words | a probability, with `--positive WORD`': [
      csv('label,pred', 'good,0.9', 'bad,0.6'),
      '--positive',
      'good',
    ],
    '0 or 1 | a logit': [csv('label,pred', '1,3.9', '0,-0.6')],
    '-1 or 1 | a signed score': [csv('label,pred', '1,0.3', '-1,-0.6')],
    'a label | a score for each of up to 5 classes': [
      csv('label,p0,p1,p2', '1,0.1,0.8,0.1', '2,0.5,0.3,0.2'),
    ],
    'a label | a score for each of more than 5 classes': [
      csv('label,p0,p1,p2,p3,p4,p5', six('1,0.1,0.8,0.1'), six('2,0.5,0.3,0.2')),
    ],
    'a list with one 1 | a score for each of up to 5 classes': [
      lists(
        [
          [0, 1, 0],
          [0.1, 0.8, 0.1],
        ],
        [
          [0, 0, 1],
          [0.5, 0.3, 0.2],
        ],
      ),
    ],
    'a list with one 1 | a score for each of more than 5 classes': [
      lists([
        [0, 1, 0, 0, 0, 0],
        [0.1, 0.8, 0.1, 0, 0, 0],
      ]),
    ],
    'a list of shares | a score for each class': [
      lists([
        [0.2, 0.8, 0],
        [0.1, 0.8, 0.1],
      ]),
    ],
    'a column of 0 and 1 for each class | a label': [
      csv('is_cat,is_dog,pred', '1,0,cat', '0,1,cat'),
      '--y-true',
      'is_*',
    ],
    'a column of 0 and 1 for each class | a score for each class': [
      csv('is_cat,is_dog,p_dog,p_cat', '1,0,0.1,0.9', '0,1,0.2,0.8'),
      '--y-true',
      'is_*',
    ],
    'a list of 0 and 1 | a score for each label': [
      lists(
        [
          [0, 1, 1],
          [0.1, 0.8, 0.1],
        ],
        [
          [0, 0, 0],
          [0.5, 0.3, 0.9],
        ],
      ),
    ],
    'a label | 3 classes, the best first': [
      lists(['a', ['a', 'b', 'c']], ['b', ['c', 'b', 'a']], ['c', ['a', 'b', 'c']]),
    ],
    'a list of labels | a list of labels': [
      lists(
        [
          ['A', 'B'],
          ['A', 'A'],
        ],
        [['B'], ['B']],
      ),
    ],
    'a number | a number': [csv('label,pred', '100.5,110', '250.25,240.5')],
  };
  const lines = rowsOf(chapter('## Layouts and metrics')).map(
    ([truth, predictions, ...rest]) => [`${truth} | ${predictions}`, rest] as const,
  );

  test('the test has a file for each line of the page', () => {
    expect(lines.map(([name]) => name)).toEqual(Object.keys(files));
  });

  const isRefused = ([, [, usual]]: (typeof lines)[number]): boolean => usual!.startsWith('none');

  test.each(lines.filter(isRefused))('of %s needs metrics', async (name, [, usual]) => {
    const { status, stderr } = await rightly('evaluate', ...files[name]!);
    expect([status, stderr]).toEqual([2, expect.stringContaining(codeIn(usual!).join(' '))]);
  });

  const chosen = lines.filter((line) => !isRefused(line));
  test.each(chosen)('of %s chooses the metrics', async (name, [layout, usual, accuracy]) => {
    const args = files[name]!;
    const [said] = codeIn(layout!);
    const found = await evaluate(...args);
    const flags = found.assumed.map(({ flag }) => flag).filter((flag) => flag.startsWith('--lay'));
    expect(flags.filter((flag) => flag !== `--layout ${said}`)).toEqual([]);
    const named = await evaluate(...args, '--layout', said!);
    expect(named.results).toEqual(found.results);
    const names = codeIn(usual!.split(/[;:]/)[0]!);
    expect(found.results.map(({ metric }) => metric)).toEqual(names);
    expect(found.warnings.length > 0).toBe(usual!.includes('warning'));
    const { results } = await evaluate(...args, '--metrics', 'accuracy');
    expect(results.map((one) => (one as unknown as { class_name: string }).class_name)).toEqual([
      codeIn(accuracy!)[0],
    ]);
  });
});
