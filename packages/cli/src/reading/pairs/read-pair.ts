import { type PairsQuery, pairsQuery, type TypedInput } from 'rightly/sql';
import { partsOf } from '../../engines/column.ts';
import type { SqlInput } from '../../inputs/input.ts';
import { InputError } from '../../process/errors.ts';
import type { ReadOptions } from '../read-options.ts';
import { withReplicates } from '../replicates.ts';
import { freeNames } from '../tables/added-names.ts';
import { readTable, type TableQuestion } from '../tables/read-table.ts';
import { namesOfIds } from '../truth/join.ts';
import { missingColumns } from './missing-columns.ts';
import { type Keyed, keyedBy, ROW_KEY } from './keyed.ts';
import { matchRows, type Shared } from './match-rows.ts';
import { optionsOf, type PairOptions } from './pair-options.ts';
import { PairView } from './pair-view.ts';
import { isPlainMean } from './plain-mean.ts';
import { namesOf, sameNames } from './same-names.ts';

/** A question about two models in tables. */
export interface PairQuestion {
  readonly a: TableQuestion;
  readonly b: TableQuestion;
  /** The query over pairs of rows, and the names of the means that it counts; undefined without such means. */
  readonly pairs: { readonly query: PairsQuery; readonly names: readonly string[] } | undefined;
  /** Warnings about the rows. */
  readonly remarks: readonly string[];
  /** The input and the options of each model. */
  readonly sources: Readonly<Record<'a' | 'b', PairSide>>;
}

/** The input of a model, and the options for reading it. */
export interface PairSide {
  readonly input: SqlInput;
  readonly options: ReadOptions;
}

/** Finds the columns of each model, and the query that compares the two. Model A is the old one. The inputs can be the same. */
export async function readPair(
  a: SqlInput,
  b: SqlInput,
  options: PairOptions,
): Promise<PairQuestion> {
  const [ofA, ofB] = optionsOf(options);
  const isOne = a === b;
  if (isOne && options.on === undefined) {
    const question = await sameRows(a, ofA, ofB);
    if (question) return question;
  }
  const [keyA, keyB] = await keysIn(a, b, options.on);
  const own = await keyedBy(a, keyA);
  const other = isOne && keyA === keyB ? own : await keyedBy(b, keyB);
  const skips = options.onMissing === 'skip';
  const viewOf = (one: Keyed, partner: Keyed, given: ReadOptions, hasKey: boolean): PairView => {
    const missing = missingColumns(one, partner, given);
    const isComplete = one === partner || (missing.columns.length === 0 && !skips);
    return new PairView(one, isComplete ? undefined : missing, hasKey);
  };
  const read = (given: readonly [ReadOptions, ReadOptions], hasKey = false): Promise<Two> =>
    readBoth(
      [viewOf(own, other, given[0], hasKey), viewOf(other, own, given[1], hasKey)],
      [withOwnPredictions(own, given[0]), withOwnPredictions(other, given[1])],
    );
  let two = await read([ofA, ofB]);
  if (needsReplicates(two) && options.cluster === undefined)
    two = await read([byRow(ofA), byRow(ofB)], true);
  const remarks =
    own === other ? [] : await matchRows(own, other, sharedBy(two, own, other), skips);
  const isClustered = options.cluster !== undefined;
  return { ...questionOf(two, (names) => (isClustered ? undefined : joined(two, names))), remarks };
}

type Two = Pick<PairQuestion, 'a' | 'b' | 'sources'>;

/** The options with `--cluster` by the key of the row. */
const byRow = (options: ReadOptions): ReadOptions =>
  withReplicates({ ...options, cluster: ROW_KEY });

/** The options in which only the model's own columns can be predictions. */
const withOwnPredictions = ({ columns }: Keyed, options: ReadOptions): ReadOptions => ({
  ...options,
  predictionsAmong: new Set(columns.map(({ name }) => name)),
});

/** The question about two models in one table; undefined where their columns must be read in two ways. */
async function sameRows(
  input: SqlInput,
  ofA: ReadOptions,
  ofB: ReadOptions,
): Promise<PairQuestion | undefined> {
  const two = await readBoth([input, input], [ofA, ofB]);
  const { a, b } = two;
  const isFile = input.format !== undefined;
  if (isFile && needsReplicates(two) && ofA.cluster === undefined) return undefined;
  const isOneTable =
    a.table.parts !== undefined &&
    a.table.parts.from === b.table.parts?.from &&
    b.table.all.every(({ expression }) => expression === undefined);
  if (!isOneTable && isFile) return undefined;
  if (!isOneTable && !needsReplicates(two))
    throw new InputError('say --on COLUMN, an id of the rows, to compare these two predictions');
  const isClustered = ofA.cluster !== undefined;
  return {
    ...questionOf(two, (names) =>
      isOneTable && !isClustered ? sideBySide(two, names) : undefined,
    ),
    remarks: [],
  };
}

/** Reads both models with metrics of the same names. */
async function readBoth(
  inputs: readonly [SqlInput, SqlInput],
  options: readonly [ReadOptions, ReadOptions],
): Promise<Two> {
  const read = async (metrics?: string): Promise<Two> => {
    const of = (i: 0 | 1): Promise<TableQuestion> =>
      readTable(inputs[i], metrics === undefined ? options[i] : { ...options[i], metrics });
    const [a, b] = inputs.map((input, i): PairSide => ({ input, options: options[i]! }));
    const sources = { a: a!, b: b! };
    return { a: await of(0), b: await of(1), sources };
  };
  const two = await read();
  const isUsual = options[0].metrics === undefined && !options[0].perClass;
  if (namesOf(two.a.shown).join() === namesOf(two.b.shown).join()) return two;
  // Scores and labels have different default metrics. Both have an accuracy.
  const again = isUsual ? await read('accuracy') : two;
  sameNames(again.a.shown, again.b.shown);
  return again;
}

/** Whether some metrics have no interval from the sums of pairs. */
const needsReplicates = ({ a, b }: Two): boolean =>
  a.table.areElements ||
  b.table.areElements ||
  [...a.shown, ...b.shown].some(({ metric }) => !isPlainMean(metric));

async function keysIn(
  a: SqlInput,
  b: SqlInput,
  on: string | undefined,
): Promise<readonly [string | undefined, string | undefined]> {
  const columns = await a.describe();
  const all = a === b ? columns : [...columns, ...(await b.describe())];
  if (on === undefined || (on === 'row' && !all.some(({ name }) => name === 'row')))
    return [undefined, undefined];
  return namesOfIds(on, columns);
}

/** The columns of truth and weights, where both models have their own. */
function sharedBy({ a, b }: Two, own: Keyed, other: Keyed): Shared[] {
  const [truths, others] = [partsOf(a.columns.yTrue), partsOf(b.columns.yTrue)];
  const pairs = truths.map((column, i) => ['the truth', column.name, others[i]?.name] as const);
  const weights = [
    'the weight',
    a.columns.sampleWeight?.name,
    b.columns.sampleWeight?.name,
  ] as const;
  return [...pairs, weights].flatMap(([what, name, partner]) => {
    if (name === undefined || partner === undefined) return [];
    const [first, second] = [columnIn(own, name), columnIn(other, partner)];
    return first && second ? [{ what, a: first, b: second }] : [];
  });
}

const columnIn = ({ columns }: Keyed, name: string): Shared['a'] | undefined =>
  columns.find((column) => column.name === name);

/** The names of the columns of model B beside those of model A. */
interface Beside {
  readonly yTrue: string;
  readonly yPred: string;
}

/** The question with the query over pairs. `from` gives the SQL of both models side by side, with these names for the columns of model B. */
function questionOf(
  { a, b, sources }: Two,
  from: (names: Beside) => string | undefined,
): Omit<PairQuestion, 'remarks'> {
  const pairs = a.shown.flatMap(({ metric }) => {
    const other = b.shown.find((one) => one.metric.name === metric.name)?.metric;
    return isPlainMean(metric) && other && isPlainMean(other) ? [[metric, other] as const] : [];
  });
  const areElements = a.table.areElements || b.table.areElements;
  const taken = [...a.table.all, ...Object.values(a.table.names).flat().map(named)];
  const names = freeNames(taken as never, 0);
  const text = pairs.length === 0 || areElements ? undefined : from(names);
  if (text === undefined) return { a, b, sources, pairs: undefined };
  const { yTrue, yPred, sampleWeight, nulls } = a.source;
  const { dialect } = a.input.engine;
  const groups = a.columns.by.filter(({ replicates }) => replicates === undefined).length;
  const query = pairsQuery(
    pairs,
    {
      from: text,
      a: { yTrue, yPred },
      b: {
        yTrue: renamed(b.source.yTrue, names.yTrue),
        yPred: renamed(b.source.yPred, names.yPred),
      },
      sampleWeight,
      by: a.table.names.by.slice(0, groups),
      nulls,
    },
    dialect,
  );
  return { a, b, sources, pairs: { query, names: pairs.map(([{ name }]) => name) } };
}

const named = (name: string): { readonly name: string } => ({ name });

const renamed = (input: TableQuestion['source']['yTrue'], column: string): TypedInput => ({
  ...(input as TypedInput),
  column,
});

/** The SQL of both predictions side by side, from one scan of their table. */
function sideBySide({ a, b }: Two, { yTrue, yPred }: Beside): string {
  const d = a.input.engine.dialect;
  const { added } = b.table.parts!;
  const select = (name: string, as: string): string => `${added![name]!} AS ${d.identifier(as)}`;
  const { names } = b.table;
  return `(SELECT *, ${select(names.yTrue, yTrue)}, ${select(names.yPred, yPred)} FROM ${a.table.from()}) AS pairs`;
}

/** The SQL of the rows of both models, joined by their keys. */
function joined({ a, b }: Two, { yTrue, yPred }: Beside): string {
  const d = a.input.engine.dialect;
  const { names } = b.table;
  const select = (name: string, as: string): string =>
    `_b.${d.identifier(name)} AS ${d.identifier(as)}`;
  return `(SELECT _a.*, ${select(names.yTrue, yTrue)}, ${select(names.yPred, yPred)} FROM (SELECT * FROM ${a.table.from()}) AS _a JOIN (SELECT * FROM ${b.table.from()}) AS _b ON _a.${ROW_KEY} = _b.${ROW_KEY}) AS pairs`;
}
