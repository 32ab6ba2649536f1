import { InputError, quote } from '../process/errors.ts';
import { isMean } from '../reading/declared-metric.ts';
import type { Counted, Evaluated } from './evaluated.ts';
import { positiveOf } from './positive-of.ts';
import { withState } from './with-state.ts';

interface Options {
  /** The label that counts, as the command line says it. */
  readonly positive?: string | undefined;
  /** Whether to ask for a label that is not known, in place of showing one number for each class. */
  readonly asks: boolean;
}

/**
 * The same with metrics of one label in place of those that the labels decide, where there are two labels. Throws InputError where it is not known which of two
 * labels counts.
 */
export function decide(evaluated: Evaluated, options: Options): Evaluated {
  const names = new Set(evaluated.undecided);
  const { groups, total } = evaluated;
  if (options.asks) checkPositive(total);
  const label = positiveOf(
    total.metrics.filter(({ name }) => names.has(name)),
    options,
  );
  if (label === undefined) return evaluated;
  const of = <C extends Counted>(counted: C): C => ({
    ...counted,
    metrics: counted.metrics.map((metric) =>
      names.has(metric.name)
        ? withState(metric, metric.toJSON().state, { average: 'binary', pos_label: label })
        : metric,
    ),
  });
  return { ...evaluated, undecided: [], groups: groups.map(of), total: of(total) };
}

/** Throws InputError for a label that was named and does not occur: its metrics would be 0. */
function checkPositive({ rows, metrics }: Counted): void {
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
    `--positive: no label is ${quote(String(label))}; there are ${shown.join(', ')}`,
  );
}
