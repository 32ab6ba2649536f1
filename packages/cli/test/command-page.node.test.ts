import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commandLine } from '../src/commands/command-line.ts';
import { help, mergeHelp, sqlHelp } from '../src/commands/help.ts';
import { usualNames } from '../src/reading/deciding/usual-names.ts';
import { evaluate, file } from './command.ts';
import { wordsOf } from './words-of.ts';

/* What docs/command.md says of options, names, layouts and JSON is what the command has. */

const page = readFileSync(new URL('../../../docs/command.md', import.meta.url), 'utf8');
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** The text under a heading, to the next one of the same level or a higher one. */
function chapter(heading: string, text = page): string {
  const [level] = /^#+/.exec(heading)!;
  const [, found] = text.split(`\n${heading}\n`);
  if (found === undefined) throw new Error(`there is no chapter ${heading}`);
  return found.split(new RegExp(`^#{1,${level.length}} `, 'm'))[0]!;
}

/** The cells of all tables, without their heads. */
const rowsOf = (text: string): string[][] =>
  Array.from(text.matchAll(/^\|.*\|$/gm), ([line]) =>
    line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  ).filter((cells, i, all) => !isRule(cells) && !isRule(all[i + 1]));

const isRule = (cells: readonly string[] | undefined): boolean =>
  cells !== undefined && cells.every((cell) => /^:?-+:?$/.test(cell));

/** What stands in backticks. */
const codeIn = (cell: string): string[] => Array.from(cell.matchAll(/`([^`]+)`/g), ([, it]) => it!);

const nothing = async (): Promise<void> => {};
const program = (): ReturnType<typeof commandLine> =>
  commandLine({ evaluate: nothing, merge: nothing, sql: nothing }, '0');

describe('the options', () => {
  const declared = [program(), ...program().commands].flatMap((command) =>
    command
      .createHelp()
      .visibleOptions(command)
      .map((option) => ({ command: command.name(), option })),
  );
  const groups = new Set(declared.map(({ option }) => option.helpGroupHeading!.slice(0, -1)));
  const lines = [...groups].flatMap((group) =>
    rowsOf(chapter(`### ${group}`, chapter('## Options'))).map(([flags, where, ...cells]) => ({
      group,
      flags: codeIn(flags!)[0]!,
      commands: where!.split(', '),
      cells,
    })),
  );

  test('are all there, in the groups of the help, and no other', () => {
    const shown = lines.flatMap(({ group, flags, commands }) =>
      commands.map((command) => `${group}: ${command} ${flags}`),
    );
    const known = declared.map(
      ({ command, option }) => `${option.helpGroupHeading} ${command} ${option.flags}`,
    );
    expect(shown.sort()).toEqual(known.sort());
    expect(chapter('## Options').match(/^### .*$/gm)).toHaveLength(groups.size);
  });

  test.each(declared.map(({ command, option }) => [command, option.flags, option] as const))(
    '%s %s has its default and its choices',
    (command, flags, option) => {
      const line = lines.find((one) => one.flags === flags && one.commands.includes(command))!;
      const [usual, meaning] = line.cells as [string, string];
      const known: unknown = option.defaultValue;
      if (typeof known === 'string') expect(usual).toBe(`\`${known}\``);
      expect(codeIn(meaning)).toEqual(expect.arrayContaining(option.argChoices ?? []));
      expect(meaning).not.toBe('');
    },
  );

  test('are those of the commands that the page names', () => {
    const named = rowsOf(page.slice(0, page.indexOf('\n## '))).map(([cell]) => codeIn(cell!)[0]);
    expect(named).toEqual([
      ...program().commands.map((command) => `rightly ${command.name()}`),
      'rightly help',
      'rightly FILE',
    ]);
  });

  const shell = Array.from(page.matchAll(/```sh\n([^]*?)```/g), ([, block]) => block!)
    .flatMap((block) => block.trim().split('\n'))
    .map((line) => line.replace(/^npx /, ''));
  const examples = [help, mergeHelp, sqlHelp].flatMap((text) =>
    Array.from(text.matchAll(/\brightly (evaluate|merge|sql) .*$/gm), ([line]) => line),
  );

  test.each([...shell, ...examples])('are known in: %s', async (line) => {
    const [name, ...args] = wordsOf(line.split(/ [|>] /)[0]!);
    expect(name).toBe('rightly');
    await program().parseAsync(args, { from: 'user' });
  });

  test('that the README names are known', () => {
    const flags = new Set(declared.map(({ option }) => option.long));
    const named = [...new Set(chapter('## What it can do', readme).match(/--[a-z][a-z-]*/g))];
    expect(named.filter((flag) => !flags.has(flag))).toEqual([]);
    expect(named.length).toBeGreaterThan(10);
  });
});

test('the usual names of columns', () => {
  const roles = rowsOf(chapter('## Columns')).slice(0, 3);
  expect(Object.fromEntries(roles.map(([role, names]) => [role, codeIn(names!)]))).toEqual({
    truth: usualNames.yTrue,
    predictions: usualNames.yPred,
    weights: usualNames.sampleWeight,
  });
});

describe('a layout', () => {
  const six = (text: string): string => `${text},0,0,0`;
  const lists = (...rows: readonly unknown[][]): string =>
    file('lists.jsonl', rows.map(([label, pred]) => JSON.stringify({ label, pred })).join('\n'));
  const csv = (...lines: readonly string[]): string => file('table.csv', lines.join('\n'));
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

  test('has a file in each line', () => {
    expect(lines.map(([name]) => name)).toEqual(Object.keys(files));
  });

  test.each(lines)('of %s chooses the metrics', async (name, [layout, usual, accuracy]) => {
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

test('the fields of the JSON', async () => {
  const [document, ...results] = ['| `source` ', '| `metric` '].map((start) => {
    const table = chapter('## JSON')
      .split('\n\n')
      .find((part) => part.split('\n')[2]?.startsWith(start));
    return rowsOf(table!).flatMap(([cell]) => codeIn(cell!));
  });
  const path = file('answers.csv', 'label,pred\ncat,cat\ndog,cat\n');
  const report = await evaluate(path, '--metrics', 'accuracy,confusion_matrix', '--by', 'label');
  expect(Object.keys(report).sort()).toEqual([...document!].sort());
  const keys = new Set(report.results.flatMap((one) => Object.keys(one)));
  expect([...keys].sort()).toEqual([...results[0]!].sort());
  const fields = codeIn(rowsOf(chapter('## JSON')).find(([cell]) => cell === '`columns`')![1]!);
  const scores = file('scores.csv', 'label,p_cat,p_dog\ncat,0.9,0.1\ndog,0.4,0.6\n');
  expect(Object.keys((await evaluate(scores)).columns).sort()).toEqual(fields.sort());
});
