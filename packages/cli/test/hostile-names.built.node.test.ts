import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text as all } from 'node:stream/consumers';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { groupLabel } from '../src/results/label.ts';
import { file, folder, made, type Report, rightly, type Run, sql, text } from './command.ts';
import { command, hidden, hostileNames, spelt } from './hostile-names.ts';

const bin = new URL('../bin/rightly.js', import.meta.url).pathname;

/** Runs the command as a shell does. Standard output goes into a pipe or a file. */
async function run(args: readonly string[], into: 'pipe' | number = 'pipe'): Promise<Run> {
  const child = spawn(process.execPath, [bin, ...args], { stdio: ['ignore', into, 'pipe'] });
  const [[status], stdout, stderr] = await Promise.all([
    once(child, 'exit') as Promise<[number]>,
    child.stdout ? all(child.stdout) : '',
    all(child.stderr!),
  ]);
  return { status, stdout, stderr };
}

/** Expects that the output has no control characters, and no commands for a terminal or a CI. */
function expectSafe({ stdout, stderr }: Run): void {
  for (const output of [stdout, stderr]) {
    const written = spelt.reduce((rest, word) => rest.replaceAll(word, ''), output);
    expect(written).not.toMatch(hidden);
    expect(written).not.toMatch(command);
  }
}

const names = [...new Set([...hostileNames, ...spelt])];
const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A file of a hostile name, with columns of hostile names. It has a row for each name as a group, and a row for NULL. */
const label = 'label \u001B]0;title\u0007\n::error::a';
const guess = 'guess · y_true: \u202E';
const group = '=group\u009B \n ::warning::b';
const groups = made(
  '::error::file \u001B[2J\n##[group].parquet',
  `SELECT 1 AS ${identifier(label)}, (i % 2)::INT AS ${identifier(guess)}, g AS ${identifier(group)} FROM (SELECT unnest([NULL, ${names.map(text).join(', ')}]) AS g, generate_subscripts([NULL, ${names.map(text).join(', ')}], 1) AS i)`,
);
const evaluated = async (...args: string[]): Promise<Run> =>
  run([
    'evaluate',
    await groups,
    '--y-true',
    label,
    '--y-pred',
    guess,
    '--by',
    group,
    '--metrics',
    'accuracy:name=\u001B::a',
    ...args,
  ]);

describe('names of files, columns and groups', () => {
  test('are exact in JSON', async () => {
    const found = await evaluated('--format', 'json');
    expectSafe(found);
    const { source, columns, results } = JSON.parse(found.stdout) as Report;
    expect([source, columns['y_true'], columns['y_pred'], columns['by']]).toEqual([
      await groups,
      label,
      guess,
      [group],
    ]);
    const values = results.slice(0, -1).map((result) => result.group![group]);
    expect(new Set(values)).toEqual(new Set([null, ...names]));
  });

  test('have one line each in a table, and no two look alike', async () => {
    const found = await evaluated();
    expectSafe(found);
    const [title, , head, ...lines] = found.stdout.trimEnd().split('\n');
    expect(title).toMatch(/^\/.*\\x1b\[2J\\x0a#\\x23\[group\]\.parquet: \d+ rows · y_true: label /);
    expect(title!.split(' · ')).toHaveLength(4);
    expect(head).toMatch(/^=group\\x9b \\x0a ::warning::b +\\x1b::a +samples$/);
    expect(lines).toHaveLength(names.length + 2);
    const shown = lines.map((line) => /^(.*?) {2,}\S+ {2,}\d+$/.exec(line)![1]);
    expect(new Set(shown).size).toBe(names.length + 2);
    expect(shown.filter((name) => name === 'total')).toEqual([shown.at(-1)]);
  });

  test('are plain text in Markdown', async () => {
    const found = await evaluated('--format', 'markdown');
    expectSafe(found);
    expect(found.stdout.trimEnd().split('\n')).toHaveLength(names.length + 4);
    expect(found.stdout).not.toMatch(/[<>]/);
    // These are the settings of GitHub: HTML is allowed, and addresses become links.
    const tokens = new MarkdownIt({ html: true, linkify: true }).parse(found.stdout, {});
    const inside = tokens.flatMap(({ children }) => children ?? []);
    expect(new Set(inside.map(({ type }) => type))).toEqual(new Set(['text', 'code_inline']));
    const cells = tokens
      .filter(({ type }) => type === 'inline')
      .map(({ children }) => children!.map(({ content }) => content).join(''));
    const firsts = cells.filter((_, i) => i % 3 === 0).slice(1, -1);
    expect(new Set(firsts)).toEqual(new Set([null, ...names].map((name) => groupLabel(name))));
    const texts = inside.filter(({ type }) => type === 'text').map(({ content }) => content);
    expect(texts.filter((part) => /(^|\W)@\w|#\d|:smile:/.test(part))).toEqual([]);
  });

  test('start no formula in CSV, and numbers stay numbers', async () => {
    const found = await evaluated('--format', 'csv');
    expectSafe(found);
    const csv = text(file('a.csv', found.stdout));
    const rows = await sql(
      `SELECT * FROM read_csv(${csv}, header = true, all_varchar = true, allow_quoted_nulls = false, delim = ',', quote = '"', escape = '"')`,
    );
    expect(rows).toHaveLength(names.length + 2);
    const [head] = Object.keys(rows[0]!);
    expect(head).toBe("'=group\\x9b \n \\x3a:warning::b");
    const cells = rows.map((row) => row[head!]);
    expect(new Set(cells).size).toBe(names.length + 2);
    const formulas = cells.filter((cell) => /^\s*[=+\-@＝]/.test(String(cell)));
    expect(new Set(formulas)).toEqual(new Set(['+1.5', '-1', '-1e-7']));
    expect(cells).toContain("'=1+1");
    expect(cells).toContain("''=1+1");
    expect(cells).toContain('::error file=a.csv::pwned');
    expect(cells).toContain('two\\x0d\nlines');
    // Only the cell of the total is empty. Only the cell of NULL holds NULL.
    expect(cells.at(-1)).toBeNull();
    expect(cells.filter((cell) => cell === 'NULL')).toHaveLength(1);
    expect(cells).toContain('"NULL"');
    expect(cells).toContain('""');
  });

  test('are distinguished in requirements and in the lines about failures', async () => {
    const path = await made(
      'a.parquet',
      `SELECT 1 AS y_true, 0 AS y_pred, g, h FROM (VALUES ('a,b', 'c'), ('a', 'b,c'), (NULL, '*'), ('null', '*'), ('total', '##[x]\u001B')) AS t(g, h)`,
    );
    const missed = async (name: string): Promise<string[]> => {
      const bar = ['--fail-under', `accuracy[${name}]=1`];
      const found = await run(['evaluate', path, '--by', 'g,h', '--format', 'json', ...bar]);
      expectSafe(found);
      return [
        ...found.stderr.matchAll(/^failed: accuracy\[(.*)\] must be at least 1; it is 0/gm),
      ].map(([, called]) => called!);
    };
    const each = ['"a,b",c', 'a,"b,c"', 'null,"*"', '"null","*"', '"total",#\\x23[x]\\x1b'];
    expect(new Set(await missed('*'))).toEqual(new Set(each));
    for (const name of each.slice(0, 4)) expect(await missed(name)).toEqual([name]);
    expect(await missed('a,b,c')).toEqual(['a,"b,c"', '"a,b",c']);
    expect(await missed('total,##[x]\u001B')).toEqual(each.slice(4));
  });
});

describe('SQL', () => {
  const asked = ['--y-true', label, '--y-pred', guess, '--by', group, '--metrics', 'accuracy'];
  const args = async (): Promise<string[]> => ['evaluate', await groups, ...asked, '--sql'];

  test('is exact in a file', async () => {
    const path = join(folder(), 'query.sql');
    const fd = openSync(path, 'w');
    const { status, stderr } = await run(await args(), fd);
    closeSync(fd);
    expect([status, stderr]).toEqual([0, '']);
    const rows = await sql(readFileSync(path, 'utf8'));
    expect(rows).toHaveLength(names.length + 1);
  });

  test('is refused in the log of a CI if a name is a command', async () => {
    const found = await run(await args());
    expectSafe(found);
    expect([found.status, found.stdout]).toEqual([2, '']);
    expect(found.stderr).toContain('is a command to some CIs, so the SQL must go into a file');
  });

  test('is exact in a pipe if no name is a command', async () => {
    const path = await made('a.parquet', 'SELECT 1 AS "y_true\u001B[31m", 1 AS y_pred');
    const query = ['evaluate', path, '--y-true', 'y_true\u001B[31m', '--sql'];
    const { status, stdout } = await run(query);
    expect([status, await sql(stdout)]).toMatchObject([0, [{ _total_0: '1' }]]);
  });

  test('has escapes in a terminal, and a note says so', async () => {
    const path = await made('a.parquet', 'SELECT 1 AS "y_true\u001B[31m", 1 AS y_pred');
    const before = Object.getOwnPropertyDescriptor(process.stdout, 'isTTY');
    Object.defineProperty(process.stdout, 'isTTY', { value: true, configurable: true });
    try {
      const found = await rightly('evaluate', path, '--y-true', 'y_true\u001B[31m', '--sql');
      expectSafe(found);
      expect(found.stdout).toContain(String.raw`"y_true\x1b[31m"`);
      expect(found.stderr).toMatch(
        /^note: the SQL holds characters that are shown here as escapes/,
      );
    } finally {
      Reflect.deleteProperty(process.stdout, 'isTTY');
      if (before) Object.defineProperty(process.stdout, 'isTTY', before);
    }
  });

  test('shows names in plans', async () => {
    const found = await run([...(await args()).slice(0, -1), '--explain']);
    expectSafe(found);
    expect(found.status).toBe(0);
  });
});

test('states are read back exactly, and hold no hidden characters', async () => {
  const state = join(folder(), 'a.json');
  const expected = await evaluated('--format', 'json', '--state', state);
  expectSafe({ ...expected, stdout: readFileSync(state, 'utf8') });
  const found = await run(['merge', state, '--format', 'json']);
  expectSafe(found);
  const [one, other] = [expected, found].map(({ stdout }) => JSON.parse(stdout) as Report);
  expect(other!.results).toEqual(one!.results);
});

describe('errors', () => {
  const bad =
    'a\u001B[31m\n::error::b\nExpected Number of Columns: 7\n  file = /etc/passwd\n  delimiter = ,';
  const many = '1,2\n'.repeat(30_000);

  test.each<[string, string, string[], string]>([
    [
      'a cell',
      `y_true,"p\u001B"\n${many}1,"${bad}"\n`,
      ['--y-true', 'y_true', '--y-pred', 'p\u001B', '--metrics', 'mse'],
      String.raw`.csv: line 30002: column "p\u001b" holds "a\u001b[31m\n`,
    ],
    [
      'a long cell',
      `y_true,y_pred\n${many}1,"${'\u001B'.repeat(1000)}"\n`,
      ['--metrics', 'mse'],
      String.raw`column "y_pred" holds "\u001b\u001b`,
    ],
    [
      'a row',
      `y_true,y_pred\n${many}1,2,"${bad}"\n`,
      [],
      '.csv: line 30002: Expected Number of Columns: 2 Found: 3',
    ],
    [
      'columns',
      '"y\u001B\u009B","\u202E"\n1,2\n',
      [],
      String.raw`say --y-true COLUMN, one of "y\u001b\x9b", "\u202e"`,
    ],
    ['two columns', '"y\u001B","y\u001B"\n1,2\n', [], String.raw`two columns are called "y\u001b"`],
    ['an argument', 'y_true,y_pred\n1,2\n', ['--by', '\u009B::'], String.raw`no column "\x9b::"`],
    ['an option', 'y_true,y_pred\n1,2\n', ['--\u001B\n::error::'], String.raw`'--\x1b ::error::'`],
    ['a choice', 'y_true,y_pred\n1,2\n', ['--format', '\u001B'], String.raw`argument '\x1b' is`],
    [
      'an engine',
      'y_true,y_pred\n1,2\n',
      ['--where', "error('a -- \u001B')"],
      String.raw`::error::\x1b.csv: a -- \x1b`,
    ],
    ['a condition', 'y_true,y_pred\n1,2\n', ['--where', '"\u001B" = 1'], String.raw`"\x1b"`],
  ])('about %s have one line', async (_, content, args, told) => {
    const path = file('::error::\u001B.csv', content);
    const found = await run(['evaluate', path, ...args]);
    expectSafe(found);
    expect([found.status, found.stdout]).toEqual([2, '']);
    expect(found.stderr).toContain(told);
    expect(found.stderr).toMatch(/^rightly: [^\n]{1,310}\n$/);
  });

  test('about a file that is not a state have one line', async () => {
    const path = file(
      '\u001B.json',
      JSON.stringify({
        rightly_state: 1,
        source: '',
        columns: { y_true: 'a', y_pred: 'b', sample_weight: null, by: [] },
        classes: null,
        metrics: [{ class_name: 'A\u001B\u009B', config: {} }],
        notes: { tied: [0], nan: 0, outOfRange: 0, notBinary: 0, notProbability: 0, skipped: 0 },
        groups: [{ group: null, rows: 1, states: [{ total: 1, count: 1 }] }],
      }),
    );
    const found = await run(['merge', path]);
    expectSafe(found);
    expect(found.stderr).toContain(String.raw`got A\x1b\x9b`);
  });
});

test('names of classes are distinct from the separators between them', async () => {
  const path = await made(
    'a.parquet',
    `SELECT 'a · rows: 9' AS label, 0.75 AS "score_a · rows: 9", 0.25 AS "score_\u001B[2J"`,
  );
  const found = await run(['evaluate', path]);
  expectSafe(found);
  expect(found.stdout).toContain(String.raw` · classes: "a · rows: 9", \x1b[2J` + '\n');
});
