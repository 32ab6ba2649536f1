import type { PositivePair } from './deciding/positive-pair.ts';
import { type Column, partsOf } from '../engines/column.ts';
import { firstDuplicate } from '../inputs/first-duplicate.ts';
import type { Roles } from '../inputs/roles.ts';
import { InputError, quote } from '../process/errors.ts';
import {
  answerColumns,
  type Candidate,
  predictionCandidates,
  truthCandidates,
} from './deciding/candidates.ts';
import type { Candidates } from './deciding/decide-columns.ts';
import { flag } from './deciding/flag.ts';
import { usualNames } from './deciding/usual-names.ts';
import { needNoTruth } from './column-metrics.ts';
import { marked, type ReplicateOptions } from './replicates.ts';
import { didYouMean } from './did-you-mean.ts';
import { listedTruth, matchingTruth } from './one-hot-columns.ts';
import { shortNames } from './short-names.ts';
import { wildcards } from './wildcards.ts';

/** The options of the command line that name columns. */
export interface ColumnOptions extends ReplicateOptions {
  readonly yTrue?: string | undefined;
  readonly yPred?: string | undefined;
  /** False for no weights, even if a column has a usual name. */
  readonly sampleWeight?: string | false | undefined;
  readonly by?: readonly string[] | undefined;
  readonly metrics?: string | undefined;
  /** The names of the columns that could be the predictions, if other columns come from the file of truth. No option sets this. */
  readonly predictionsAmong?: ReadonlySet<string> | undefined;
}

/** The role of each column. */
export interface Columns extends Roles {
  /** The names of the classes of the score columns. */
  readonly classes: readonly string[] | undefined;
  /** The positive label, where the truth is one of two texts and the prediction is one number. */
  readonly positive?: PositivePair | undefined;
}

/** The candidates for each role: the columns that options name, or else those with usual names. */
export interface Proposal extends Candidates, Pick<Columns, 'sampleWeight' | 'by'> {
  /** The text that `*` matched in the name of each score column. */
  readonly wildcardTexts: readonly string[] | undefined;
}

/** Finds the columns that options name, and candidates for the other roles. */
export function propose(all: readonly Column[], options: ColumnOptions): Proposal {
  const { by: lists = [], cluster } = options;
  const isCluster = (i: number): boolean => cluster !== undefined && i === lists.length - 1;
  const found = lists.flatMap((list, i) =>
    isCluster(i) ? [find(all, list, '--cluster')] : named(all, list, '--by'),
  );
  const by = marked(found, options);
  const { sampleWeight: given } = options;
  const sampleWeight =
    given === undefined
      ? usualWeight(all)
      : given === false
        ? undefined
        : find(all, given, '--sample-weight');
  if (needNoTruth(options.metrics)) return ofColumn(all, options, { by, sampleWeight });
  const yTrue = truths(all, options, by);
  const truth = yTrue.length === 1 ? partsOf(yTrue[0]!) : [];
  const taken = new Set([sampleWeight, ...truth]);
  const allowed = options.yPred === undefined ? options.predictionsAmong : undefined;
  const free = all.filter(
    (column) => !taken.has(column) && (allowed === undefined || allowed.has(column.name)),
  );
  const { yPred, wildcardTexts } = predictions(all, free, options.yPred, new Set(by));
  checkUnique(by, (name) => `--by must name each column once; got ${name} twice`);
  for (const candidate of yPred)
    checkUnique(candidate, (name) => `--y-pred must name each column once; got ${name} twice`);
  if (yTrue.length === 1 && yPred.length === 1)
    checkUnique(
      [...truth, ...yPred[0]!, ...(sampleWeight ? [sampleWeight] : [])],
      (name) =>
        `truth, predictions and weights must be different columns; column ${name} has two of these roles: name another column for one of them`,
    );
  return { yTrue, yPred, wildcardTexts, sampleWeight, by };
}

/** The proposal for metrics of one column, which takes the place of the truth too. */
function ofColumn(
  all: readonly Column[],
  { yTrue, yPred, metrics }: ColumnOptions,
  others: Pick<Columns, 'by' | 'sampleWeight'>,
): Proposal {
  if (yTrue !== undefined)
    throw new InputError(
      `--metrics ${metrics} needs no truth: leave out --y-true, and name the column with --y-pred`,
    );
  if (yPred === undefined)
    throw new InputError(
      `--metrics ${metrics} is computed from one column: name it with --y-pred COLUMN, one of ${names(all)}`,
    );
  const column = find(all, yPred, '--y-pred');
  return { yTrue: [column], yPred: [[column]], wildcardTexts: undefined, ...others };
}

/** The first candidate for each role. There is only one if an option names the column, or if only one column has a usual name. */
export function chooseColumns(all: readonly Column[], options: ColumnOptions): Columns {
  const { yTrue, yPred, wildcardTexts, sampleWeight, by } = propose(all, options);
  const [truth, scores] = [yTrue[0]!, yPred[0]!];
  const isRow = scores.length > 1;
  return {
    yTrue: truth,
    yPred: isRow ? scores : scores[0],
    sampleWeight,
    by,
    classes: isRow ? (wildcardTexts ?? shortNames(scores.map(({ name }) => name))) : undefined,
  };
}

function checkUnique(columns: readonly Column[], error: (name: string) => string): void {
  const twice = firstDuplicate(columns);
  if (twice) throw new InputError(error(quote(twice.name)));
}

const usualWeight = (all: readonly Column[]): Column | undefined =>
  usualNames.sampleWeight
    .map((name) => all.find((column) => column.name.toLowerCase() === name))
    .find((column) => column !== undefined);

function truths(
  all: readonly Column[],
  { yTrue: given, yPred }: ColumnOptions,
  by: readonly Column[],
): readonly Column[] {
  if (given !== undefined) return [namedTruth(all, given)];
  const free = all.filter((column) => column.name !== yPred);
  const found = exceptGroups(truthCandidates(free), (column) => by.includes(column));
  if (found.length > 0) return found;
  const [answer] = answerColumns(free);
  if (answer)
    throw new InputError(
      `column ${quote(answer.name)} could be the truth or the predictions: say ${flag('--y-true', answer.name)} or ${flag('--y-pred', answer.name)}, and the other column too`,
    );
  throw new InputError(
    `no column has a usual name for the truth: say --y-true COLUMN, one of ${names(all)}`,
  );
}

/** The named column of truth, or the named columns, one for each class. */
function namedTruth(all: readonly Column[], given: string): Column {
  if (all.some(({ name }) => name === given)) return find(all, given, '--y-true');
  if (/[*?]/.test(given)) return matchingTruth(all, given);
  const found = given.includes(',') ? named(all, given, '--y-true') : [];
  return found.length > 1 ? listedTruth(given, found) : find(all, given, '--y-true');
}

/** The candidates that are no columns of groups; all candidates if each is a column of groups. */
function exceptGroups<T>(found: readonly T[], isGroup: (one: T) => boolean): readonly T[] {
  const others = found.filter((one) => !isGroup(one));
  return others.length > 0 ? others : found;
}

/** The columns of a list with commas. If a column has the whole list as its name, that column is taken. */
export function named(all: readonly Column[], list: string, option: string): Column[] {
  if (all.some(({ name }) => name === list)) return [find(all, list, option)];
  return list.split(',').map((name) => {
    const exact = all.find((column) => column.name === name);
    return exact ?? find(all, name.trim(), option);
  });
}

function names(columns: readonly Column[]): string {
  const own = columns.filter(({ expression }) => !expression).map(({ name }) => quote(name));
  const [only] = own;
  return own.length === 1
    ? `${only} (there is no other column; --delimiter sets the separator of CSV)`
    : own.join(', ');
}

function find(all: readonly Column[], name: string, option: string): Column {
  const found = all.find((column) => column.name === name);
  if (found) return found;
  const known = all.map((column) => column.name);
  throw new InputError(`${option}: there is no column ${quote(name)}${didYouMean(name, known)}`);
}

type Predictions = Pick<Proposal, 'yPred' | 'wildcardTexts'>;

function predictions(
  all: readonly Column[],
  free: readonly Column[],
  given: string | undefined,
  groups: ReadonlySet<Column>,
): Predictions {
  if (given === undefined) {
    const found = exceptGroups(predictionCandidates(free), ([column]) => groups.has(column));
    if (found.length > 0) return { yPred: found, wildcardTexts: undefined };
    throw new InputError(
      `no column has a usual name for the predictions: say --y-pred COLUMN (or 'p*', or p0,p1,… for several columns), one of ${names(all)}`,
    );
  }
  const isColumn = all.some(({ name }) => name === given);
  if (!isColumn && /[*?]/.test(given))
    return matching(
      free.filter((column) => !groups.has(column)),
      given,
    );
  const found = isColumn ? [find(all, given, '--y-pred')] : named(all, given, '--y-pred');
  return { yPred: [found as [Column, ...Column[]]], wildcardTexts: undefined };
}

function matching(columns: readonly Column[], pattern: string): Predictions {
  const all = columns.map((column) => ({ column, text: wildcards(pattern, column.name) }));
  const matches = all.filter(({ text }) => text !== undefined);
  const found = matches.map(({ column }) => column);
  if (found.length === 0)
    throw new InputError(
      `--y-pred: no column matches ${quote(pattern)}; there are ${names(columns)}`,
    );
  if (found.length === 1 && !found[0]!.list)
    throw new InputError(
      `--y-pred: only ${names(found)} matches ${quote(pattern)}; scores need a column for each class`,
    );
  return {
    yPred: [found as unknown as Candidate],
    wildcardTexts: found.length === 1 ? undefined : matches.map(({ text }) => text!),
  };
}
