import { expect, test } from 'vitest';
import { form, printedBy, shownIn } from '../../train-digits/test/printed.ts';

const example = new URL('../', import.meta.url);

test('it finds most bad payments, and README.md shows what it prints', () => {
  const output = printedBy(example);
  const printed = (name: string): number =>
    Number(new RegExp(`^${name}: ([\\d.]+)$`, 'm').exec(output)![1]);
  expect(printed('recall')).toBeGreaterThan(0.85);
  expect(printed('pr')).toBeGreaterThan(0.75);
  expect(form(output)).toEqual(expect.arrayContaining(shownIn(example)));
});
