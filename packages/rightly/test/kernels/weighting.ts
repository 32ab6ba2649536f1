import * as fc from 'fast-check';
import type { UpdateOptions } from 'rightly';
import type { Random } from './random.ts';

const weightings = [
  'none',
  'none',
  'a scalar',
  'weights',
  'float32 weights',
  'a mask',
  'both',
] as const;
export type Weighting = (typeof weightings)[number];
export const weighting: fc.Arbitrary<Weighting> = fc.constantFrom(...weightings);

const drawn = <T>(n: number, draw: () => T): T[] => Array.from({ length: n }, draw);

export function optionsFor(kind: Weighting, n: number, random: Random): UpdateOptions {
  const weights = (): number[] => drawn(n, () => (random() < 0.2 ? 0 : 10 * random()));
  const mask = (): boolean[] => drawn(n, () => random() < 0.7);
  switch (kind) {
    case 'a scalar':
      return { sampleWeight: 0.7 };
    case 'weights':
      return { sampleWeight: weights() };
    case 'float32 weights':
      return { sampleWeight: Float32Array.from(weights()) };
    case 'a mask':
      return { mask: mask() };
    case 'both':
      return { sampleWeight: weights(), mask: mask() };
    default:
      return {};
  }
}
