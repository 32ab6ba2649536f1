import * as tensorflow from '@tensorflow/tfjs';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as rightly from 'rightly';
import * as compile from 'rightly/compile';
import * as inspect from 'rightly/inspect';
import * as memory from 'rightly/memory';
import * as registry from 'rightly/registry';
import * as sql from 'rightly/sql';
import * as statistics from 'rightly/statistics';
import * as streams from 'rightly/streams';
import * as tfjs from 'rightly/tfjs';
import * as threads from 'rightly/threads';
import * as verbs from 'rightly/verbs';
import { describe, expect, test } from 'vitest';
import {
  type Comparison,
  type Example,
  importsOf,
  inComments,
  inMarkdown,
  print,
  run,
} from './examples.ts';

const modules = {
  '@tensorflow/tfjs': tensorflow,
  rightly,
  'rightly/compile': compile,
  'rightly/inspect': inspect,
  'rightly/memory': memory,
  'rightly/registry': registry,
  'rightly/sql': sql,
  'rightly/statistics': statistics,
  'rightly/streams': streams,
  'rightly/tfjs': tfjs,
  'rightly/threads': threads,
  'rightly/verbs': verbs,
};
/** Exports that the example of another export shows. */
const shown = new Set(['release']);
const documented = {
  ...rightly,
  ...compile,
  ...inspect,
  ...memory,
  ...statistics,
  ...streams,
  ...threads,
  ...tfjs,
  get: true,
  getLoss: true,
  serialize: true,
  deserialize: true,
  metricFromJSON: true,
};
const src = new URL('../src/', import.meta.url);
const root = new URL('../../../', import.meta.url);
const read = (url: URL): string => readFileSync(url, 'utf8');

const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: read(new URL(file, src)) }));
const inSource = sources.flatMap(({ file, text }) => inComments(file, text));

const docs = ['docs/', 'docs/guides/'].flatMap((folder) =>
  readdirSync(new URL(folder, root)).map((file) => `${folder}${file}`),
);
const pages = ['README.md', ...docs].filter(
  (page) => page.endsWith('.md') && existsSync(new URL(page, root)),
);

/** Whether an example can run in this test. Some need a database, for example. */
const standsAlone = (example: Example): boolean => {
  const imports = importsOf(example);
  return imports.length > 0 && imports.every((from) => from in modules);
};

/** The lines whose value differs from their comment. */
const wrong = async (example: Example): Promise<Comparison[]> =>
  (await run(example, modules)).filter(({ expected, printed }) => printed !== expected);

describe('the examples in the source print what they say', () => {
  test.each(inSource.map((example) => [example.of ?? example.where, example] as const))(
    '%s',
    async (_, example) => {
      expect((await run(example, modules)).length, 'compared lines').toBeGreaterThan(0);
      expect(await wrong(example)).toEqual([]);
    },
  );

  test.each(Object.keys(documented))('%s has an example', (name) => {
    const isShown = ({ of, code }: Example): boolean =>
      shown.has(name) ? code.includes(`${name}(`) : of === name;
    expect(inSource.some(isShown)).toBe(true);
  });
});

test('no example in the source is overlooked', () => {
  const fences = sources.map(({ text }) => text.split('```ts\n').length - 1);
  expect(inSource.length).toBe(fences.reduce((sum, n) => sum + n, 0));
});

test.each(pages)('the examples in %s print what they say', async (page) => {
  const examples = inMarkdown(page, read(new URL(page, root))).filter(standsAlone);
  expect((await Promise.all(examples.map(wrong))).flat()).toEqual([]);
});

const example = (code: string): Example => ({ where: '', code });

describe('an example', () => {
  test('is compared line by line', async () => {
    const code =
      "import { accuracy as a } from 'rightly';\nconst x: number = 0.3; // no value\nx; // 0.3\na([1], [2]).data; // [1]\n";
    expect(await run(example(code), modules)).toEqual([
      { expression: 'x', expected: '0.3', printed: '0.3' },
      { expression: 'a([1], [2]).data', expected: '[1]', printed: '[0]' },
    ]);
  });

  test('may use await, in a separate line and in a compared line', async () => {
    const code =
      "import { accuracy } from 'rightly';\nlet x = 1;\nawait Promise.resolve().then(() => (x = 2));\nx; // 2\nawait Promise.resolve(accuracy([1], [1]).data); // [1]\n";
    expect(await run(example(code), modules)).toEqual([
      { expression: 'x', expected: '2', printed: '2' },
      {
        expression: 'await Promise.resolve(accuracy([1], [1]).data)',
        expected: '[1]',
        printed: '[1]',
      },
    ]);
  });

  test('fails where its code fails', async () => {
    await expect(
      run(example("import { nothing } from 'rightly';\nnothing();"), modules),
    ).rejects.toThrow('nothing is not a function');
  });

  test('prints as documentation is written', () => {
    expect(
      [0.3, 2n, true, null, 'text', [1, 'a'], Float32Array.of(1, 0.5), { total: 1, of: ['b'] }].map(
        print,
      ),
    ).toEqual([
      '0.3',
      '2',
      'true',
      'null',
      'text',
      "[1, 'a']",
      '[1, 0.5]',
      "{ total: 1, of: ['b'] }",
    ]);
  });
});
