import { isDeepStrictEqual } from 'node:util';
import { together } from 'rightly/sql';
import { InputError } from '../../process/errors.ts';
import { isExactArea, isMean } from '../../reading/declared-metric.ts';
import { sqlOf } from '../../reading/expressions/given-expressions.ts';
import type { GroupSums, EvaluationSums, Reading } from '../evaluation-sums.ts';
import { configOf } from './document.ts';
import { readingDifference } from './reading-difference.ts';

/** Merges states. Throws InputError for states with different metrics, columns or groups. */
export function merge(parts: readonly EvaluationSums[], paths: readonly string[]): EvaluationSums {
  const [first] = parts as readonly [EvaluationSums];
  parts.forEach((part, i) => {
    const difference = mergeDifference(first, part);
    if (difference !== undefined)
      throw new InputError(
        `${paths[i]} must have the same metrics, groups and classes as ${paths[0]}; ${difference}`,
      );
  });
  const { metrics } = first.total;
  checkRows(parts);
  const totals = parts.map(({ total }) => total);
  const groups = new Map<string, GroupSums[]>();
  for (const group of parts.flatMap((part) => [...part.groups])) {
    // An answer in CSV has the same values as text.
    const values = first.columns.by.map((name) => group.group![name]);
    const key = JSON.stringify([...values.map(textOf), group.replicate]);
    const alike = groups.get(key);
    if (alike) alike.push(group);
    else groups.set(key, [group]);
  }
  return {
    source: paths.join(' '),
    columns: first.columns,
    classes: parts.find(({ classes }) => classes !== undefined)?.classes,
    undecided: first.undecided,
    groups: [...groups.values()].map((alike) => {
      const all = together(metrics, alike.map(withoutNotes));
      const [{ group, replicate }] = alike as [GroupSums];
      return { group, replicate, rows: all.rows, metrics: all.metrics };
    }),
    total: together(metrics, totals),
    reading: readingOf(parts),
    ...picturesOf(parts, paths),
  };
}

/** The sums for pictures, if all parts have them. */
function picturesOf(
  parts: readonly EvaluationSums[],
  paths: readonly string[],
): Pick<EvaluationSums, 'pictures'> {
  const pictures = parts.flatMap((part) => part.pictures ?? []);
  return pictures.length === parts.length ? { pictures: merge(pictures, paths) } : {};
}

/** The value of a group as text; NULL stays null. */
const textOf = (value: unknown): string | null =>
  value === null ? null : `${value as string | number | boolean}`;

/** A group with zero counts for warnings: only the total has warnings. */
export const withoutNotes = (counted: GroupSums): EvaluationSums['total'] => ({
  tied: counted.metrics.map(() => 0),
  nan: 0,
  outOfRange: 0,
  notBinary: 0,
  notProbability: 0,
  fractional: 0,
  skipped: 0,
  ...counted,
});

/** Throws InputError for more rows than float64 can count exactly. */
function checkRows(parts: readonly EvaluationSums[]): void {
  const rows = parts.reduce((sum, { total }) => sum + total.rows, 0);
  if (!Number.isSafeInteger(rows))
    throw new InputError(
      `the states together must have at most ${Number.MAX_SAFE_INTEGER} rows; they have ${rows}`,
    );
}

/** How the parts were read; undefined if no part says how. */
function readingOf(parts: readonly EvaluationSums[]): Reading | undefined {
  const readings = parts.flatMap(({ reading }) => reading ?? []);
  const [first] = readings;
  if (!first) return undefined;
  const assumed = new Map(readings.flatMap((one) => one.assumed).map((one) => [one.flag, one]));
  const values = readings.find((one) => one.values)?.values;
  const elements = readings.some((one) => one.elements);
  return {
    layout: first.layout,
    assumed: [...assumed.values()],
    ...(elements && { elements }),
    ...(values && { values }),
  };
}

/** The difference between the expressions of two states; undefined without one. */
function expressionDifference(a: EvaluationSums, b: EvaluationSums): string | undefined {
  for (const side of ['y_true', 'y_pred', 'sample_weight'] as const) {
    const [one, other] = [a.columns[side], b.columns[side]];
    if (one !== other && [one, other].some(isExpression))
      return `its ${side} is ${JSON.stringify(other)}, not ${JSON.stringify(one)}`;
  }
  return undefined;
}

const isExpression = (name: string | readonly string[] | null): boolean =>
  typeof name === 'string' && sqlOf(name) !== undefined;

/** The difference between the layouts and assumed columns of two states; undefined without one. */
function layoutDifference(a: EvaluationSums, b: EvaluationSums): string | undefined {
  if (!a.reading || !b.reading) return undefined;
  const [one, other] = [a.reading.layout, b.reading.layout];
  if (one !== other) return `it was read with --layout ${other}, not --layout ${one}`;
  const assumed = [...a.reading.assumed, ...b.reading.assumed];
  for (const [option, side] of [
    ['--y-true', 'y_true'],
    ['--y-pred', 'y_pred'],
  ] as const)
    if (
      assumed.some(({ flag }) => flag.startsWith(option)) &&
      !isDeepStrictEqual(a.columns[side], b.columns[side])
    )
      return `its ${side} is ${JSON.stringify(b.columns[side])}, not ${JSON.stringify(a.columns[side])}`;
  return undefined;
}

/** The difference that prevents a merge; undefined without one. */
function mergeDifference(a: EvaluationSums, b: EvaluationSums): string | undefined {
  const [one, other] = [questionOf(a), questionOf(b)];
  for (const [what, value] of Object.entries(one))
    if (!isDeepStrictEqual(value, other[what]))
      return `its ${what} are ${JSON.stringify(other[what])}, not ${JSON.stringify(value)}`;
  const reading = expressionDifference(a, b) ?? layoutDifference(a, b);
  if (reading !== undefined) return reading;
  if (a.classes !== undefined && b.classes !== undefined && a.classes !== b.classes)
    return `it has ${b.classes} classes, not ${a.classes}`;
  const [kinds, otherKinds] = [kindsOfClasses(a), kindsOfClasses(b)];
  const i = kinds.findIndex((kind, at) => kind && otherKinds[at] && kind !== otherKinds[at]);
  if (i < 0) return a.reading && b.reading && readingDifference(a.reading, b.reading);
  return `its classes are ${otherKinds[i]!}, not ${kinds[i]!}`;
}

/** For each metric, whether its sums have names or numbers as keys; undefined without keys. */
const kindsOfClasses = ({ total }: EvaluationSums): ('names' | 'numbers' | undefined)[] =>
  total.metrics.map((metric) => {
    if (isMean(metric) || isExactArea(metric)) return undefined;
    const { compensation: _, ...sums } = metric.toJSON().state;
    const [key] = Object.values(sums).flatMap((cells) =>
      Object.keys(Object(cells) as object).slice(0, 1),
    );
    return key === undefined ? undefined : /^-?\d+$/.test(key) ? 'numbers' : 'names';
  });

/** The difference that prevents a comparison of two states; undefined without one. */
export function comparisonDifference(a: EvaluationSums, b: EvaluationSums): string | undefined {
  const [one, other] = [questionOf(a), questionOf(b)];
  // Each state has its own intervals, so replicates may differ.
  const shared = Object.entries(one).filter(([what]) => !what.startsWith('replicates'));
  const found = shared.find(([what, value]) => !isDeepStrictEqual(value, other[what]));
  return (
    found &&
    `its ${found[0]} are ${JSON.stringify(one[found[0]])}, not ${JSON.stringify(other[found[0]])}`
  );
}

const questionOf = ({
  columns,
  total,
  undecided,
}: EvaluationSums): Readonly<Record<string, unknown>> => ({
  metrics: total.metrics.map(configOf),
  'groups by': columns.by,
  'names of the classes': columns.classes ?? null,
  'folds of labels (--fold)': columns.fold ?? [],
  'replicates (--cluster, --replicates)': columns.replicates ?? null,
  weights: columns.sample_weight === null ? 'none' : 'some',
  'metrics of one label or of each class': undecided ?? [],
});
