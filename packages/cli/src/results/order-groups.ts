import { metricClasses } from 'rightly/registry';
import { InputError } from '../process/errors.ts';
import { didYouMean } from '../reading/did-you-mean.ts';
import { calledAs } from './requirements.ts';
import type { Evaluation } from './evaluation.ts';
import { groupLabel } from './label.ts';
import { figuresOf, type GroupResults, isMatrixValue, type Result } from './result.ts';

/** The options for the order and the number of groups. */
export interface Order {
  /** A metric, or `METRIC{CLASS}`: the groups in which it is worst come first. */
  readonly sort?: string | undefined;
  /** The number of groups that are shown. */
  readonly limit?: string | undefined;
}

/** Orders the groups of an evaluation, and keeps the first ones. The total stays last. */
export function orderGroups(evaluation: Evaluation, { sort, limit }: Order): Evaluation {
  if (sort === undefined && limit === undefined) return evaluation;
  const most = parseLimit(limit);
  if (evaluation.columns.by.length === 0)
    throw new InputError(
      `${sort === undefined ? '--limit' : '--sort'} needs groups: say --by COLUMN as well`,
    );
  const total = evaluation.groups.at(-1)!;
  const { sortedBy, key } = keyOf(total, sort);
  const groups = evaluation.groups
    .slice(0, -1)
    .map((group) => ({ group, order: key(group) }))
    .sort((a, b) => b.order - a.order)
    .map(({ group }) => group);
  const shown = groups.slice(0, most);
  return {
    ...evaluation,
    groups: [...shown, total],
    sortedBy,
    ...(shown.length < groups.length && { allGroups: groups.length }),
  };
}

function parseLimit(limit: string | undefined): number {
  if (limit === undefined) return Infinity;
  if (!/^[1-9]\d*$/.test(limit))
    throw new InputError(`--limit must be a whole number of at least 1; got ${limit}`);
  return Number(limit);
}

interface Key {
  readonly sortedBy: string;
  readonly key: (group: GroupResults) => number;
}

/** The key by which groups are ordered: the value of the chosen metric or of the first one. Groups without a value come last. */
function keyOf(total: GroupResults, sort: string | undefined): Key {
  const [, name, of] =
    sort === undefined ? [] : (/^([^{]+)(?:\{(.*)\})?$/s.exec(sort) ?? ['', sort]);
  const names = total.results.map(({ metric }) => metric);
  const wanted = name === undefined ? names[0]! : calledAs(name.trim(), names);
  const at = names.indexOf(wanted);
  if (at < 0)
    throw new InputError(
      `--sort: no metric is called ${JSON.stringify(name)}${didYouMean(wanted, names)}`,
    );
  const result = total.results[at]!;
  if (isMatrixValue(result.value))
    throw new InputError(`--sort: ${wanted} is a matrix, which has no order`);
  const figures = figuresOf(result);
  if (of === undefined && figures.length !== 1)
    throw new InputError(
      `--sort: ${wanted} has several numbers; say ${wanted}{${figures[0]?.of ?? 'CLASS'}} for one of them`,
    );
  if (of !== undefined && !figures.some((figure) => isCalled(figure.of, of)))
    throw new InputError(
      `--sort: ${wanted} has no number for ${JSON.stringify(of)}${didYouMean(
        of,
        figures.flatMap((figure) => figure.of ?? []),
      )}`,
    );
  const sign = isBetterLow(result) ? 1 : -1;
  const key: Key['key'] = ({ results }) => {
    const found = figuresOf(results[at]!).find(
      (figure) => of === undefined || isCalled(figure.of, of),
    );
    const value = found?.value ?? NaN;
    return Number.isNaN(value) ? -Infinity : sign * value;
  };
  return { sortedBy: wanted, key };
}

const isCalled = (of: string | undefined, name: string): boolean =>
  of === name || (of !== undefined && groupLabel(of) === name);

const isBetterLow = ({ class_name: className }: Result): boolean =>
  metricClasses.some(
    ({ definition }) => definition.className === className && definition.direction === 'down',
  );
