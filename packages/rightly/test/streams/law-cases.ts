import * as fc from 'fast-check';
import { type AnyMetric, MetricList } from 'rightly';
import { metricFromJSON } from 'rightly/registry';
import type { Countable } from 'rightly/streams';
import { lawCase as accuracyCase } from '../arbitrary.ts';
import { AllRight, ErrorRate } from '../catalogue/own.ts';
import { lawCase as catalogueCase, subjects as catalogue } from '../catalogue/law-cases.ts';
import { lawCase as lossCase, subjects as losses } from '../losses/law-cases.ts';
import { classNames, create } from '../parity/classes.ts';

interface Sample {
  readonly truth: unknown;
  readonly prediction: unknown;
  readonly weight: number;
}

/** A metric of any family, and samples for it. */
export interface LawCase {
  make(): Countable;
  /** The arguments of an update. */
  // oxlint-disable-next-line typescript/no-explicit-any -- of metrics of any kind
  given(samples: readonly Sample[], more?: object): any;
  /** Reads the metric of a document. */
  read(saved: object): AnyMetric;
  readonly samples: readonly Sample[];
  /** Whether all sums are whole numbers. */
  readonly isExact: boolean;
}

const custom = { ErrorRate, AllRight };
const read = (saved: object): AnyMetric =>
  metricFromJSON(JSON.parse(JSON.stringify(saved)), custom);

const given =
  (weighted: boolean, alone = false): LawCase['given'] =>
  (samples, more = {}) => {
    const options = {
      ...(weighted && { sampleWeight: samples.map(({ weight }) => weight) }),
      ...more,
    };
    const [yTrue, yPred] = [
      samples.map(({ truth }) => truth),
      samples.map(({ prediction }) => prediction),
    ];
    return alone ? [yPred, options] : [yTrue, yPred, options];
  };

const off = (y: number[], p: number[]): number[] => y.map((x, i) => Math.abs(x - p[i]!));
const numbers = fc.integer({ min: -9, max: 9 });

/** The families of metrics by name. */
export const lawCases: Readonly<Record<string, () => fc.Arbitrary<LawCase>>> = {
  ...Object.fromEntries(
    classNames.map((name) => [
      name,
      () =>
        accuracyCase(name).map(({ config, samples, weighted, exact }) => ({
          make: () => create(name, config),
          given: given(weighted),
          read,
          samples,
          isExact: exact,
        })),
    ]),
  ),
  ...Object.fromEntries(
    losses
      // Functions and declarations have no name in a document, so a name is added below.
      .filter((name) => !name.startsWith('MeanMetricWrapper'))
      .map((name) => [
        name,
        () =>
          lossCase(name).map(({ samples, weighted, alone, ...drawn }) => ({
            make: () => drawn.make(),
            given: given(weighted, alone),
            read,
            samples,
            isExact: false,
          })),
      ]),
  ),
  ...Object.fromEntries(
    catalogue.map((name) => [
      `${name}, by sums`,
      () =>
        catalogueCase(name).map(({ samples, weighted, isCounted, ...drawn }) => ({
          make: () => drawn.make(),
          given: given(weighted),
          read,
          samples,
          isExact: isCounted,
        })),
    ]),
  ),
  'a MetricList': () =>
    fc
      .array(fc.record({ truth: fc.nat(2), prediction: fc.nat(2), weight: fc.constant(1) }), {
        maxLength: 12,
      })
      .map((samples) => ({
        make: () =>
          new MetricList([create('Accuracy'), create('BinaryAccuracy'), new AllRight()]) as never,
        given: given(false),
        read,
        samples,
        isExact: true,
      })),
  'a function of one’s own': () =>
    fc
      .array(fc.record({ truth: numbers, prediction: numbers, weight: fc.constant(1) }), {
        maxLength: 12,
      })
      .map((samples) => ({
        make: () => metricOf(off),
        given: given(false),
        read: (saved) => metricFromJSON(JSON.parse(JSON.stringify(saved)), { off }),
        samples,
        isExact: false,
      })),
};

const metricOf = (fn: (yTrue: number[], yPred: number[]) => number[]): AnyMetric =>
  metricFromJSON(
    {
      version: 2,
      class_name: 'MeanMetricWrapper',
      config: { fn: { class_name: 'function', config: 'off' } },
      state: { total: 0, count: 0 },
    },
    { off: fn },
  );

/** The differences between two states or results, as text: exact differences, or those beyond rounding. */
export function differing(a: unknown, b: unknown, isExact: boolean, place = ''): string[] {
  if (typeof a === 'object' && typeof b === 'object') {
    const [mine, other] = [Object(a), Object(b)] as Record<string, unknown>[];
    return [...new Set([...Object.keys(mine!), ...Object.keys(other!)])]
      .filter((key) => key !== 'compensation')
      .flatMap((key) => differing(mine![key] ?? 0, other![key] ?? 0, isExact, `${place}.${key}`));
  }
  // A cell whose sum is 0 counts as absent.
  const [x, y] = [a, b].map((of) => (typeof of === 'object' ? 0 : Number(of)));
  const most = isExact ? 0 : 1e-9 * Math.max(1, Math.abs(y!));
  return Math.abs(x! - y!) <= most || Object.is(x, y) ? [] : [`${place}: ${x} and ${y}`];
}
