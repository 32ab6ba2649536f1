import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { project } from '../../../packages/rightly/test/holders/project.ts';
import { form, shownIn } from '../../train-digits/test/printed.ts';

const example = new URL('../', import.meta.url);
const folder = project('transformers-js', 'onnx', 'digits');
const run = (program: string): string =>
  execFileSync(process.execPath, [join(folder, program)], { encoding: 'utf8' });

/** Which classes are worst may depend on the processor. */
const withoutNames = (text: string): string => text.replaceAll(/^\w+(?=: )/gm, 'NAME');

let printed: string;
beforeAll(() => {
  run('make-model.mjs');
  printed = run('evaluate.mjs');
});

test('it reads most digits', () => {
  expect(Number(/^accuracy of 899 pictures: ([\d.]+)$/m.exec(printed)![1])).toBeGreaterThan(0.9);
});

test('README.md shows what it prints', () => {
  const shown = shownIn(example, withoutNames);
  expect(form(withoutNames(printed))).toEqual(shown);
});
