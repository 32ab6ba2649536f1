import { expect, test } from 'vitest';
import { form, printedBy, shownIn } from '../../train-digits/test/printed.ts';

const example = new URL('../', import.meta.url);

test('it learns the text, and README.md shows what it prints', () => {
  const output = printedBy(example);
  const [, accuracy, best] = /^accuracy: ([\d.]+), among the best three: ([\d.]+)$/m.exec(output)!;
  expect(Number(accuracy)).toBeGreaterThan(0.85);
  expect(Number(best)).toBeGreaterThan(Number(accuracy));
  expect(form(output)).toEqual(expect.arrayContaining(shownIn(example)));
});
