import type { Column } from '../../engines/column.ts';
import type { SqlInput } from '../../inputs/input.ts';
import type { Columns } from '../choose-columns.ts';
import { isListText } from '../deciding/fit.ts';
import { mentions } from '../expressions/mentions.ts';
import { isWholeNumber, type Sample } from '../deciding/sample.ts';
import type { Layout } from '../layout.ts';
import { firstRounded } from './too-large.ts';
import { exact, guarded, type WholeKind } from './whole-sql.ts';

/** The columns of text files whose whole numbers are compared or are groups, by name. */
export interface Wholes {
  readonly kinds: ReadonlyMap<string, WholeKind>;
  /** Whether the columns are read as text, and their numbers are exact. Otherwise they are float64, and a number that is too large fails the scan. */
  readonly isExact: boolean;
}

/** The properties of the columns that decide how they are read. */
export interface ReadingFacts {
  readonly layout: Layout;
  readonly sample: Sample;
  readonly condition: string;
  /** Whether some metric is not a loss, so that it may compare numbers for equality. */
  readonly isCompared: boolean;
  /** Whether a scan with float64 failed before. */
  readonly isExact: boolean;
}

/** Layouts in which numbers are labels. */
const ofLabels: ReadonlySet<Layout> = new Set<Layout>(['labels', 'scores', 'ranked', 'sequences']);

/** Finds the columns whose first rows hold whole numbers. */
export async function wholesIn(
  input: SqlInput,
  all: readonly Column[],
  { yTrue, yPred, by }: Columns,
  facts: ReadingFacts,
): Promise<Wholes> {
  const { layout, sample, condition, isExact } = facts;
  const predicted = [yPred].flat();
  const sides = [yTrue, ...(predicted.length === 1 || layout === 'ranked' ? predicted : [])];
  const kinds = new Map<string, WholeKind>();
  for (const column of sides) {
    const kind = kindOf(column, facts);
    if (kind) kinds.set(column.name, kind);
  }
  const others = all.filter(
    ({ name, expression }) =>
      !expression && (by.some((one) => one.name === name) || mentions(condition, name)),
  );
  const free = others.filter(({ name, list }) => !list && !kinds.has(name));
  const doubles = await wholeDoubles(input, free);
  for (const column of free)
    if (isInteger(column.typeName) || doubles.includes(column)) kinds.set(column.name, 'value');
  const isLarge = sides.some((column) => kinds.has(column.name) && hasLarge(column, sample));
  return { kinds, isExact: isExact || isLarge };
}

const isInteger = (typeName: string): boolean => /INT(EGER)?$/.test(typeName);

/** The form of whole numbers in a column of truth or predictions; undefined for a column with other values. */
function kindOf(
  column: Column,
  { layout, sample, isCompared }: ReadingFacts,
): WholeKind | undefined {
  const { typeName } = column;
  // The value of an expression is not read from text.
  if (column.expression) return undefined;
  const areLabels = ofLabels.has(layout);
  const isDouble = typeName === 'DOUBLE';
  if (!column.list && isInteger(typeName)) return 'value';
  if (!column.list && isDouble) {
    if (!areLabels && !isCompared) return undefined;
    if (sample.values(column).every(isWholeNumber)) return 'value';
    // Labels with fractions may also be too large.
    return layout === 'labels' && isCompared ? 'value or fraction' : undefined;
  }
  if (!areLabels) return undefined;
  if (/INT(EGER)?\[\]$/.test(typeName)) return 'list';
  if (!isListText(column, sample)) return undefined;
  const lists = sample.lists(column);
  return lists.every(({ values }) => values?.every(isWholeNumber)) ? 'text of a list' : undefined;
}

/** Whether the first rows hold a number that float64 cannot hold exactly. */
const hasLarge = (column: Column, sample: Sample): boolean =>
  (column.list || isListText(column, sample)
    ? sample.lists(column).flatMap(({ values }) => values ?? [])
    : sample.values(column)
  ).some((value) => Math.abs(Number(value)) >= firstRounded);

/** Columns of float64 that hold only whole numbers. DuckDB reads a text column as float64 if a number is 2^63 or more. */
async function wholeDoubles(
  input: SqlInput,
  columns: readonly Column[],
): Promise<readonly Column[]> {
  const doubles = columns.filter(({ typeName }) => typeName === 'DOUBLE');
  if (doubles.length === 0) return [];
  const d = input.engine.dialect;
  const names = doubles.map(({ name }) => d.identifier(name));
  const areWhole = names.map((own, i) => `bool_and(floor(${own}) = ${own}) AS _whole_${i}`);
  const [row] = await input.engine.query(
    `SELECT ${areWhole.join(', ')} FROM (SELECT ${names.join(', ')} FROM ${input.from()} LIMIT 10000)`,
  );
  return doubles.filter((_, i) => row?.[`_whole_${i}`] === true);
}

/** The types with which columns of whole numbers are read. */
export function typesFor(
  { kinds, isExact }: Wholes,
  types: ReadonlyMap<string, string>,
): Map<string, string> {
  const read = new Map(types);
  if (isExact)
    for (const [name, kind] of kinds)
      if (kind !== 'value or fraction') read.set(name, kind === 'list' ? 'VARCHAR[]' : 'VARCHAR');
  return read;
}

/** The SQL after FROM: the rows with exact whole numbers, or with an error for numbers that are not exact. */
export function withWholes(
  { kinds, isExact }: Wholes,
  from: string,
  d: SqlInput['engine']['dialect'],
): string {
  if (kinds.size === 0) return from;
  const replaced = Array.from(
    kinds,
    ([name, kind]) => `${(isExact ? exact : guarded)(name, kind)} AS ${d.identifier(name)}`,
  );
  return `(SELECT * REPLACE (${replaced.join(', ')}) FROM ${from}) AS wholes`;
}

/** A column with the type that `withWholes` gives it. */
export function asWhole({ kinds, isExact }: Wholes, column: Column): Column {
  const kind = kinds.get(column.name);
  if (!kind || !isExact || kind === 'value or fraction') return column;
  const list = kind !== 'value';
  return { ...column, list, type: 'integer', typeName: list ? 'HUGEINT[]' : 'HUGEINT' };
}
