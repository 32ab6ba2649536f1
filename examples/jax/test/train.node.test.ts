import { expect, test } from 'vitest';
import { form, printedBy, shownIn } from '../../train-digits/test/printed.ts';

const example = new URL('../', import.meta.url);

test('it reads most held-out digits, and README.md shows what it prints', () => {
  const output = printedBy(example);
  const [, accuracy] = /held-out pictures .* accuracy: ([\d.]+)/.exec(output)!;
  expect(Number(accuracy)).toBeGreaterThan(0.9);
  expect(form(output)).toEqual(expect.arrayContaining(shownIn(example)));
});
