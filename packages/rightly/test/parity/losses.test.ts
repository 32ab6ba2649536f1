import { describe, expect, test } from 'vitest';
import { counted, lossCases, lossDifferences, lossNames } from './losses.ts';

describe.each(['flat', 'nested'] as const)('losses agree with Keras on %s arrays:', (form) => {
  test.each(lossNames)('%s', (className) => {
    const own = lossCases.filter((c) => c.className === className);
    expect(own.length).toBeGreaterThanOrEqual(150);
    expect(own.flatMap((c) => lossDifferences(c, counted(c, form)))).toEqual([]);
  });

  test('all of Keras 3.6, CTC apart, and three other means', () => {
    expect(lossNames.length).toBe(25);
    expect(lossCases.filter(({ precision }) => precision === 'float64').length).toBeGreaterThan(
      1700,
    );
  });
});
