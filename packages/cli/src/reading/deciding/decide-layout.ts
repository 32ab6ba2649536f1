import { called, type Column } from '../../engines/column.ts';
import { InputError, quote } from '../../process/errors.ts';
import type { Layout } from '../layout.ts';
import type { Assumption } from './assumption.ts';
import type { Candidate } from './candidates.ts';
import { isListText } from './fit.ts';
import { flag } from './flag.ts';
import { rankOf } from './rank-of.ts';
import { isWholeNumber, labelOf, labelsIn, type ListSummary, type Sample } from './sample.ts';
import type { Rule } from './rule.ts';

export interface DecidedLayout {
  readonly layout: Layout;
  readonly assumed: readonly Assumption[];
}

/** The chosen columns. */
interface SelectedColumns {
  readonly yTrue: Column;
  readonly yPred: Candidate;
}

/** Decides the layout by the first rows. Where these cannot decide, throws InputError with the options. */
export function decideLayout(chosen: SelectedColumns, sample: Sample): DecidedLayout {
  const { yTrue, yPred } = chosen;
  const isRow = yPred.length > 1 || isList(yPred[0], sample);
  if (isList(yTrue, sample)) return ofLists(chosen, sample);
  return isRow ? ofRows(chosen, sample) : ofValues(yTrue, yPred[0], sample);
}

const isList = (column: Column, sample: Sample): boolean =>
  column.list || isListText(column, sample);

const certain = (layout: Layout): DecidedLayout => ({ layout, assumed: [] });

const assume = (
  layout: Layout,
  because: string,
  rule: Rule | undefined,
  otherwise?: Layout,
): DecidedLayout => ({
  layout,
  assumed: [
    {
      flag: flag('--layout', layout),
      because,
      rule,
      otherwise: otherwise && flag('--layout', otherwise),
    },
  ],
});

/** One value for each row on both sides. */
function ofValues(yTrue: Column, yPred: Column, sample: Sample): DecidedLayout {
  if (yPred.type === 'integer' || yPred.type === 'string') return certain('labels');
  const [truths, values] = [sample.values(yTrue), sample.values(yPred)];
  const isText = yTrue.type === 'string';
  if (isText || truths.length === 0 || !truths.every(isWholeNumber)) return certain('probability');
  const labels = labelsIn(truths);
  if (values.every(isWholeNumber)) {
    // 0 and 1 have the same results as labels and as probabilities, if the truth is stored as whole numbers.
    const isBinary = [...labels, ...labelsIn(values)].every((one) => one === '0' || one === '1');
    return isBinary && yTrue.type === 'integer'
      ? certain('probability')
      : assume(
          'labels',
          'truth and predictions are whole numbers',
          { kind: 'whole' },
          'probability',
        );
  }
  const isSigned = labels.has('-1') && [...labels].every((one) => one === '-1' || one === '1');
  return isSigned && values.some((value) => Number(value) < 0)
    ? assume(
        'signed',
        'the truth is -1 or 1 beside signed scores, which are cut at 0',
        { kind: 'signed' },
        'probability',
      )
    : certain('probability');
}

/** Several predictions for each row beside one label: scores, or ranked classes. */
function ofRows({ yTrue, yPred }: SelectedColumns, sample: Sample): DecidedLayout {
  if (yPred.length === 1) refuseSingle(yPred[0], sample);
  const rows = elementsOf(yPred, sample);
  if (rows === undefined && yPred.every(({ name }) => rankOf(name)?.isCertain))
    throw new InputError(
      `the columns ${yPred.map(({ name }) => quote(name)).join(', ')} must hold labels, because their names are those of ranked classes; they hold other values: say ${flag('--layout', 'scores')} where they hold a score for each class`,
    );
  if (rows === undefined || rows.length === 0) return certain('scores');
  if (rows.every((row) => row.every((value) => typeof value === 'string'))) {
    const names = labelsIn(sample.values(yTrue));
    return rows.flat().some((name) => names.has(labelOf(name)))
      ? assume('ranked', 'a row holds labels of the truth, the best first', undefined)
      : certain('scores');
  }
  const isDifferent = rows.every((row) => labelsIn(row).size === row.length);
  if (!isDifferent) {
    refuseVotes(yPred, rows, sample.values(yTrue));
    return certain('scores');
  }
  const { name } = yPred[0];
  if (isScoreName.test(name))
    return assume('scores', `scores are often called ${quote(name)}`, undefined, 'ranked');
  if (rows.every((row) => row.every((value) => Number(value) === 0 || Number(value) === 1)))
    throw new InputError(
      `the predictions must be either ranked classes or scores; each row holds one 0 and one 1, which could be both: say ${flag('--layout', 'ranked')} where they are classes, the best first, or ${flag('--layout', 'scores')} where they are a score for each class`,
    );
  return areLabels(rows.flat(), sample.values(yTrue), rows[0]!.length)
    ? assume(
        'ranked',
        'a row holds different labels of the truth, the best first',
        { kind: 'different' },
        'scores',
      )
    : assume('scores', 'the whole numbers are not labels of the truth', undefined);
}

/** Throws InputError for lists of one number, which are not scores of several classes. */
function refuseSingle(column: Column, sample: Sample): void {
  if (!column.list || !/^(float|integer)/.test(column.type)) return;
  const lists = sample.lists(column);
  if (lists.length === 0 || lists.some(({ width }) => width !== 1)) return;
  throw new InputError(
    `${called(column)} holds lists of one number: say ${flag('--y-pred', `sql: "${column.name}"[1]`)} where the number is a probability or a label, or ${flag('--layout', 'scores')} where it is a score`,
  );
}

/** Throws InputError for columns of labels that are equal in some rows: they may be predictions of several models. */
function refuseVotes(
  columns: Candidate,
  rows: readonly (readonly unknown[])[],
  truths: readonly unknown[],
): void {
  const labels = labelsIn(truths);
  const isScore = columns.some(({ name, type }) => type !== 'integer' || isScoreName.test(name));
  const isBinary = [...labels].every((label) => label === '0' || label === '1');
  if (columns.length === 1 || isScore || (isBinary && columns.length > 2)) return;
  if (rows.flat().every((value) => labels.has(labelOf(value))))
    throw new InputError(
      `the columns ${columns.map(({ name }) => quote(name)).join(', ')} must hold different labels in each row to be ranked classes; they hold labels of the truth, and some rows repeat a label: say ${flag('--y-pred', columns[0].name)} for one of the columns, or ${flag('--layout', 'scores')} where they hold a score for each class`,
    );
}

/** Names of scores. */
const isScoreName = /^(y_?)?(p(?=[\d_]|$)|prob|score|logit)/i;

/** Whether whole numbers are labels, and not scores of `width` classes. */
function areLabels(ids: readonly unknown[], truths: readonly unknown[], width: number): boolean {
  const numbers = truths.map(Number);
  // As scores, the numbers would lack a score for such a label. Its rows could never be right.
  if (numbers.some((label) => label >= width)) return true;
  const labels = labelsIn(truths);
  const least = Math.min(...numbers);
  const most = Math.max(...numbers);
  const known = ids.filter((id) => labels.has(labelOf(id))).length;
  return known * 2 >= ids.length && ids.every((id) => Number(id) >= least && Number(id) <= most);
}

/** Whether a row holds only whole numbers, or only text. */
const isPlain = (row: readonly unknown[] | undefined): row is readonly unknown[] =>
  row !== undefined &&
  row.every((value) => typeof value !== 'boolean') &&
  (row.every(isWholeNumber) || row.every((value) => typeof value === 'string'));

/** The elements of each row if all are whole numbers or all are text; else undefined. */
function elementsOf(yPred: Candidate, sample: Sample): readonly (readonly unknown[])[] | undefined {
  const [first] = yPred;
  const rows =
    yPred.length > 1 ? sample.rows(yPred) : sample.lists(first).map(({ values }) => values);
  const areAlike = new Set(rows.flat().map((value) => typeof value === 'string')).size === 1;
  return rows.every(isPlain) && areAlike ? rows : undefined;
}

/** Lists on both sides. */
function ofLists({ yTrue, yPred }: SelectedColumns, sample: Sample): DecidedLayout {
  const lists = sample.lists(yTrue);
  if (lists.length === 0) return certain('one-hot');
  const isText = lists.some(({ values }) => values?.some((value) => typeof value === 'string'));
  if (isText) return assume('sequences', 'the lists of truth hold text', undefined);
  if (lists.every(isOneHot))
    return assume(
      'one-hot',
      'each list of truth has one 1, and 0 elsewhere',
      { kind: 'one-hot' },
      'multi-label',
    );
  if ((yTrue.axes ?? 0) > 2) return ofElements(lists, sample.lists(yPred[0]));
  if (lists.every(isBinary))
    return assume(
      'multi-label',
      'the lists of truth have only 0 and 1, and some do not have exactly one 1',
      { kind: 'binary' },
      'sequences',
    );
  // Other lists have a share for each class (soft labels).
  if (!lists.every(areWhole)) return certain('one-hot');
  return assume('sequences', 'the lists of truth hold whole numbers', undefined);
}

/** Arrays with more than two axes, such as pictures. */
function ofElements(
  truths: readonly ListSummary[],
  predictions: readonly ListSummary[],
): DecidedLayout {
  if (!truths.every(areWhole)) return certain('one-hot');
  if (predictions.every(areWhole))
    return assume('sequences', 'both arrays hold whole numbers', undefined, 'one-hot');
  return truths.every(isBinary)
    ? assume(
        'probability',
        'the truth holds 0 and 1, and not one 1 for each class',
        { kind: 'binary' },
        'one-hot',
      )
    : certain('one-hot');
}

const areWhole = ({ wholes, width }: ListSummary): boolean => wholes === width;
const isOneHot = ({ width, ones, zeros }: ListSummary): boolean =>
  ones === 1 && zeros === width - 1;
const isBinary = ({ width, ones = 0, zeros = 0 }: ListSummary): boolean => ones + zeros === width;
