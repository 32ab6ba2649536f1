/* oxlint-disable typescript/no-unnecessary-type-assertion -- the assertion says what a reader expects */
import { type AnyMetric, type Config, Metric } from 'rightly';
import { metricClasses } from 'rightly/registry';
import { flat, nested } from './cases.ts';

/*
 * Answers of Keras, and of scikit-learn and torchmetrics where Keras lacks the metric, for metrics of thresholds, classes and regression.
 * fixtures/README.md states their accuracy.
 */

type Recorded = Parameters<typeof flat>[0];
type Numbers = number | readonly Numbers[];

interface Line {
  readonly config: Config;
  /** The precision of all computations. */
  readonly precision: 'float32' | 'float64';
  readonly updates: readonly Readonly<
    Record<'yTrue' | 'yPred', Recorded> & { sampleWeight?: Recorded }
  >[];
  readonly variables: Readonly<Record<string, Numbers>>;
  readonly result: Numbers;
}

/** A case of a fixture, with the name of its class. */
export interface CatalogueCase extends Line {
  readonly title: string;
  readonly className: string;
  /** Whether Keras lacks the metric, or its options. */
  readonly isBeyondKeras: boolean;
}

const texts = import.meta.glob(
  [
    '../../../../fixtures/keras-3.{6,15}/catalogue/*.jsonl',
    '../../../../fixtures/scikit-learn-1.9/{areas,classes}/*.jsonl',
  ],
  { query: '?raw', import: 'default', eager: true },
);

const nameOf = (file: string): string => /(\w+)\.jsonl$/.exec(file)![1]!.replaceAll('_', '');

const classNamed = (plain: string): string =>
  metricClasses
    .map(({ definition }) => definition.className)
    .find((className) => className.toLowerCase() === plain)!;

export const catalogueCases: readonly CatalogueCase[] = Object.entries(texts).flatMap(
  ([file, text]) => {
    const className = classNamed(nameOf(file));
    return (text as string)
      .trim()
      .split('\n')
      .map((line, i) =>
        Object.assign(JSON.parse(line) as Line, {
          title: `${className} ${i + 1} ${line.slice(0, line.indexOf(',"updates"'))}`,
          className,
          isBeyondKeras: !file.includes('keras'),
        }),
      );
  },
);

export const catalogueNames: readonly string[] = [
  ...new Set(catalogueCases.map(({ className }) => className)),
];

/** The metric of a case, before its updates. */
export const metricOf = ({ className, config }: CatalogueCase): AnyMetric => {
  const Class = metricClasses.find(({ definition }) => definition.className === className)!;
  return Metric.fromConfig.call(Class, config) as AnyMetric;
};

/** The inputs for a case's tensors. */
export type Form = 'flat' | 'nested';

const toInput = (tensor: Recorded, form: Form): unknown =>
  tensor[1].length === 0 ? tensor[2][0] : form === 'flat' ? flat(tensor) : nested(tensor, true);

/** Updates a metric with one of the updates of a case. */
export function see(
  metric: { updateState: AnyMetric['updateState'] },
  { yTrue, yPred, sampleWeight }: Line['updates'][number],
  form: Form,
): void {
  metric.updateState(
    toInput(yTrue, form),
    toInput(yPred, form),
    sampleWeight && { sampleWeight: toInput(sampleWeight, form) as number },
  );
}

/** The difference between a result and the recorded one, as text. */
export function catalogueDifferences(c: CatalogueCase, got: unknown): string[] {
  // Keras gives a number for a list of one threshold.
  const result = Array.isArray(got) && got.length === 1 && !Array.isArray(c.result) ? got[0] : got;
  const [mine, theirs] = [result, c.result].map((one) => [one].flat(Infinity) as number[]);
  const isSame =
    mine!.length === theirs!.length && mine!.every((x, i) => isNear(c, x, theirs![i]!));
  return isSame ? [] : [`${c.title}: ${JSON.stringify(got)}, not ${JSON.stringify(c.result)}`];
}

/** The number that Keras adds to denominators changes a result by less than 1e-6. */
const hasEpsilon = ({ className, isBeyondKeras }: CatalogueCase): boolean =>
  !isBeyondKeras && /Score$|IoU$|^Concordance/.test(className) && className !== 'R2Score';

function isNear(c: CatalogueCase, got: number, expected: number): boolean {
  const [relative, absolute] = c.precision === 'float32' ? [5e-6, 5e-7] : [2e-12, 2e-12];
  const most = Math.max(relative * Math.abs(expected), absolute);
  return Math.abs(got - expected) <= most + (hasEpsilon(c) ? 1e-6 : 0);
}

/** The differences between Keras's sums and ours, as text. Keras has other names for them. */
export function sumsDifferences(c: CatalogueCase, metric: AnyMetric): string[] {
  const own = ownSums(metric);
  return Object.entries(own).flatMap(([name, sums]) => {
    const kept = c.variables[name];
    if (kept === undefined) return [];
    const theirs = [kept].flat() as number[];
    const largest = Math.max(1, ...theirs.map(Math.abs));
    const off = c.precision === 'float32' ? 5e-6 * largest : 1e-12 * largest;
    const isSame =
      sums.length === theirs.length && sums.every((x, i) => Math.abs(x - theirs[i]!) <= off);
    return isSame
      ? []
      : [`${c.title}: ${name} ${JSON.stringify(sums)}, not ${JSON.stringify(kept)}`];
  });
}

type ByClass = Readonly<Record<string, number>>;
interface Sums {
  readonly classes: number;
  readonly hits: ByClass;
  readonly truths: ByClass;
  readonly calls: ByClass;
}

/** Cells by class as lists. */
function ownSums(metric: AnyMetric): Record<string, number[]> {
  const { state } = metric as { state: Record<string, unknown> };
  const { classes, hits = {}, truths = {}, calls = {} } = state as Partial<Sums>;
  // Keras keeps a matrix where the number of classes is an option.
  if (!classes || !('hits' in state)) return {};
  const listed = (cells: ByClass): number[] =>
    Array.from({ length: classes }, (_, i) => cells[i] ?? 0);
  const [right, all, called] = [listed(hits), listed(truths), listed(calls)];
  const isMicro = metric.getConfig()['average'] === 'micro';
  const sum = (sums: number[]): number[] => (isMicro ? [sums.reduce((a, b) => a + b, 0)] : sums);
  return {
    true_positives: sum(right),
    false_positives: sum(called.map((x, i) => x - right[i]!)),
    false_negatives: sum(all.map((x, i) => x - right[i]!)),
  };
}
