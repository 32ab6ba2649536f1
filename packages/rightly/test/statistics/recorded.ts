import clusters from '../../../../fixtures/statsmodels-0.15/clusters.jsonl?raw';
import discoveries from '../../../../fixtures/statsmodels-0.15/discoveries.jsonl?raw';
import jackknife from '../../../../fixtures/statsmodels-0.15/jackknife.jsonl?raw';
import means from '../../../../fixtures/statsmodels-0.15/means.jsonl?raw';
import pairs from '../../../../fixtures/statsmodels-0.15/pairs.jsonl?raw';
import quantiles from '../../../../fixtures/statsmodels-0.15/quantiles.jsonl?raw';
import rates from '../../../../fixtures/statsmodels-0.15/rates.jsonl?raw';
import tails from '../../../../fixtures/statsmodels-0.15/tails.jsonl?raw';
import tests from '../../../../fixtures/statsmodels-0.15/tests.jsonl?raw';

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- what a file holds
const casesIn = <T>(text: string): readonly T[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);

type Ends = readonly [low: number, high: number];
type Answer = readonly [value: number, error: number, low: number, high: number, groups: number];

export const recorded = {
  quantiles: casesIn<{
    of: 'normal' | 't' | 'beta';
    p: number;
    parameters: number[];
    answer: number;
  }>(quantiles),
  tails: casesIn<{ k: number; n: number; p: number; below: number }>(tails),
  rates: casesIn<{
    right: number[];
    weights: number[];
    level: number;
    error: number;
    size: number;
    ends: Record<'wilson' | 'clopper-pearson', Ends> & { wald?: Ends };
  }>(rates),
  means: casesIn<{
    values: number[];
    weights: number[];
    level: number;
    mean: number;
    error: number;
    ends: Ends;
  }>(means),
  tests: casesIn<{ b: number; c: number; middle: number }>(tests),
  pairs: casesIn<{
    a: number[];
    b: number[];
    weights: number[];
    level: number;
    difference: number;
    error: number;
    ends: Ends;
  }>(pairs),
  clusters: casesIn<{
    keys: (string | number)[];
    truth: number[];
    scores: number[];
    weights: number[];
    level: number;
    mean: number;
    error: number;
    ends: Ends;
  }>(clusters),
  discoveries: casesIn<{ p: number[]; adjusted: number[] }>(discoveries),
  jackknife: casesIn<{
    keys: (string | number)[];
    truth: number[];
    old: number[];
    new: number[];
    weights: number[];
    level: number;
    answers: Record<string, Answer>;
    differences: Record<string, Answer>;
  }>(jackknife),
};

/** The largest distance of numbers: relative for large ones, absolute for small ones. */
export const distance = (found: readonly unknown[], expected: readonly number[]): number =>
  Math.max(
    ...expected.map((x, i) => {
      const off = Math.abs(Number(found[i] ?? Number.NaN) - x);
      return Number.isNaN(off) ? Infinity : off / Math.max(1, Math.abs(x));
    }),
  );
