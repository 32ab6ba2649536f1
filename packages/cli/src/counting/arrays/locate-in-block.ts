import { isLoss, unseen } from 'rightly/internal';
import type { Column } from '../../engines/column.ts';
import { type Block, type Elements, type Rows, slice, widthOf } from '../../inputs/arrays/block.ts';
import { fromHalf, isHalf } from '../../inputs/arrays/from-half.ts';
import { locationIn } from '../../inputs/arrays/location.ts';
import type { Roles } from '../../inputs/roles.ts';
import { InputError } from '../../process/errors.ts';
import { type DeclaredMetric, isMean } from '../../reading/declared-metric.ts';
import { verbsOf } from '../../reading/verbs-of.ts';

/** An error for the first row of a block that metrics cannot count; undefined where no single row is the cause. */
export function locateInBlock(
  metrics: readonly DeclaredMetric[],
  columns: Roles,
  block: Block,
): InputError | undefined {
  const wantsLabels = metrics.some((metric) => verbsOf(metric).yTrue.verb === 'labels');
  const wantsTruth = metrics.some((metric) => verbsOf(metric).yTrue.verb === 'oneHot');
  const losses = metrics.filter(isLoss).map(unseen);
  const sums = metrics.filter((metric) => !isMean(metric)).map(unseen);
  const wantsIds = metrics.some((metric) => metric.getConfig()['from_sorted_ids'] === true);
  for (let i = 0; i < block.rows; i++) {
    const at = (column: Column): string => locationIn(column, block, i);
    const truth = rowOf(block.yTrue, i);
    const weight = block.sampleWeight?.[i] ?? 0;
    const wrong =
      wantsLabels && !isWhole(truth[0])
        ? `${at(columns.yTrue)} must hold whole numbers as labels; it holds ${String(truth[0])}`
        : wantsIds && !rowOf(block.yPred, i).every(isWhole)
          ? `${at([columns.yPred].flat()[0]!)} must hold class ids, whole numbers`
          : wantsTruth && truth.some(Number.isNaN)
            ? `${at(columns.yTrue)} must not hold NaN`
            : !(weight >= 0 && weight < Infinity)
              ? `${at(columns.sampleWeight!)} must hold finite weights of at least 0; it holds ${weight}`
              : (noValue(losses, rowAt(block, i), at, columns) ??
                refused(sums, rowAt(block, i), at, columns));
    if (wrong !== undefined) return new InputError(wrong);
  }
  return undefined;
}

/** The error for a row without a finite loss; undefined where all losses are finite. */
function noValue(
  losses: readonly DeclaredMetric[],
  row: Rows,
  at: (column: Column) => string,
  { yTrue, yPred }: Roles,
): string | undefined {
  const loss = losses.find((one) => !accepts(one, row));
  if (!loss) return undefined;
  const [truth, predicted] = [row.yTrue, row.yPred].map((elements) => rowOf(elements, 0));
  const [label] = truth!;
  const isUnknown = Number(label) < 0 || Number(label) >= predicted!.length;
  if (verbsOf(loss).yTrue.verb === 'labels' && isUnknown)
    return `${at(yTrue)} must hold labels that are classes; it holds ${String(label)}`;
  const factors = loss.getConfig()['alpha'];
  if (Array.isArray(factors) && factors.length !== predicted!.length)
    return `${at([yPred].flat()[0]!)} must have as many scores as alpha has numbers`;
  return `${at(yTrue)} holds ${shown(truth!)}, the predictions ${shown(predicted!)}: ${loss.name} must be a finite number`;
}

/** The error of the first metric that cannot count a row; undefined where all can. */
function refused(
  metrics: readonly DeclaredMetric[],
  row: Rows,
  at: (column: Column) => string,
  { yTrue, yPred }: Roles,
): string | undefined {
  for (const metric of metrics)
    try {
      metric.updateState(row.yTrue, row.yPred, { sampleWeight: row.sampleWeight });
    } catch (error) {
      const [, side, wanted, got] =
        /^\S+ (yTrue|yPred) (.*); got (.*?)(?: at \[[\d,]*\])?$/s.exec((error as Error).message) ??
        [];
      if (side === undefined) return `${at(yTrue)}: ${metric.name}: ${(error as Error).message}`;
      return `${at(side === 'yTrue' ? yTrue : [yPred].flat()[0]!)} ${wanted}; it holds ${got}`;
    }
  return undefined;
}

function accepts(loss: DeclaredMetric, { yTrue, yPred, sampleWeight }: Rows): boolean {
  try {
    loss.updateState(yTrue, yPred, { sampleWeight });
    return true;
  } catch {
    return false;
  }
}

const rowAt = ({ yTrue, yPred, sampleWeight }: Block, i: number): Rows => ({
  yTrue: slice(yTrue, i, i + 1),
  yPred: slice(yPred, i, i + 1),
  sampleWeight: sampleWeight?.subarray(i, i + 1),
});

/** A number, or the first numbers of a list. */
function shown(values: readonly unknown[]): string {
  if (values.length === 1) return String(values[0]);
  return `[${values.slice(0, 5).join(', ')}${values.length > 5 ? ', …' : ''}]`;
}

const isWhole = (x: unknown): boolean => typeof x === 'bigint' || Number.isInteger(x);

/** The values of a row, with half-precision floats decoded. */
function rowOf(elements: Elements, i: number): readonly unknown[] {
  const { data, type } = elements;
  const width = widthOf(elements);
  const values = Array.from({ length: width }, (_, j) => data[i * width + j]);
  return isHalf(type) ? (values as number[]).map(fromHalf(type)) : values;
}
