import { describe, expect, test } from 'vitest';
import { counted, lossCases, lossDifferences, lossNames } from './losses.ts';

describe.each(['flat', 'nested'] as const)('losses agree with Keras on %s arrays:', (form) => {
  test.each(lossNames)('%s', (className) => {
    const own = lossCases.filter((c) => c.className === className);
    expect(own.length).toBeGreaterThanOrEqual(150);
    expect(own.flatMap((c) => lossDifferences(c, counted(c, form)))).toEqual([]);
  });

  test('many cases are compared in float64', () => {
    expect(lossCases.filter(({ precision }) => precision === 'float64').length).toBeGreaterThan(
      1700,
    );
  });
});
