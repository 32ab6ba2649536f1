import * as fc from 'fast-check';
import { Accuracy, BinaryAccuracy, type Metric, MetricList, Sum } from 'rightly';
import { Clustered, difference, falseDiscovery, interval, jackknife, minimumDetectable, Paired, Replicated, replicateOf, tTest } from 'rightly/statistics'; // oxfmt-ignore
import { Sliced, Windowed } from 'rightly/streams';
import * as verbs from 'rightly/verbs';
import type { Generator } from '../generator.ts';
import { odd } from '../odd.ts';
import { attempt, ensure } from '../sound.ts';

type Call = (...given: never[]) => unknown;

const seen = (): BinaryAccuracy => {
  const metric = new BinaryAccuracy();
  metric.updateState([1, 0, 1], [1, 1, 1]);
  return metric;
};

const functions: Readonly<Record<string, Call>> = {
  ...(verbs as unknown as Readonly<Record<string, Call>>),
  interval,
  difference: difference as Call,
  falseDiscovery,
  jackknife,
  minimumDetectable,
  replicateOf,
  tTest,
};

/** Classes that wrap a metric, and their options for two samples. */
const wrapping: Readonly<Record<string, () => Metric>> = {
  Windowed: () => new Windowed(new BinaryAccuracy(), { size: 2 }),
  list: () => new Windowed(new MetricList([new Accuracy()]), { size: 2 }),
  Sliced: () => new Sliced(new BinaryAccuracy()),
  Sum: () => new Sliced(new Sum()) as never,
  Paired: () => new Paired(new BinaryAccuracy()),
  pairs: () => new Windowed(new Paired(new Accuracy()), { size: 2 }),
  Clustered: () => new Clustered(new BinaryAccuracy()),
  Replicated: () => new Replicated(new BinaryAccuracy()),
};

const argument = fc.oneof(
  odd,
  fc.constantFrom<unknown>('yTrue', 'yPred', 1, [0.1, 0.5], verbs.reals('yPred')),
  fc.constantFrom<unknown>(verbs.labels('yTrue'), verbs.scores('yPred'), { level: 0.9 }),
  fc.constant(null).map(seen),
);
const batch = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<unknown>([1, 0], [1, 1], [true, false]) },
  { weight: 1, arbitrary: odd },
);
const options = fc.oneof(
  fc.record({ by: batch, cluster: batch, sampleWeight: batch, mask: batch }, { requiredKeys: [] }),
  odd,
);

/**
 * Verbs, statistics, and metrics that wrap others, with any arguments. The outcome is an error of the library that changes nothing, or a result.
 */
export const calls: Generator = {
  name: 'calls',
  runs: 1000,
  property: () =>
    fc.property(
      fc.constantFrom(...Object.keys(functions)),
      fc.array(argument, { maxLength: 4 }),
      fc.constantFrom(...Object.keys(wrapping)),
      fc.tuple(batch, batch, batch),
      options,
      (name, given, wrapper, inputs, more) => {
        attempt(() => functions[name]!(...(given as never[])));
        const metric = wrapping[wrapper]!() as Metric & { updateState(...all: unknown[]): void };
        const before = JSON.stringify(metric);
        const width = wrapper === 'Sum' ? 1 : wrapper === 'Paired' || wrapper === 'pairs' ? 3 : 2;
        let done = false;
        attempt(() => {
          metric.updateState(...inputs.slice(0, width), more);
          done = true;
        });
        if (!done) ensure(JSON.stringify(metric) === before, 'a refused update changed the sums');
        attempt(() => metric.result());
      },
    ),
};
