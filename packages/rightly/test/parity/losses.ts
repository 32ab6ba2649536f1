import * as rightly from 'rightly';
import type { AnyMeanMetric, Config, Mean, Sum, UpdateOptions } from 'rightly';
import { flat, nested } from './cases.ts';

/* Keras's answers for losses and for means of given values, and scikit-learn's answers for other means. */

type Recorded = Parameters<typeof flat>[0];

interface Line {
  readonly config: Config;
  readonly updates: readonly Readonly<
    Record<'yTrue' | 'yPred' | 'values' | 'sampleWeight', Recorded | undefined>
  >[];
  readonly total: number;
  readonly count?: number;
  readonly result: number;
}

/** A case of a fixture, with the name of its class. */
export interface LossCase extends Line {
  readonly title: string;
  readonly className: string;
  /** Whether Keras lacks the metric. */
  readonly isBeyondKeras: boolean;
  /** The precision of Keras's computation. */
  readonly precision: 'float32' | 'float64';
}

const texts = {
  ...import.meta.glob('../../../../fixtures/keras-3.6/losses/*.jsonl', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
  ...import.meta.glob('../../../../fixtures/scikit-learn-1.9/means/*.jsonl', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
};

const classNameOf = (file: string): string =>
  /(\w+)\.jsonl$/
    .exec(file)![1]!
    .replace('kl_', 'k_l_')
    .replaceAll(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());

const isTensor = (tensor: Recorded | undefined): tensor is Recorded => tensor !== undefined;

export const lossCases: readonly LossCase[] = Object.entries(texts).flatMap(([file, text]) =>
  text
    .trim()
    .split('\n')
    .map((line, i) => {
      const className = classNameOf(file);
      const recorded = JSON.parse(line) as Line;
      const dtypes = recorded.updates.flatMap(({ yPred, values }) =>
        [yPred, values].filter(isTensor).map(([dtype]) => dtype as string),
      );
      return Object.assign(recorded, {
        title: `${className} ${i + 1} ${JSON.stringify(recorded.config)}`,
        className,
        isBeyondKeras: !file.includes('keras'),
        precision: dtypes.includes('float32') ? 'float32' : 'float64',
      } as const);
    }),
);

export const lossNames: readonly string[] = [...new Set(lossCases.map((c) => c.className))];

interface Configurable {
  fromConfig(config: Config): AnyMeanMetric & Mean & Sum;
}

/** The metric after the updates of a case. Inputs are typed arrays with a shape, or nested arrays. */
export function counted(
  { className, config, updates }: LossCase,
  form: 'flat' | 'nested',
): AnyMeanMetric & Mean & Sum {
  const metric = (rightly as unknown as Record<string, Configurable>)[className]!.fromConfig(
    config,
  );
  const toInput = (tensor: Recorded): unknown =>
    tensor[1].length === 0 ? tensor[2][0] : form === 'flat' ? flat(tensor) : nested(tensor, true);
  for (const { yTrue, yPred, values, sampleWeight } of updates) {
    const options: UpdateOptions | undefined = sampleWeight && {
      sampleWeight: toInput(sampleWeight) as number,
    };
    if (values) (metric as Mean).updateState(toInput(values) as number, options);
    else
      (metric as AnyMeanMetric).updateState(
        toInput(yTrue!) as number[],
        toInput(yPred!) as number[],
        options,
      );
  }
  return metric;
}

/** The differences between a metric and Keras, as text. */
export function lossDifferences(c: LossCase, metric: AnyMeanMetric & Mean & Sum): string[] {
  const scalar = c.updates.some(({ sampleWeight }) => sampleWeight?.[1].length === 0);
  const { total, count = 1 } = metric.state as { total: number; count?: number };
  // With a scalar weight, the whole batch is one sample in Keras.
  const compared: [string, number, number | undefined, number][] = [
    ['result', metric.result(), c.result, 1],
    ...(scalar && c.className !== 'Sum'
      ? []
      : ([
          ['total', total, c.total, Math.max(1, count)],
          ['count', count, c.count ?? count, Math.max(1, count)],
        ] as [string, number, number, number][])),
  ];
  return compared
    .filter(([, got, expected, size]) => !agree(c, got, expected!, size))
    .map(([key, got, expected]) => `${c.title}: ${key} ${got}, not ${expected}`);
}

/** `size` is the number of values in a sum. */
function agree(
  { className, precision }: LossCase,
  got: number,
  expected: number,
  size: number,
): boolean {
  const [relative, absolute] = precision === 'float32' ? [1e-5, 1e-6] : [1e-6, 0];
  // Keras subtracts log 2 in float32, in every precision.
  const constant = className === 'LogCoshError' ? 2e-9 : 1e-15;
  return (
    Math.abs(got - expected) <=
    Math.max(relative * Math.abs(expected), Math.max(absolute, constant) * size)
  );
}
