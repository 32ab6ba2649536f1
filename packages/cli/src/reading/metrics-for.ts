import { type Config, MetricList } from 'rightly';
import { aliasNames, plain, snake } from 'rightly/internal';
import { metricClasses } from 'rightly/registry';
import { InputError } from '../process/errors.ts';
import { classesFor, isOfEachClass } from './one-vs-rest.ts';
import { columnMetricNamed, needNoTruth } from './column-metrics.ts';
import type { Contents } from './contents.ts';
import type { DeclaredMetric } from './declared-metric.ts';
import { nearestTo } from './did-you-mean.ts';
import { metricNamed } from './metric-named.ts';
import { perClass } from './per-class.ts';
import { positiveLabel } from './positive-label.ts';
import { type Named, readMetrics } from './read-metrics.ts';
import type { ReadOptions } from './read-options.ts';
import { type SelectedMetrics, shareSums, type Wanted } from './share-sums.ts';
import { foldOf } from './values/fold.ts';
import { asksForClasses, type Positive, derivedOptions } from './derived-options.ts';

/** The metrics of `--metrics` and `--per-class`, or those that fit where none were named. */
export function metricsFor(options: ReadOptions, contents: Contents): SelectedMetrics {
  const { metrics: text, perClass: hasReport } = options;
  const positive = positiveLabel(options.positive, contents, foldOf(options.fold));
  checkColumnMetrics(text, hasReport);
  const asked = text === undefined ? (hasReport ? [] : usual(contents)) : readMetrics(text);
  const all = [
    ...(hasReport ? report(contents) : []),
    ...asked.map((one) =>
      isOfLabels(one, contents) ? atThreshold(one, contents) : create(one, contents, positive),
    ),
  ];
  const { names } = new MetricList(all.map(({ metric }) => metric));
  const wanted = all.map((one, i) =>
    Object.assign({}, one, { metric: called(one.metric, names[i]!) }),
  );
  const f1 = (): DeclaredMetric =>
    create({ name: 'f1_score', options: { threshold: null } }, contents, undefined).metric;
  return shareSums(wanted, classesFor(contents, positive), f1);
}

/** Throws InputError for metrics of one column beside metrics that need a truth. */
function checkColumnMetrics(text: string | undefined, hasReport = false): void {
  const columnMetric = readMetrics(text ?? '_').find(({ name }) => columnMetricNamed(plain(name)));
  if (columnMetric && (hasReport || !needNoTruth(text)))
    throw new InputError(
      `--metrics: ${columnMetric.name} must not stand beside metrics that need a truth, because it is computed from one column; got both: run the command again for ${columnMetric.name} alone`,
    );
}

/** The metrics of `--per-class`. A probability is judged by the label 0 or 1 that it stands for. */
function report(contents: Contents): Wanted[] {
  if (contents.predictions !== 'probability')
    return perClass.map((one) => create(one, contents, undefined));
  return perClass.map((one) =>
    one.name === 'accuracy' ? create(one, contents, undefined) : atThreshold(one, contents),
  );
}

/** Whether a metric judges a probability by the label 0 or 1 that it stands for. */
function isOfLabels({ name, options }: Named, contents: Contents): boolean {
  const meaning = contents.predictions === 'probability' ? metricNamed(name, contents) : undefined;
  return (
    meaning !== undefined &&
    asksForClasses(meaning.kind.definition.className, { ...meaning.config, ...inSnake(options) })
  );
}

/** A metric of the label 0 or 1 that a probability stands for. Its sums are those of the confusion matrix. */
function atThreshold(one: Named, contents: Contents): Wanted {
  const counted = create({ name: 'confusion_matrix', options: {} }, contents, undefined).metric;
  return {
    ...create(one, { ...contents, predictions: 'labels', layout: 'labels' }, undefined),
    counted,
  };
}

const inSnake = (options: Named['options']): Config =>
  Object.fromEntries(Object.entries(options).map(([key, value]) => [snake(key), value]));

const named = (name: string): Named => ({ name, options: {} });

/** The metrics that fit, where none were named. */
function usual(contents: Contents): Named[] {
  const { predictions, oneHot, classes, layout } = contents;
  if (layout === 'multi-label') return ['subset_accuracy', 'hamming_loss'].map(named);
  if (predictions === 'labels') return [named('accuracy')];
  if (predictions === 'probability') return [named('binary_accuracy')];
  if (layout === 'sequences') return [named('accuracy')];
  if (layout === 'ranked') return [named('accuracy'), ...topK(classes ?? 1)];
  const sparse = oneHot ? '' : 'sparse_';
  // Among five classes or fewer the true one is always in the top five.
  const many = (classes ?? 0) > 5;
  return [
    `${sparse}categorical_accuracy`,
    ...(many ? [`${sparse}top_k_categorical_accuracy`] : []),
  ].map(named);
}

/** The metric of whether the true class is among the k ranked classes. */
const topK = (k: number): Named[] =>
  k > 1 ? [{ name: 'sparse_top_k_categorical_accuracy', options: { k, name: `top_${k}` } }] : [];

function create({ name, options }: Named, contents: Contents, positive: Positive): Wanted {
  const meaning = metricNamed(name, contents);
  if (!meaning) {
    const names = [...metricClasses.map(({ definition }) => definition.name), ...aliasNames];
    const near = nearestTo(name.toLowerCase(), names);
    throw new InputError(
      `--metrics: there is no metric ${JSON.stringify(name)}${near === '' ? ';' : near} rightly evaluate --list-metrics shows all`,
    );
  }
  if (options['name'] === '')
    throw new InputError(`--metrics: the name of ${name} must not be empty`);
  const given: Config = { ...meaning.config, ...inSnake(options) };
  const { className } = meaning.kind.definition;
  const isOneVsRest = isOfEachClass(contents, className, given);
  const { config, isUndecided = false } = derivedOptions(contents, className, given, positive);
  try {
    return { metric: configure(meaning.kind, { ...config, ...given }), isUndecided, isOneVsRest };
  } catch (error) {
    throw new InputError(`--metrics: ${(error as Error).message}`);
  }
}

const configure = (kind: unknown, config: Config): DeclaredMetric =>
  (kind as { fromConfig(config: Config): DeclaredMetric }).fromConfig(config);

/** The metric with another name: repeated names get a number. */
const called = (metric: DeclaredMetric, name: string): DeclaredMetric =>
  metric.name === name ? metric : configure(metric.constructor, { ...metric.getConfig(), name });
