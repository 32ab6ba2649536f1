import { InputError, quote } from '../process/errors.ts';
import { isMean } from '../reading/declared-metric.ts';
import type { GroupSums, EvaluationSums } from './evaluation-sums.ts';
import { positiveOf } from './positive-of.ts';
import { withState } from './with-state.ts';

interface Options {
  /** The label of `--positive`. */
  readonly positive?: string | undefined;
  /** Whether an unknown positive label is an error. Otherwise each class has a number. */
  readonly asks: boolean;
}

/**
 * If there are two labels, puts metrics of the positive label in place of metrics of each class. Throws InputError where the positive label is not
 * known.
 */
export function withPositiveLabel(evaluated: EvaluationSums, options: Options): EvaluationSums {
  const names = new Set(evaluated.undecided);
  const { groups, total } = evaluated;
  if (options.asks) checkPositive(total);
  const label = positiveOf(
    total.metrics.filter(({ name }) => names.has(name)),
    options,
  );
  if (label === undefined) return evaluated;
  const of = <C extends GroupSums>(counted: C): C => ({
    ...counted,
    metrics: counted.metrics.map((metric) =>
      names.has(metric.name)
        ? withState(metric, metric.toJSON().state, { average: 'binary', pos_label: label })
        : metric,
    ),
  });
  return { ...evaluated, undecided: [], groups: groups.map(of), total: of(total) };
}

/** Throws InputError for a positive label that does not occur: its metrics would be 0. */
function checkPositive({ rows, metrics }: GroupSums): void {
  const metric = metrics.find((one) => {
    const { average, sparse_y_pred: isOfLabels } = one.getConfig();
    return average === 'binary' && isOfLabels === true;
  });
  if (!metric || isMean(metric) || rows === 0) return;
  const each = withState(metric, metric.toJSON().state, { average: null, pos_label: 1 });
  const labels = isMean(each) ? [] : each.keys();
  const label = (metric.getConfig()['pos_label'] ?? 1) as string | number;
  if (labels.length === 0 || labels.some((key) => key === label)) return;
  const shown = labels.slice(0, 20).map((key) => quote(String(key)));
  throw new InputError(
    `--positive must be one of the labels, ${shown.join(', ')}; got ${quote(String(label))}`,
  );
}
