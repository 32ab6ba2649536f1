import { isLoss } from 'rightly/internal';
import { InputError } from '../process/errors.ts';
import { byName } from '../reading/one-vs-rest.ts';
import {
  type DeclaredMetric,
  hasSeveral,
  isMatrix,
  isMean,
  rangeOf,
} from '../reading/declared-metric.ts';
import { didYouMean } from '../reading/did-you-mean.ts';
import { type Bar, calledAs } from './bars.ts';

/** A metric, and whether only the labels will tell if it is one number or several. */
interface Computed {
  readonly metric: DeclaredMetric;
  readonly isUndecided?: boolean;
}

/** Metrics that have seen the labels. */
export const decided = (metrics: readonly DeclaredMetric[]): Computed[] =>
  byName(metrics).map(([metric]) => ({ metric: metric! }));

/** Throws InputError for a bar of a metric that is not computed, for one of groups without `--by`, and for one on the wrong side. */
export function checkBars(
  bars: readonly Bar[],
  computed: readonly Computed[],
  grouped: boolean,
): void {
  const names = computed.map(({ metric }) => metric.name);
  for (const bar of bars) {
    const { option, metric: name, group } = bar;
    const found = computed.find((one) => one.metric.name === calledAs(name, names));
    if (!found && name === 'accuracy' && option === '--fail-under')
      throw new InputError(`${option}: accuracy is not computed; add --metrics accuracy`);
    if (!found)
      throw new InputError(
        `${option}: no metric is called ${JSON.stringify(name)}${didYouMean(name, names)}`,
      );
    const { metric, isUndecided = false } = found;
    checkSide(bar, metric);
    if (!isUndecided) checkClass(bar, metric);
    if (group !== undefined && !grouped)
      throw new InputError(`${option} ${name}[${group}]: there are groups only with --by`);
  }
}

/** A bar is about one number. */
function checkClass({ option, of, group, limit }: Bar, metric: DeclaredMetric): void {
  const { name } = metric;
  const place = group === undefined ? '' : `[${group}]`;
  if (isMatrix(metric))
    throw new InputError(
      `${option} ${name}${of === undefined ? '' : `{${of}}`}${place}=${limit}: ${name} is a matrix, which no bar judges; say --metrics recall,precision for numbers of each class`,
    );
  const several = hasSeveral(metric);
  if (several && of === undefined)
    throw new InputError(
      `${option} ${name}${place}=${limit}: ${name} has several numbers; say ${name}{CLASS}${place}=${limit} for one of them, ${name}{*}${place}=${limit} for each`,
    );
  if (!several && of !== undefined)
    throw new InputError(
      `${option} ${name}{${of}}${place}=${limit}: ${name} is one number; say ${name}${place}=${limit}`,
    );
}

function checkSide({ option, limit }: Bar, metric: DeclaredMetric): void {
  const { name, direction } = metric;
  const [least, most] = rangeOf(metric);
  const fits = direction === 'down' ? '--fail-over' : '--fail-under';
  if (direction !== undefined && option !== fits)
    throw new InputError(
      `${option} ${name}=${limit}: the ${direction === 'down' ? 'lower' : 'higher'} ${name} is, the better; say ${fits} ${name}=${limit}`,
    );
  if (limit > most)
    throw new InputError(
      `${option} ${name}=${limit}: ${isLoss(metric) ? `${name} is at most ${most}` : `${isMean(metric) ? 'an accuracy' : name} is at most 1, as in ${name}=${limit / 100}`}`,
    );
  if (limit < least && isLoss(metric))
    throw new InputError(`${option} ${name}=${limit}: ${name} is at least ${least}`);
}
