import * as fc from 'fast-check';
import type { Generator } from '../generator.ts';
import { oneOf } from '../one-of.ts';
import { create, takes } from '../metrics.ts';
import { ensure } from '../sound.ts';

/** Data of a metric, and the expected result. */
interface Model {
  readonly className: string;
  readonly truth: (width: number) => fc.Arbitrary<unknown>;
  readonly guess: (width: number) => fc.Arbitrary<unknown>;
  readonly value: (truth: never, guess: never) => number;
}

const label = fc.integer({ min: 0, max: 2 });
const real = fc.double({ min: -100, max: 100, noNaN: true });
const row = <T>(of: fc.Arbitrary<T>, width: number): fc.Arbitrary<T[]> =>
  fc.array(of, { minLength: width, maxLength: width });
/** Distinct scores. */
const scores = (width: number): fc.Arbitrary<number[]> =>
  fc.shuffledSubarray(
    Array.from({ length: width }, (_, i) => i / 4),
    { minLength: width, maxLength: width },
  );
const oneHot = (width: number): fc.Arbitrary<number[]> =>
  fc.nat(width - 1).map((at) => Array.from({ length: width }, (_, i) => Number(i === at)));
const largest = (values: readonly number[]): number => values.indexOf(Math.max(...values));
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const apart = (a: readonly number[], b: readonly number[], of: (x: number) => number): number =>
  mean(a.map((x, i) => of(x - b[i]!)));

const models: readonly Model[] = [
  {
    className: 'Accuracy',
    truth: () => label,
    guess: () => label,
    value: (truth: number, guess: number) => Number(truth === guess),
  },
  {
    className: 'BinaryAccuracy',
    truth: () => fc.constantFrom(0, 1),
    guess: () => fc.constantFrom(0, 0.25, 0.5, 0.75, 1),
    value: (truth: number, guess: number) => Number(truth === Number(guess > 0.5)),
  },
  {
    className: 'SparseCategoricalAccuracy',
    truth: (width) => fc.nat(width - 1),
    guess: scores,
    value: (truth: number, guess: readonly number[]) => Number(largest(guess) === truth),
  },
  {
    className: 'CategoricalAccuracy',
    truth: oneHot,
    guess: scores,
    value: (truth: readonly number[], guess: readonly number[]) =>
      Number(largest(guess) === largest(truth)),
  },
  {
    className: 'MeanSquaredError',
    truth: (width) => row(real, width),
    guess: (width) => row(real, width),
    value: (truth: readonly number[], guess: readonly number[]) =>
      apart(truth, guess, (x) => x * x),
  },
  {
    className: 'MeanAbsoluteError',
    truth: (width) => row(real, width),
    guess: (width) => row(real, width),
    value: (truth: readonly number[], guess: readonly number[]) => apart(truth, guess, Math.abs),
  },
];

type Columns = { truth: unknown[]; guess: unknown[]; weight: unknown[] | undefined };

/** Changes that make good data bad. Each must be refused. */
const defects: Readonly<Record<string, (data: Columns, at: number) => void>> = {
  'a truth too few': (data) => void data.truth.pop(),
  'a guess too many': (data) => void data.guess.push(data.guess[0]),
  'text for a guess': (data, at) => (data.guess[at] = 'x'),
  'a guess of null': (data, at) => (data.guess[at] = null),
  'a hole in the guesses': (data, at) => void Reflect.deleteProperty(data.guess, at),
  'an object for a guess': (data, at) => (data.guess[at] = {}),
  'a guess that is deeper': (data, at) => (data.guess[at] = [[data.guess[at]]]),
  'a truth that is undefined': (data, at) => (data.truth[at] = undefined),
  'a negative weight': (data, at) => (data.weight = data.guess.map((_, i) => (i === at ? -1 : 1))),
  'a weight of NaN': (data, at) => (data.weight = data.guess.map((_, i) => (i === at ? NaN : 1))),
  'an infinite weight': (data, at) =>
    (data.weight = data.guess.map((_, i) => (i === at ? Infinity : 1))),
  'text for a weight': (data, at) => (data.weight = data.guess.map((_, i) => (i === at ? '1' : 1))),
};

const samples = fc
  .record({ model: fc.constantFrom(...models), width: fc.integer({ min: 2, max: 5 }) })
  .chain(({ model, width }) =>
    fc.record({
      model: fc.constant(model),
      rows: fc.array(
        fc.record({
          truth: model.truth(width),
          guess: model.guess(width),
          weight: fc.constantFrom(0, 0.5, 1, 3),
        }),
        { minLength: 1, maxLength: 20 },
      ),
      weighted: fc.boolean(),
      cut: fc.nat(20),
      defect: oneOf(defects),
      at: fc.nat(19),
    }),
  );

/** Arrays with a model of the result, and arrays with one fault, which must be refused. */
export const arrays: Generator = {
  name: 'arrays',
  runs: 1000,
  property: () =>
    fc.property(samples, ({ model, rows, weighted, cut, defect, at }) => {
      const metric = create(model.className);
      const columns = (some: typeof rows): Columns => ({
        truth: some.map(({ truth }) => truth),
        guess: some.map(({ guess }) => guess),
        weight: weighted ? some.map(({ weight }) => weight) : undefined,
      });
      const see = ({ truth, guess, weight }: Columns): boolean =>
        takes(metric, truth, guess, weight === undefined ? {} : { sampleWeight: weight });
      if (defect !== null) {
        const bad = columns(rows);
        defects[defect]!(bad, at % rows.length);
        ensure(!see(bad), `${defect} was taken`);
      }
      const parts = [rows.slice(0, cut), rows.slice(cut)].filter((part) => part.length > 0);
      for (const part of parts) ensure(see(columns(part)), 'good data were refused');
      const weights = rows.map(({ weight }) => (weighted ? weight : 1));
      const total = weights.reduce<number>((sum, weight) => sum + weight, 0);
      const wanted =
        rows.reduce(
          (sum, { truth, guess }, i) =>
            sum + weights[i]! * model.value(truth as never, guess as never),
          0,
        ) / total;
      const got = metric.result() as number;
      // Losses are computed in float32.
      const isNear = Math.abs(got - wanted) <= 1e-5 * Math.max(1, Math.abs(wanted));
      ensure(total === 0 || isNear, `${got} instead of ${wanted}`);
    }),
};
