import { isDeepStrictEqual } from 'node:util';
import { together } from 'rightly/sql';
import { InputError } from '../../process/errors.ts';
import { isExactArea, isMean } from '../../reading/declared-metric.ts';
import { sqlOf } from '../../reading/expressions/given-expressions.ts';
import type { Counted, Evaluated, Reading } from '../evaluated.ts';
import { asked } from './document.ts';
import { readOtherwise } from './read-otherwise.ts';

/** What states of the same question come to together. Throws InputError for states of unlike questions. */
export function merge(parts: readonly Evaluated[], paths: readonly string[]): Evaluated {
  const [first] = parts as readonly [Evaluated];
  parts.forEach((part, i) => {
    const difference = differs(first, part);
    if (difference !== undefined)
      throw new InputError(
        `${paths[i]} must be a state of the same question as ${paths[0]}; ${difference}`,
      );
  });
  const { metrics } = first.total;
  checkRows(parts);
  const totals = parts.map(({ total }) => total);
  const groups = new Map<string, Counted[]>();
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
      const [{ group, replicate }] = alike as [Counted];
      return { group, replicate, rows: all.rows, metrics: all.metrics };
    }),
    total: together(metrics, totals),
    reading: readingOf(parts),
    ...picturesOf(parts, paths),
  };
}

/** The sums of pictures, where all parts have some. */
function picturesOf(
  parts: readonly Evaluated[],
  paths: readonly string[],
): Pick<Evaluated, 'pictures'> {
  const pictures = parts.flatMap((part) => part.pictures ?? []);
  return pictures.length === parts.length ? { pictures: merge(pictures, paths) } : {};
}

/** A group's value as text; NULL is none. */
const textOf = (value: unknown): string | null =>
  value === null ? null : `${value as string | number | boolean}`;

/** Groups are counted, not warned of. */
export const withoutNotes = (counted: Counted): Evaluated['total'] => ({
  tied: counted.metrics.map(() => 0),
  nan: 0,
  outOfRange: 0,
  notBinary: 0,
  notProbability: 0,
  fractional: 0,
  skipped: 0,
  ...counted,
});

/** Throws InputError for more rows than a float64 counts one by one. */
function checkRows(parts: readonly Evaluated[]): void {
  const rows = parts.reduce((sum, { total }) => sum + total.rows, 0);
  if (!Number.isSafeInteger(rows))
    throw new InputError(
      `the states together must have at most ${Number.MAX_SAFE_INTEGER} rows; they have ${rows}`,
    );
}

/** How all parts were read, where they say it. */
function readingOf(parts: readonly Evaluated[]): Reading | undefined {
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

/** In which expressions two states differ: what was computed is another question. */
function computesOtherwise(a: Evaluated, b: Evaluated): string | undefined {
  for (const side of ['y_true', 'y_pred', 'sample_weight'] as const) {
    const [one, other] = [a.columns[side], b.columns[side]];
    if (one !== other && [one, other].some(isExpression))
      return `its ${side} is ${JSON.stringify(other)}, not ${JSON.stringify(one)}`;
  }
  return undefined;
}

const isExpression = (name: string | readonly string[] | null): boolean =>
  typeof name === 'string' && sqlOf(name) !== undefined;

/** How two states read their rows, where they read them differently. */
function readsOtherwise(a: Evaluated, b: Evaluated): string | undefined {
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

/** In what two states differ that must be the same. */
function differs(a: Evaluated, b: Evaluated): string | undefined {
  const [one, other] = [questionOf(a), questionOf(b)];
  for (const [what, value] of Object.entries(one))
    if (!isDeepStrictEqual(value, other[what]))
      return `its ${what} are ${JSON.stringify(other[what])}, not ${JSON.stringify(value)}`;
  const reading = computesOtherwise(a, b) ?? readsOtherwise(a, b);
  if (reading !== undefined) return reading;
  if (a.classes !== undefined && b.classes !== undefined && a.classes !== b.classes)
    return `it has ${b.classes} classes, not ${a.classes}`;
  const [kinds, otherKinds] = [kindsOfClasses(a), kindsOfClasses(b)];
  const i = kinds.findIndex((kind, at) => kind && otherKinds[at] && kind !== otherKinds[at]);
  if (i < 0) return a.reading && b.reading && readOtherwise(a.reading, b.reading);
  return `its classes are ${otherKinds[i]!}, not ${kinds[i]!}`;
}

/** Of each metric, whether its sums are kept by names or by numbers; undefined where none is kept by either. */
const kindsOfClasses = ({ total }: Evaluated): ('names' | 'numbers' | undefined)[] =>
  total.metrics.map((metric) => {
    if (isMean(metric) || isExactArea(metric)) return undefined;
    const { compensation: _, ...sums } = metric.toJSON().state;
    const [key] = Object.values(sums).flatMap((cells) =>
      Object.keys(Object(cells) as object).slice(0, 1),
    );
    return key === undefined ? undefined : /^-?\d+$/.test(key) ? 'numbers' : 'names';
  });

/** In what two evaluations differ that are compared with each other, without their rows. */
export function comparesOtherwise(a: Evaluated, b: Evaluated): string | undefined {
  const [one, other] = [questionOf(a), questionOf(b)];
  // Each has an interval of its own.
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
}: Evaluated): Readonly<Record<string, unknown>> => ({
  metrics: total.metrics.map(asked),
  'groups by': columns.by,
  'names of the classes': columns.classes ?? null,
  'folds of labels (--fold)': columns.fold ?? [],
  'replicates (--cluster, --replicates)': columns.replicates ?? null,
  weights: columns.sample_weight === null ? 'none' : 'some',
  'metrics of one label or of each class': undecided ?? [],
});
