import { isLoss } from 'rightly/internal';
import { called } from '../engines/column.ts';
import { InputError, quote } from '../process/errors.ts';
import type { Columns } from './choose-columns.ts';
import type { Contents } from './contents.ts';
import { flag } from './deciding/flag.ts';
import { type DeclaredMetric, isMean } from './declared-metric.ts';
import { type ReadVerb, verbsOf } from './verbs-of.ts';

interface Found {
  readonly contents: Contents;
  readonly columns: Columns;
}

/**
 * Throws InputError for columns that a metric cannot read. Some metrics need scores for each class, some one value for each row, and some the
 * same form on both sides.
 */
export function checkFit(metrics: readonly DeclaredMetric[], found: Found): void {
  for (const metric of metrics) {
    const { yTrue, yPred, axis } = verbsOf(metric);
    checkAxis(metric, axis);
    const takesAny = !isMean(metric) && [yTrue, yPred].every(isNumber);
    // A confidence is a number, or the highest number of a list.
    const isOfConfidence = yPred.verb === 'vectors' && yTrue.verb === 'labels';
    if (isOfConfidence) checkLabels(metric, found);
    else if (yPred.verb === 'vectors' || takesAny) checkAlike(metric, found);
    else checkScores(metric, found);
    const isAny = yTrue.verb === 'values' && yPred.verb === 'values';
    if (yTrue.verb === 'classes' || isAny) checkNames(metric, found.columns);
    else if (!comparesNames(metric)) checkNumbers(metric, yTrue.verb, found);
  }
}

/** Whether a metric compares labels, which may be names. */
export function comparesNames(metric: DeclaredMetric): boolean {
  const { verb } = verbsOf(metric).yTrue;
  return verb === 'classes' || (isMean(metric) && !isLoss(metric) && verb !== 'numbers');
}

/** Whether a verb reads one number, or each number of a list. */
const isNumber = ({ verb, isRows }: ReadVerb): boolean => verb === 'numbers' && !isRows;

/** Throws InputError for an axis that a row does not have. */
function checkAxis({ name }: DeclaredMetric, axis: string): void {
  if (axis === 'null')
    throw new InputError(
      `${name} treats all rows as one sample; say ${name}:axis=-1 for one value a row`,
    );
  // A row has only one axis, that of its list. All these spellings mean this axis.
  if (!['', 'one', '1', '[1]', '[-1]'].includes(axis))
    throw new InputError(`${name}: axis must be -1, the only one that a row has; got ${axis}`);
}

/** Throws InputError unless both sides have a number for each row, or both have a list. */
function checkAlike({ name }: DeclaredMetric, { contents, columns }: Found): void {
  const isList = contents.predictions === 'scores';
  if (contents.oneHot === isList) return;
  throw new InputError(
    `${name} needs one number a row in truth and predictions, or a list in both; ${truth(columns)}, and the predictions are ${predictions(contents, columns)}`,
  );
}

/** Throws InputError where the truth has lists and not labels. */
function checkLabels({ name }: DeclaredMetric, { contents, columns }: Found): void {
  if (contents.oneHot)
    throw new InputError(`${name} needs class indexes as truth; ${truth(columns)}`);
}

function checkScores(metric: DeclaredMetric, { contents, columns }: Found): void {
  const { name } = metric;
  const { yTrue, yPred } = verbsOf(metric);
  const wants = yPred.isRows;
  if (wants !== (contents.predictions === 'scores'))
    throw new InputError(
      `${name} needs ${wants ? 'a score for each class' : 'one prediction a row'}; the predictions are ${predictions(contents, columns)}`,
    );
  const wantsLists = yTrue.isRows;
  if ((wants || wantsLists) && wantsLists !== contents.oneHot)
    throw new InputError(
      `${name} needs ${wantsLists ? (isLoss(metric) ? 'a list for each row' : 'one-hot lists') : 'class indexes'} as truth; ${truth(columns)}`,
    );
}

/** Throws InputError where names would be compared with numbers. */
function checkNames({ name }: DeclaredMetric, { yTrue, yPred }: Columns): void {
  const other = [yPred].flat()[0]!;
  if ((yTrue.type === 'string') !== (other.type === 'string')) {
    const [text, number] = yTrue.type === 'string' ? [yTrue, other] : [other, yTrue];
    throw new InputError(
      `${name}: ${called(text)} holds text, and ${called(number)} does not: say ${flag('--text', number.name)} in CSV and JSONL, or ${flag(number === yTrue ? '--y-true' : '--y-pred', `sql: CAST("${number.name}" AS VARCHAR)`)}, to compare texts`,
    );
  }
}

function checkNumbers({ name }: DeclaredMetric, yTrue: string, { columns }: Found): void {
  const column = [columns.yPred].flat()[0]!;
  if (columns.yTrue.name === column.name && column.type === 'string')
    throw new InputError(`${name} needs numbers; ${called(column)} holds strings`);
  const wanted = yTrue === 'numbers' ? '0 and 1' : 'numbers';
  // Names of classes are matched with their indexes.
  if (yTrue !== 'labels' && columns.yTrue.type === 'string')
    throw new InputError(
      `${name} needs ${wanted} as truth; ${called(columns.yTrue)} holds strings`,
    );
  const text = [columns.yPred].flat().find(({ type, list }) => type === 'string' && !list);
  if (text)
    throw new InputError(`${name} needs numbers as predictions; ${called(text)} holds strings`);
}

const truth = ({ yTrue }: Columns): string =>
  `${called(yTrue)} holds ${yTrue.list ? 'lists' : 'one label a row'}`;

const predictions = ({ predictions: what }: Contents, { yPred }: Columns): string => {
  const names = [yPred].flat().map(({ name }) => quote(name));
  return `${what === 'scores' ? 'scores for each class' : 'one column'} (${names.join(', ')})`;
};
