import type { Column } from '../../engines/column.ts';
import { InputError, quote } from '../../process/errors.ts';
import type { Proposal } from '../choose-columns.ts';
import type { Assumption } from '../deciding/assumption.ts';
import { flag } from '../deciding/flag.ts';
import type { ReadOptions } from '../read-options.ts';
import { jsonTextAt, typedAt } from './extract.ts';
import { bestOf, onlyOf, pythonField, rankedOf, scoresOf } from './forms.ts';
import { type Kind, kindOf } from './kind-of-values.ts';
import type { Inside } from './look-inside.ts';
import type { Derived } from './nested-input.ts';
import { leavesOf, type Step, written } from './path.ts';
import { shapeOfStructure } from './shape.ts';

/** Derived columns in place of columns that hold objects or lists of one text, and the assumptions. */
interface Forms {
  readonly forms: readonly Derived[];
  readonly assumed: readonly { readonly of: string; readonly assumption: Assumption }[];
}

interface Asked {
  readonly options: ReadOptions;
  /** Whether `--y-pred column.*` says that the fields are the classes. */
  readonly isScores: boolean;
}

/** Decides how objects and lists of one text are read. Throws InputError with the paths into an object that has no known form. */
export function formsFor(
  { yTrue, yPred }: Proposal,
  inside: ReadonlyMap<Column, Inside>,
  { options, isScores }: Asked,
): Forms {
  const singles = yPred.flatMap((one) => (one.length === 1 ? [one[0]] : []));
  const kinds = new Map<Column, Kind>();
  const lists = options.text ?? [];
  const asText = new Set(lists.concat(lists.flatMap((list) => list.split(',').map(trimmed))));
  for (const [column, { values }] of inside) {
    if (asText.has(column.name)) continue;
    const kind = kindOf(values, column.typeName.startsWith('MAP('));
    if (kind) kinds.set(column, kind);
  }
  const areOnly = (columns: readonly Column[]): boolean =>
    columns.length > 0 && columns.every((column) => kinds.get(column)?.kind === 'only');
  // Lists of one text on both sides are compared as lists.
  const keepsLists = areOnly(yTrue) && areOnly(singles);
  // Objects that are written as text on both sides are compared as text.
  const areTexts = (columns: readonly Column[]): boolean =>
    columns.length > 0 &&
    columns.every((column) => {
      const kind = kinds.get(column)?.kind;
      return kind !== undefined && kind !== 'only' && column.typeName === 'VARCHAR';
    });
  if (areTexts(yTrue) && areTexts(singles)) return { forms: [], assumed: [] };
  const forms: Derived[] = [];
  const assumed: { of: string; assumption: Assumption }[] = [];
  for (const [column, kind] of kinds) {
    const isTruth = yTrue.includes(column);
    const option = isTruth ? '--y-true' : '--y-pred';
    if (kind.kind === 'only' && keepsLists) continue;
    if (kind.kind === 'object' || (kind.kind === 'scored' && isTruth)) {
      // The option `--layout labels` says that the text is a label.
      if (options.layout === 'labels' && column.typeName === 'VARCHAR') continue;
      if ((isTruth ? yTrue.length : yPred.length) === 1) throw unread(option, inside.get(column)!);
      continue;
    }
    const form = formOf(kind, inside.get(column)!, { option, options, isScores });
    forms.push(form.derived);
    if (form.assumption) assumed.push({ of: column.name, assumption: form.assumption });
  }
  return { forms, assumed };
}

const trimmed = (name: string): string => name.trim();

interface Form {
  readonly derived: Derived;
  readonly assumption?: Assumption;
}

interface Wanted extends Asked {
  readonly option: '--y-true' | '--y-pred';
}

function formOf(kind: Exclude<Kind, { kind: 'object' }>, inside: Inside, wanted: Wanted): Form {
  const { place } = inside;
  const { name } = place.column;
  const derived = (column: Partial<Column>, sql: (value: string) => string): Derived => ({
    column: { name, type: 'string', list: false, typeName: 'VARCHAR', ...column },
    root: place.root,
    sql: (root) => sql(place.sql(root)),
  });
  const path = (steps: readonly Step[]): string => flag(wanted.option, written(name, steps));
  if (kind.kind === 'only')
    return {
      derived: derived({}, (value) =>
        inside.written === 'python'
          ? onlyOf(`CAST(${value} AS VARCHAR[])`, false, name)
          : onlyOf(value, inside.written === 'json', name),
      ),
      assumption: {
        flag: path([0]),
        because: `each list of column ${quote(name)} holds one text`,
      },
    };
  if (kind.kind === 'label')
    return {
      derived: derived(labelColumn(kind.field, inside), (value) => fieldOf(value, kind, inside)),
      assumption: {
        flag: path([kind.field]),
        because: `column ${quote(name)} holds an object with a label`,
      },
    };
  return scoredForm(kind, inside, wanted, derived);
}

/** The type of a label: text in text files, else the type of its field. */
function labelColumn(field: string, { place, written: by }: Inside): Partial<Column> {
  if (by !== 'typed' || place.shape.kind !== 'object') return {};
  const shape = place.shape.fields.get(field);
  return shape?.kind === 'value' && shape.typeName !== 'VARCHAR'
    ? { type: 'integer', typeName: shape.typeName }
    : {};
}

function fieldOf(
  value: string,
  { field, fields }: Extract<Kind, { kind: 'label' }>,
  { place, written: by }: Inside,
): string {
  if (by === 'python') return pythonField(value, field, fields);
  return by === 'json' ? jsonTextAt(value, [field]) : typedAt(value, place.shape, [field]);
}

function scoredForm(
  { scored, labels }: Extract<Kind, { kind: 'scored' }>,
  { place, written: by }: Inside,
  { options: { layout }, isScores }: Wanted,
  derived: (column: Partial<Column>, sql: (value: string) => string) => Derived,
): Form {
  const { name } = place.column;
  const wanted = layout ?? (isScores || labels ? 'scores' : 'labels');
  if (wanted === 'ranked')
    return {
      derived: derived({ list: true, typeName: 'VARCHAR[]' }, (value) =>
        rankedOf(value, scored, by),
      ),
    };
  if (wanted === 'labels')
    return {
      derived: derived({}, (value) => bestOf(value, scored, by)),
      ...(layout === undefined && {
        assumption: {
          flag: '--layout labels',
          because: `the rows of column ${quote(name)} have scores for different labels; the label of the highest score is the prediction`,
        },
      }),
    };
  if (!labels)
    throw new InputError(
      `${isScores ? `--y-pred ${quote(`${name}.*`)}` : `--layout ${wanted}`} needs a score for each class; the first rows of column ${quote(name)} have different labels: say --layout labels for the label of the highest score, or --layout ranked`,
    );
  return {
    derived: derived(
      { type: 'float64', list: true, typeName: 'DOUBLE[]', classes: labels },
      (value) => scoresOf(value, scored, { written: by, labels, name }),
    ),
    ...(layout === undefined &&
      !isScores && {
        assumption: {
          flag: '--layout scores',
          because: `each row of column ${quote(name)} has a score for each of the labels ${labels.slice(0, 3).map(quote).join(', ')}${labels.length > 3 ? ', …' : ''}`,
        },
      }),
  };
}

/** The error for objects without a known form. */
function unread(option: '--y-true' | '--y-pred', { place, values }: Inside): InputError {
  const { name } = place.column;
  const leaves = leavesOf(name, place.isJson ? shapeOfValue(values[0]) : place.shape, 6);
  return new InputError(
    `column ${quote(name)} holds objects: say ${leaves.map((leaf) => flag(option, leaf)).join(' or ')}, or another path within${place.column.typeName === 'VARCHAR' ? '; --layout labels compares the whole text' : ''}`,
  );
}

/** The shape of one value. */
function shapeOfValue(value: unknown): ReturnType<typeof shapeOfStructure> {
  const structure = (one: unknown): unknown =>
    Array.isArray(one)
      ? [structure(one[0])]
      : typeof one === 'object' && one !== null
        ? Object.fromEntries(Object.entries(one).map(([key, field]) => [key, structure(field)]))
        : 'VARCHAR';
  return shapeOfStructure(structure(value));
}
