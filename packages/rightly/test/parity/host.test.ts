import { describe, expect, test } from 'vitest';
import { type Case, casesFromKeras, flat, nested } from './cases.ts';
import { classNames } from './classes.ts';
import { differences } from './compare.ts';

describe.each([
  ['typed arrays with a shape', casesFromKeras(flat)],
  ['nested arrays', casesFromKeras(nested)],
])('The host engine agrees with Keras on %s:', (_, cases: readonly Case[]) => {
  test.each(classNames)('%s', (className) => {
    const own = cases.filter((c) => c.className === className);
    expect(own.length).toBeGreaterThanOrEqual(500);
    expect(own.flatMap(differences)).toEqual([]);
  });

  test('in at least 3,000 cases of six metrics', () => {
    expect(cases.length).toBeGreaterThanOrEqual(3000);
    expect(new Set(cases.map(({ className }) => className)).size).toBe(6);
    expect(cases.filter(({ config }) => config['from_sorted_ids']).length).toBe(240);
    expect(cases.filter(({ expected }) => expected.tolerance === 0).length).toBeGreaterThan(500);
  });
});
