import { isLoss } from 'rightly/internal';
import { InputError } from '../process/errors.ts';
import { byName } from '../reading/one-vs-rest.ts';
import {
  type DeclaredMetric,
  definitionOf,
  hasSeveral,
  isMatrix,
  isMean,
  rangeOfClass,
} from '../reading/declared-metric.ts';
import { didYouMean } from '../reading/did-you-mean.ts';
import { type Requirement, calledAs } from './requirements.ts';

/** A metric, and whether the number of labels decides if it has one number or several. */
interface Computed {
  readonly metric: DeclaredMetric;
  readonly isUndecided?: boolean;
}

/** Metrics whose labels are counted. */
export const withLabels = (metrics: readonly DeclaredMetric[]): Computed[] =>
  byName(metrics).map(([metric]) => ({ metric: metric! }));

/** Throws InputError for a requirement of a metric that is not computed, of groups without `--by`, or with the wrong option for the metric. */
export function checkRequirements(
  requirements: readonly Requirement[],
  computed: readonly Computed[],
  grouped: boolean,
): void {
  const names = computed.map(({ metric }) => metric.name);
  for (const requirement of requirements) {
    const { option, metric: name, group } = requirement;
    const found = computed.find((one) => one.metric.name === calledAs(name, names));
    if (!found && name === 'accuracy' && option === '--fail-under')
      throw new InputError(`${option}: accuracy is not computed; add --metrics accuracy`);
    if (!found)
      throw new InputError(
        `${option}: no metric is called ${JSON.stringify(name)}${didYouMean(name, names)}`,
      );
    const { metric, isUndecided = false } = found;
    checkSide(requirement, metric);
    if (!isUndecided) checkClass(requirement, metric);
    if (group !== undefined && !grouped)
      throw new InputError(`${option} ${name}[${group}]: there are groups only with --by`);
  }
}

/** Throws InputError for a requirement that does not name one number. */
function checkClass({ option, of, group, limit }: Requirement, metric: DeclaredMetric): void {
  const { name } = metric;
  const groupText = group === undefined ? '' : `[${group}]`;
  if (isMatrix(metric))
    throw new InputError(
      `${option} ${name}${of === undefined ? '' : `{${of}}`}${groupText}=${limit}: ${name} is a matrix, which cannot be judged; say --metrics recall,precision for numbers of each class`,
    );
  const several = hasSeveral(metric);
  if (several && of === undefined)
    throw new InputError(
      `${option} ${name}${groupText}=${limit}: ${name} has several numbers; say ${name}{CLASS}${groupText}=${limit} for one of them, ${name}{*}${groupText}=${limit} for each`,
    );
  if (!several && of !== undefined)
    throw new InputError(
      `${option} ${name}{${of}}${groupText}=${limit}: ${name} is one number; say ${name}${groupText}=${limit}`,
    );
}

function checkSide({ option, limit }: Requirement, metric: DeclaredMetric): void {
  const { name, direction } = metric;
  const [least, most] = rangeOfClass(definitionOf(metric).className);
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
