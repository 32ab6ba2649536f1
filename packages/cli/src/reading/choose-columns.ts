import type { Column } from '../engines/column.ts';
import { firstTwice } from '../inputs/first-twice.ts';
import type { Roles } from '../inputs/roles.ts';
import { InputError, quote } from '../process/errors.ts';
import { didYouMean } from './did-you-mean.ts';
import { wildcards } from './wildcards.ts';

/** What was asked for on the command line. */
export interface ColumnOptions {
  readonly yTrue?: string | undefined;
  readonly yPred?: string | undefined;
  /** False: none, whatever the columns are called. */
  readonly sampleWeight?: string | false | undefined;
  readonly by?: readonly string[] | undefined;
}

/** Which columns hold what. */
export interface Columns extends Roles {
  /** What `*` stood for in each of the score columns, or their whole names. */
  readonly classes: readonly string[] | undefined;
}

const usual = {
  yTrue: [
    'y_true',
    'label',
    'labels',
    'target',
    'truth',
    'true_label',
    'y',
    'class',
    'actual',
    'expected',
    'gold',
    'ground_truth',
  ],
  yPred: [
    'y_pred',
    'pred',
    'prediction',
    'predictions',
    'predicted',
    'y_hat',
    'y_prob',
    'y_proba',
    'y_score',
    'probs',
    'proba',
    'probabilities',
    'probability',
    'prob',
    'scores',
    'score',
    'logits',
    'logit',
    'output',
    'p',
  ],
  sampleWeight: ['sample_weight', 'sample_weights', 'weight', 'weights'],
};

/** Names of score columns, one a class: p0, prob_1, score_cat … */
const scoreName =
  /^(?:(p|prob|proba|probability|score|logit|class|pred|y_pred)(?=\d)|(p|prob|proba|probability|score|logit|y_pred)_)/i;

/** Score columns of one family begin alike, and end in numbers or all in words. */
function familyOf(name: string): string | undefined {
  const start = scoreName.exec(name)?.[0];
  return start && `${start}${/^\d+$/.test(name.slice(start.length)) ? '#' : ''}`;
}

/** Which columns hold what: those that were named, else those of the usual names. */
export function chooseColumns(all: readonly Column[], options: ColumnOptions): Columns {
  const by = (options.by ?? []).flatMap((list) => named(all, list, '--by'));
  const { sampleWeight: given } = options;
  const sampleWeight =
    given === false ? undefined : optional(all, given, usual.sampleWeight, '--sample-weight');
  const yTrue = optional(all, options.yTrue, usual.yTrue, '--y-true');
  if (!yTrue)
    throw new InputError(
      `no column has a usual name for the truth: say --y-true COLUMN, one of ${names(all)}`,
    );
  const { yPred, classes } = predictions(all, options.yPred, new Set([yTrue, sampleWeight, ...by]));
  for (const list of [[yPred].flat(), by]) once(list, (name) => `column ${name} is named twice`);
  once(
    [yTrue, ...[yPred].flat(), ...(sampleWeight ? [sampleWeight] : [])],
    (name) => `the same column ${name} is named for two things`,
  );
  return { yTrue, yPred, sampleWeight, by, classes };
}

function once(columns: readonly Column[], error: (name: string) => string): void {
  const twice = firstTwice(columns);
  if (twice) throw new InputError(error(quote(twice.name)));
}

/** The columns of a list with commas; a name that itself has one is taken whole. */
function named(all: readonly Column[], list: string, option: string): Column[] {
  if (all.some(({ name }) => name === list)) return [find(all, list, option)];
  return list.split(',').map((name) => {
    const exact = all.find((column) => column.name === name);
    return exact ?? find(all, name.trim(), option);
  });
}

const names = (columns: readonly Column[]): string =>
  columns.map(({ name }) => quote(name)).join(', ');

function find(all: readonly Column[], name: string, option: string): Column {
  const found = all.find((column) => column.name === name);
  if (found) return found;
  const known = all.map((column) => column.name);
  throw new InputError(`${option}: there is no column ${quote(name)}${didYouMean(name, known)}`);
}

function optional(
  all: readonly Column[],
  given: string | undefined,
  usualNames: readonly string[],
  option: string,
): Column | undefined {
  if (given !== undefined) return find(all, given, option);
  for (const name of usualNames) {
    const found = all.find((column) => column.name.toLowerCase() === name);
    if (found) return found;
  }
  return undefined;
}

function predictions(
  all: readonly Column[],
  given: string | undefined,
  taken: ReadonlySet<unknown>,
): Pick<Columns, 'yPred' | 'classes'> {
  const free = all.filter((column) => !taken.has(column));
  if (given === undefined) {
    const families = free.map(({ name }) => familyOf(name));
    const family = firstTwice(families.filter((one) => one !== undefined));
    const scores = family === undefined ? [] : free.filter((_, i) => families[i] === family);
    const found = optional(free, undefined, usual.yPred, '--y-pred');
    if (found) return { yPred: found, classes: undefined };
    if (scores.length > 1) return { yPred: scores, classes: suffixes(scores) };
    throw new InputError(
      `no column has a usual name for the predictions: say --y-pred COLUMN (or 'p*', or p0,p1,…), of ${names(all)}`,
    );
  }
  if (all.some(({ name }) => name === given))
    return { yPred: find(all, given, '--y-pred'), classes: undefined };
  if (/[*?]/.test(given)) return matching(free, given);
  if (!given.includes(',')) return { yPred: find(all, given, '--y-pred'), classes: undefined };
  const scores = named(all, given, '--y-pred');
  return { yPred: scores, classes: suffixes(scores) };
}

function matching(columns: readonly Column[], pattern: string): Pick<Columns, 'yPred' | 'classes'> {
  const all = columns.map((column) => ({ column, stands: wildcards(pattern, column.name) }));
  const matches = all.filter(({ stands }) => stands !== undefined);
  const found = matches.map(({ column }) => column);
  if (found.length === 0)
    throw new InputError(
      `--y-pred: no column matches ${quote(pattern)}; there are ${names(columns)}`,
    );
  if (found.length === 1 && !found[0]!.list)
    throw new InputError(
      `--y-pred: only ${names(found)} matches ${quote(pattern)}; scores need a column for each class`,
    );
  if (found.length === 1) return { yPred: found[0]!, classes: undefined };
  return { yPred: found, classes: matches.map(({ stands }) => stands!) };
}

/** What is left of the names without the start they share: `prob_cat`, `prob_dog` name the classes cat and dog. */
function suffixes(columns: readonly Column[]): string[] {
  const all = columns.map(({ name }) => name);
  const first = all[0]!;
  let shared = 0;
  while (shared < first.length && all.every((name) => name[shared] === first[shared])) shared++;
  // Digits belong together: p10 and p11 share the p, not the 1.
  while (shared > 0 && /\d/.test(first[shared - 1]!)) shared--;
  const rest = all.map((name) => name.slice(shared));
  return rest.includes('') ? all : rest;
}
