import { type Config, MetricList } from 'rightly';
import { snake } from 'rightly/internal';
import { classNamed, metricClasses } from 'rightly/registry';
import { InputError } from '../process/errors.ts';
import type { Contents } from './contents.ts';
import type { DeclaredMetric } from './declared-metric.ts';
import { didYouMean } from './did-you-mean.ts';
import { readMetrics } from './read-metrics.ts';

/** The metrics of `--metrics`, or those that fit where none were named. */
export const metricsFor = (text: string | undefined, contents: Contents): DeclaredMetric[] =>
  text === undefined ? defaultMetrics(contents) : parseMetrics(text, contents);

/** The metrics of `--metrics`, such as `accuracy,sparse_top_k_categorical_accuracy:k=3,name=top3`. */
function parseMetrics(text: string, contents: Contents): DeclaredMetric[] {
  return unique(readMetrics(text).map(({ name, options }) => create(name, options, contents)));
}

/** The metrics that fit, where none were named. */
function defaultMetrics(contents: Contents): DeclaredMetric[] {
  const named = (name: string): DeclaredMetric => create(name, {}, contents);
  if (contents.layout === 'multi-label') return ['subset_accuracy', 'hamming_loss'].map(named);
  if (contents.predictions !== 'scores') return [named(resolve('accuracy', contents))];
  if (contents.layout === 'sequences') return [named('Accuracy')];
  if (contents.layout === 'ranked') {
    const width = contents.classes ?? 1;
    return [named('accuracy'), ...(width > 1 ? [topK(width, contents)] : [])];
  }
  const sparse = contents.oneHot ? '' : 'sparse_';
  // Among five classes or fewer the true one is always in the top five.
  const many = (contents.classes ?? 0) > 5;
  return [
    `${sparse}categorical_accuracy`,
    ...(many ? [`${sparse}top_k_categorical_accuracy`] : []),
  ].map(named);
}

/** Whether the true class is among all that are ranked. */
const topK = (k: number, contents: Contents): DeclaredMetric =>
  create('sparse_top_k_categorical_accuracy', { k, name: `top_${k}` }, contents);

/** `accuracy` and `acc`, `crossentropy` and `ce` are what fits the columns, and keep that name. */
function resolve(given: string, { predictions, oneHot, layout }: Contents): string {
  const name = shortName(given);
  if (name === 'crossentropy' || name === 'ce') {
    if (predictions !== 'scores') return 'binary_crossentropy';
    return oneHot ? 'categorical_crossentropy' : 'sparse_categorical_crossentropy';
  }
  if (name !== 'accuracy' && name !== 'acc') return given;
  if (layout === 'ranked') return 'sparse_top_k_categorical_accuracy';
  if (layout === 'multi-label' && predictions === 'scores') return 'subset_accuracy';
  if (layout === 'sequences' && predictions === 'scores') return 'Accuracy';
  if (predictions === 'probability') return 'binary_accuracy';
  if (predictions === 'labels') return 'accuracy';
  return oneHot ? 'categorical_accuracy' : 'sparse_categorical_accuracy';
}

/** A short name in any spelling. `Accuracy` is the class of that name. */
const shortName = (name: string): string =>
  name === 'Accuracy' ? name : name.toLowerCase().replaceAll(/[\s_-]+/g, '');

function create(
  name: string,
  options: Record<string, unknown>,
  contents: Contents,
): DeclaredMetric {
  const resolved = resolve(name, contents);
  const known = classFor(resolved);
  if (!known) {
    const names = metricClasses.map(({ definition }) => definition.name);
    throw new InputError(
      `--metrics: there is no metric ${JSON.stringify(name)}${didYouMean(name, names)}`,
    );
  }
  if (options['name'] === '')
    throw new InputError(`--metrics: the name of ${name} must not be empty`);
  const entries = Object.entries(options).map(([key, value]) => [snake(key), value] as const);
  const said = Object.fromEntries(entries);
  const isFirst = resolved !== name && contents.layout === 'ranked';
  const all = {
    ...(isFirst ? { k: 1 } : {}),
    ...toldBy(contents, known.definition.className, said),
    ...said,
  };
  if (needsCount.has(known.definition.className) && !('num_classes' in all))
    throw new InputError(
      `--metrics: ${name}: labels do not tell how many classes there are; say ${name}:num_classes=3, for three`,
    );
  try {
    // A metric that was asked for as `accuracy` or `mse` keeps that name, whatever it is here.
    const { name: own, className } = known.definition;
    const isOwn = [own, className].some((one) => plain(one) === plain(name));
    return configure(known, {
      ...(isOwn && resolved === name ? {} : { name }),
      ...all,
    });
  } catch (error) {
    throw new InputError(`--metrics: ${(error as Error).message}`);
  }
}

/** The class of one of Keras's names, in any spelling, of those that compare truth and prediction. */
function classFor(name: string): (typeof metricClasses)[number] | undefined {
  const found = classNamed(name);
  return metricClasses.find((known) => known === (found as unknown));
}

/** The names of classes that must know the number of classes. */
const needsCount: ReadonlySet<string> = new Set(['IoU', 'MeanIoU', 'OneHotIoU', 'OneHotMeanIoU']);

/** The options of a class that follow from what the columns hold. */
function toldBy(
  { predictions, oneHot, classes, layout }: Contents,
  className: string,
  said: Config,
): Config {
  const isScores = predictions === 'scores';
  const count = classes === undefined ? {} : { num_classes: classes };
  if (layout === 'signed' && Object.hasOwn(cutAt0, className)) return cutAt0[className]!;
  switch (className) {
    case 'SparseTopKCategoricalAccuracy':
      return layout === 'ranked' ? { from_sorted_ids: true } : {};
    case 'F1Score':
    case 'FBetaScore':
      // A threshold is for numbers, one for each class.
      if (typeof said['threshold'] === 'number') return {};
      if (layout === 'multi-label' && isScores) return { threshold: 0.5 };
      return {
        ...(oneHot ? {} : { sparse_y_true: true }),
        ...(isScores ? {} : { sparse_y_pred: true }),
      };
    case 'IoU':
    case 'MeanIoU':
      return { ...count, sparse_y_true: !oneHot, sparse_y_pred: !isScores };
    case 'OneHotIoU':
    case 'OneHotMeanIoU':
      return { ...count, sparse_y_pred: !isScores };
    case 'PearsonCorrelation':
    case 'ConcordanceCorrelation':
      // One number a row is no vector that could be correlated.
      return isScores ? {} : { axis: null };
    default:
      return {};
  }
}

/** What cuts signed scores at 0. */
const cutAt0: Readonly<Record<string, Config>> = {
  BinaryAccuracy: { threshold: 0 },
  Precision: { thresholds: 0 },
  Recall: { thresholds: 0 },
  TruePositives: { thresholds: 0 },
  FalsePositives: { thresholds: 0 },
  TrueNegatives: { thresholds: 0 },
  FalseNegatives: { thresholds: 0 },
};

const plain = (name: string): string => name.replaceAll('_', '').toLowerCase();

const configure = (kind: unknown, config: Config): DeclaredMetric =>
  (kind as { fromConfig(config: Config): DeclaredMetric }).fromConfig(config);

/** Names that come again get a number, as in a list of metrics. */
function unique(metrics: readonly DeclaredMetric[]): DeclaredMetric[] {
  const { names } = new MetricList(metrics);
  return metrics.map((metric, i) =>
    metric.name === names[i]
      ? metric
      : configure(metric.constructor, { ...metric.getConfig(), name: names[i] }),
  );
}
