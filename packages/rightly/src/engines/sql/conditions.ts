import { readsBinary, readsValues } from '../../core/binary.ts';
import { probabilitiesIn } from '../../core/probabilities.ts';
import type { Expression } from '../vocabulary.ts';
import { isLoss, isSums, kindsOf, type SqlMetric } from './asked.ts';
import { checksOf } from './checks.ts';
import type { Dialect, Ref } from './dialect.ts';
import { NEVER } from './emit.ts';
import type { QueryPlan } from './query-plan.ts';
import type { SqlSum } from './sums.ts';

/** Conditions by name, which find rows to refuse or to warn of. */
export type Conditions = Readonly<Record<string, string>>;

/** Conditions of rows to refuse. */
export function problems(plan: QueryPlan): Conditions {
  const { dialect: d, metrics, refs } = plan;
  const { yTrue, yPred } = refs;
  const found: Record<string, string> = {};
  if (plan.source.holds !== undefined) found['_not_held'] = 'NOT _holds';
  if (!plan.skipsNulls) found['_nulls'] = plan.incomplete();
  for (const [side, ref, name] of [
    ['yTrue', yTrue, '_fractions'],
    ['yPred', yPred, '_fraction_guesses'],
  ] as const)
    if (plan.readsWhole(side)) found[name] = `NOT ${d.isWhole(ref)}`;
  if (plan.reads('ids(yPred)')) found['_fraction_ids'] = `NOT ${d.isWholeList(yPred)}`;
  if (plan.reads('oneHot(yTrue)')) found['_truth_nan'] = d.hasNaN(yTrue);
  if (yTrue.list && yPred.list) found['_lengths'] = `${d.width(yTrue.sql)} <> ${plan.width()}`;
  if (plan.readsLists) found['_no_classes'] = `${plan.width()} = 0`;
  if (plan.weighted) found['_weights'] = `NOT ${d.isWeight('_weight')}`;
  for (const check of checksOf(metrics)) found[plan.nameOf(check)] = plan.fails(check);
  const losses = metrics.filter(isLoss);
  const counts = [...new Set(losses.flatMap(({ expression }) => factorsIn(expression)))];
  if (counts.length > 0)
    found['_factors'] = any(
      counts.map((count) => `${plan.readsLists ? plan.width() : 1} <> ${count}`),
    );
  const labelled = losses.filter((loss) => kindsOf([loss]).has('labels(yTrue)'));
  if (labelled.length > 0 && plan.readsLists)
    found['_unknown_labels'] = any(labelled.map((loss) => all(plan, loss, noClass(plan))));
  const infinite = metrics.flatMap((metric) => notFinite(plan, metric));
  if (infinite.length > 0) found['_not_finite'] = any(infinite);
  const keys = plan.sums.keysOfRows(metrics);
  if (keys.length > 0) found['_no_key'] = any(keys.map((key) => `${key} IS NULL`));
  return found;
}

/** Conditions of rows with a weight above 0 and a value that is not finite. */
export function notFinite(plan: QueryPlan, metric: SqlMetric): string[] {
  if (isLoss(metric))
    return infiniteIn(plan, { value: plan.value(metric), wheres: [plan.counted(metric)] });
  return isSums(metric) ? plan.sums.ofRows([metric]).flatMap((sum) => infiniteIn(plan, sum)) : [];
}

/** Conditions of elements with a value that is not finite, in rows with a weight above 0. */
export const infiniteElements = (plan: QueryPlan, metric: SqlMetric): string[] =>
  isSums(metric)
    ? plan.sums
        .of(metric)
        .filter(({ isByElement }) => isByElement)
        .flatMap((sum) => infiniteIn(plan, sum))
    : [];

function infiniteIn(
  plan: QueryPlan,
  { wheres, value, moments = [], isByElement }: SqlSum,
): string[] {
  // ClickHouse 18.16 has no literal false. It refuses losses, whose sums its servers cannot exchange.
  const never = isByElement ? NEVER : 'false';
  return [value, ...moments]
    .filter((x) => x !== undefined)
    .map((x) => counting(plan, wheres, `NOT coalesce(${plan.dialect.isFinite(x)}, ${never})`));
}

/** Conditions of rows to warn of. Losses have values for most such rows, or refuse them. */
export function warnings(plan: QueryPlan): Conditions {
  const { dialect: d, refs } = plan;
  const { yTrue, yPred } = refs;
  const judging = plan.metrics.filter((metric) => !isLoss(metric));
  const kinds = kindsOf(judging);
  const found: Record<string, string> = {};
  if (kinds.has('scores(yPred)')) found['_nan'] = d.hasNaN(yPred);
  else if (kinds.has('numbers(yPred)'))
    found['_nan'] = `(${nanIn(d, yTrue)} OR ${nanIn(d, yPred)})`;
  if (kinds.has('numbers(yTrue)') && !yTrue.list && judging.some(readsBinary))
    found['_not_binary'] = `${yTrue.sql} NOT IN (0, 1)`;
  if (kinds.has('labels(yTrue)') && kinds.has('scores(yPred)')) {
    // A label that one metric ignores is out of range for the others.
    const counted = judging.map((metric) => plan.counted(metric));
    const known = counted.filter((condition) => condition !== undefined);
    found['_out_of_range'] =
      known.length < counted.length ? noClass(plan) : `${noClass(plan)} AND (${any(known)})`;
  }
  const outside = plan.metrics.flatMap((metric) => {
    const names = probabilitiesIn(metric).filter((name) => refs[name].type !== 'string');
    return names.length === 0
      ? []
      : [all(plan, metric, `(${any(names.map((name) => isOutside(d, refs[name])))})`)];
  });
  if (outside.length > 0) found['_not_probability'] = any(outside);
  if (judging.some(readsValues) && isFloat(yPred) && !yPred.list && yTrue.type !== 'string')
    // Most predictions are whole. The other conditions are evaluated for fractional predictions only.
    found['_fractional'] =
      `CASE WHEN NOT ${d.isWhole(yPred)} THEN ${d.isWhole(yTrue)} AND NOT ${d.isNaN(yPred)} ELSE ${NEVER} END`;
  return found;
}

const isFloat = ({ type }: Ref): boolean => type === 'float32' || type === 'float64';

/** NaN is not outside. Some engines take NaN for the greatest number. */
const isOutside = (d: Dialect, ref: Ref): string =>
  isFloat(ref) ? `(${d.isOutside(ref)} AND NOT ${nanIn(d, ref)})` : d.isOutside(ref);

const nanIn = (d: Dialect, ref: Ref): string => (ref.list ? d.hasNaN(ref) : d.isNaN(ref));

const noClass = (plan: QueryPlan): string =>
  `(_label IS NULL OR _label < 0 OR _label >= ${plan.width()})`;

const any = (conditions: readonly string[]): string => conditions.map((c) => `(${c})`).join(' OR ');

/** A condition of the rows that count in a metric. */
const all = (plan: QueryPlan, metric: SqlMetric, condition: string): string =>
  counting(plan, [plan.counted(metric)], condition);

type Wheres = readonly (string | undefined)[];

const counting = (plan: QueryPlan, wheres: Wheres, condition: string): string =>
  [condition, ...wheres, ...(plan.weighted ? ['_weight <> 0'] : [])]
    .filter((part) => part !== undefined)
    .join(' AND ');

/** The numbers of classes for which an expression has factors. */
const factorsIn = ({ verb, args }: Expression): number[] => [
  ...(verb === 'timesEach' ? [args.length - 1] : []),
  ...args.flatMap((arg) => (typeof arg === 'object' ? factorsIn(arg) : [])),
];
