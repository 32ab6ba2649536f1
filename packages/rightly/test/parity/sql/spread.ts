import type { AnyMeanMetric } from 'rightly';
import type { Spread } from '../../../src/core/spread.ts';
import type { Written } from './grouped.ts';

const spreadOf = (metric: AnyMeanMetric): Spread =>
  (metric.parts as unknown as { spread: Spread }).spread;

/** The differences between the squares of an answer's metric and those of `host` on arrays, as text. */
export function spreadDifferences(
  title: string,
  found: AnyMeanMetric,
  host: AnyMeanMetric,
  { arrays: [yTrue, yPred, sampleWeight] }: Pick<Written, 'arrays'>,
): string[] {
  host.updateState(yTrue as number[], yPred as number[], { sampleWeight });
  return differences(spreadOf(found), spreadOf(host)).map((text) => `${title}: spread: ${text}`);
}

const shown = (samples: number, squares?: readonly number[]): string =>
  `${samples} samples, squares ${squares?.join() ?? 'unknown'}`;

function differences(found: Spread, expected: Spread): string[] {
  const [got, wanted] = [found, expected].map(({ squares }) =>
    squares?.map(([high, low]) => high + low),
  );
  const text = `${shown(found.samples, got)}, not ${shown(expected.samples, wanted)}`;
  if (found.samples !== expected.samples || got?.length !== wanted?.length) return [text];
  if (!got || !wanted) return [];
  // Σ w² x can be nearly 0 beside its terms.
  const [ww, , wwxx] = wanted as [number, number, number | undefined];
  const scale = Math.sqrt(ww * (wwxx ?? ww));
  const isNear = (x: number, i: number): boolean =>
    Math.abs(x - wanted[i]!) <= 1e-12 * (i === 1 && wwxx !== undefined ? scale : wanted[i]!);
  return got.every(isNear) ? [] : [text];
}
