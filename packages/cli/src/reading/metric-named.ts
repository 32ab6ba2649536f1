import type { Config } from 'rightly';
import { aliasNamed, metricClasses } from 'rightly/registry';
import { plain } from 'rightly/internal';
import { columnMetricNamed } from './column-metrics.ts';
import { errorMetricNamed } from '@rightly/report/counting';
import type { Contents } from './contents.ts';

export type MetricKind = (typeof metricClasses)[number];

/** The metric that a name on the command line stands for. */
export interface Meaning {
  readonly kind: MetricKind;
  /** The options that are part of the name, and the name of the results. */
  readonly config: Config;
}

/** The class and the options of a name in any spelling; undefined for an unknown name. */
export function metricNamed(name: string, contents: Contents): Meaning | undefined {
  const own = columnMetricNamed(plain(name)) ?? errorMetricNamed(name);
  if (own) return { kind: own as unknown as MetricKind, config: {} };
  const fitting = byContents(plain(name), contents);
  const found = aliasNamed(fitting ?? plain(name));
  const kind = metricClasses.find((one) => one === (found?.own as unknown));
  if (!kind) return undefined;
  const { name: known, className } = kind.definition;
  const isOwn = [known, className].some((one) => plain(one) === plain(name));
  // A metric keeps the name of the command line, such as `accuracy` or `mse`.
  const asked = fitting === undefined ? name : name.toLowerCase();
  const options = aliasNamed(plain(name))?.config ?? {};
  // The accuracy of ranked classes is that of the first class.
  const first = fitting === 'sparse_top_k_categorical_accuracy' ? { k: 1 } : {};
  return { kind, config: { ...options, ...first, ...(isOwn ? {} : { name: asked }) } };
}

/** The metric class that fits the columns, for `accuracy`, `crossentropy` and the like. */
function byContents(name: string, contents: Contents): string | undefined {
  const { predictions, oneHot } = contents;
  const isScores = predictions === 'scores';
  switch (name) {
    case 'crossentropy':
    case 'ce':
    case 'logloss':
      if (!isScores) return 'binary_crossentropy';
      return oneHot ? 'categorical_crossentropy' : 'sparse_categorical_crossentropy';
    case 'accuracy':
    case 'acc':
      return predictions === 'probability' ? 'binary_accuracy' : accuracyOf(contents);
    case 'topkaccuracy':
    case 'topkaccuracyscore':
      return oneHot ? 'top_k_categorical_accuracy' : undefined;
    // scikit-learn's accuracy_score compares labels.
    case 'accuracyscore':
      return accuracyOf(contents);
    default:
      return undefined;
  }
}

function accuracyOf({ predictions, oneHot, layout }: Contents): string {
  if (layout === 'ranked') return 'sparse_top_k_categorical_accuracy';
  if (predictions !== 'scores' || layout === 'sequences') return 'accuracy';
  if (layout === 'multi-label') return 'subset_accuracy';
  return `${oneHot ? '' : 'sparse_'}categorical_accuracy`;
}
