import { type AnyMeanMetric, type Config, MetricList } from 'rightly';
import { get, meanClasses, metricClasses } from 'rightly/registry';
import { InputError } from '../errors.ts';
import { readMetrics } from './metric-text.ts';
import { didYouMean } from './nearest.ts';

/** What the columns hold, as far as the choice of metrics depends on it. */
export interface Contents {
  /** Scores for each class, labels, or one number to be cut at a threshold. */
  readonly predictions: 'scores' | 'labels' | 'probability';
  /** Whether the truth is one-hot. */
  readonly oneHot: boolean;
  readonly classes: number | undefined;
}

/** The metrics of `--metrics`, such as `accuracy,sparse_top_k_categorical_accuracy:k=3,name=top3`. */
export function parseMetrics(text: string, contents: Contents): AnyMeanMetric[] {
  return unique(readMetrics(text).map(({ name, options }) => create(name, options, contents)));
}

/** The metrics that fit, where none were named. */
export function defaultMetrics(contents: Contents): AnyMeanMetric[] {
  const named = (name: string): AnyMeanMetric => create(name, {}, contents);
  if (contents.predictions !== 'scores') return [named(resolve('accuracy', contents))];
  const sparse = contents.oneHot ? '' : 'sparse_';
  // Among five classes or fewer the true one is always in the top five.
  const many = (contents.classes ?? 0) > 5;
  return [
    `${sparse}categorical_accuracy`,
    ...(many ? [`${sparse}top_k_categorical_accuracy`] : []),
  ].map(named);
}

/** `accuracy` and `acc`, `crossentropy` and `ce` are what fits the columns, and keep that name. */
function resolve(name: string, { predictions, oneHot }: Contents): string {
  if (name === 'crossentropy' || name === 'ce') {
    if (predictions !== 'scores') return 'binary_crossentropy';
    return oneHot ? 'categorical_crossentropy' : 'sparse_categorical_crossentropy';
  }
  if (name !== 'accuracy' && name !== 'acc') return name;
  if (predictions === 'probability') return 'binary_accuracy';
  if (predictions === 'labels') return 'accuracy';
  return oneHot ? 'categorical_accuracy' : 'sparse_categorical_accuracy';
}

function create(name: string, options: Record<string, unknown>, contents: Contents): AnyMeanMetric {
  const resolved = resolve(name, contents);
  const known = classNamed(resolved);
  if (!known) {
    const other = libraryClass(resolved);
    if (other)
      throw new InputError(
        `--metrics: metrics must be accuracies, losses or other means of yTrue and yPred; got ${other} ${JSON.stringify(name)}, which counts on arrays only`,
      );
    const names = meanClasses.map(({ definition }) => definition.name);
    throw new InputError(
      `--metrics: there is no metric ${JSON.stringify(name)}${didYouMean(name, names)}`,
    );
  }
  if (options['name'] === '')
    throw new InputError(`--metrics: the name of ${name} must not be empty`);
  const entries = Object.entries(options).map(([key, value]) => [snake(key), value] as const);
  try {
    // A metric that was asked for as `accuracy` or `mse` keeps that name, whatever it is here.
    const { name: own, className } = known.definition;
    const isOwn = [own, className].some((one) => plain(one) === plain(name));
    return configure(known, {
      ...(isOwn && resolved === name ? {} : { name }),
      ...Object.fromEntries(entries),
    });
  } catch (error) {
    throw new InputError(`--metrics: ${(error as Error).message}`);
  }
}

/** The class of one of Keras's names, in any spelling. */
function classNamed(name: string): (typeof meanClasses)[number] | undefined {
  try {
    const { constructor } = get(name);
    return meanClasses.find((known) => known === constructor);
  } catch {
    return undefined;
  }
}

/** The name of a class that the library has and the command cannot count. */
function libraryClass(name: string): string | undefined {
  return metricClasses.find(({ definition }) =>
    [definition.name, definition.className].some((one) => plain(one) === plain(name)),
  )?.definition.className;
}

const plain = (name: string): string => name.replaceAll('_', '').toLowerCase();
const snake = (key: string): string =>
  key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const configure = (kind: unknown, config: Config): AnyMeanMetric =>
  (kind as { fromConfig(config: Config): AnyMeanMetric }).fromConfig(config);

/** Names that come again get a number, as in a list of metrics. */
function unique(metrics: readonly AnyMeanMetric[]): AnyMeanMetric[] {
  const { names } = new MetricList(metrics);
  return metrics.map((metric, i) =>
    metric.name === names[i]
      ? metric
      : configure(metric.constructor, { ...metric.getConfig(), name: names[i] }),
  );
}
