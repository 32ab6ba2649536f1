import { expect, test } from 'vitest';
import { form, printedBy, shownIn } from '../../train-digits/test/printed.ts';

const example = new URL('../', import.meta.url);

test('boxes fit better and better, and README.md shows what it prints', () => {
  const output = printedBy(example);
  const overlaps = [...output.matchAll(/val_overlap: ([\d.]+)/g)].map(([, value]) => Number(value));
  expect(overlaps).toHaveLength(12);
  expect(overlaps.at(-1)).toBeGreaterThan(overlaps[0]! + 0.2);
  expect(Number(/pictures, overlap: ([\d.]+)$/m.exec(output)![1])).toBeGreaterThan(0.5);
  expect(form(output)).toEqual(expect.arrayContaining(shownIn(example)));
});
