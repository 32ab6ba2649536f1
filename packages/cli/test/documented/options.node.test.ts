import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commandLine } from '../../src/commands/command-line.ts';
import { compareHelp, help, mergeHelp, sqlHelp } from '../../src/commands/help.ts';
import { chapter, codeIn, page, root, rowsOf } from './page.ts';
import { wordsOf } from './words-of.ts';

/* The options that docs/command.md lists are those that the command declares. */

const readme = readFileSync(new URL('packages/cli/README.md', root), 'utf8');

const nothing = async (): Promise<void> => {};
const program = (): ReturnType<typeof commandLine> =>
  commandLine({ evaluate: nothing, compare: nothing, merge: nothing, sql: nothing }, '0');

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

  test('are exactly those of the help, in the same groups', () => {
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
    (command, flags, { defaultValue, argChoices = [] }) => {
      const line = lines.find((one) => one.flags === flags && one.commands.includes(command));
      const [usual, meaning = ''] = line?.cells ?? [];
      const known: unknown = defaultValue;
      expect(usual).toBe(typeof known === 'string' ? `\`${known}\`` : usual);
      expect(codeIn(meaning)).toEqual(expect.arrayContaining([...argChoices]));
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
  const examples = [help, compareHelp, mergeHelp, sqlHelp].flatMap((text) =>
    Array.from(text.matchAll(/\brightly (evaluate|merge|sql) .*$/gm), ([line]) => line),
  );

  test.each([...shell, ...examples])('in the code of the page exist: %s', async (line) => {
    const [name, ...args] = wordsOf(line.split(/ [|>] /)[0]!);
    expect(name).toBe('rightly');
    await program().parseAsync(args, { from: 'user' });
  });

  test('that the README names exist', () => {
    const flags = new Set(declared.map(({ option }) => option.long));
    const named = [...new Set(chapter('## What it can do', readme).match(/--[a-z][a-z-]*/g))];
    expect(named.filter((flag) => !flags.has(flag))).toEqual([]);
    expect(named.length).toBeGreaterThan(10);
  });
});
