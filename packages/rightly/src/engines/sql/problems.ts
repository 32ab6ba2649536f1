import type { SqlMetric } from './asked.ts';
import { infiniteElements, notFinite, problems } from './conditions.ts';
import type { Dialect } from './dialect.ts';
import { duckdb } from './duckdb.ts';
import { readsElements } from './elements.ts';
import { NEVER } from './emit.ts';
import { QueryPlan } from './query-plan.ts';
import { checkNames, type Source } from './source.ts';

/**
 * The rows that `evaluationQuery` refuses. The column `_problem` has the reason, and `_metric` the first metric whose value is not finite. The
 * columns of `keep` identify the row. A row occurs once for each of its elements that is not finite. Throws TypeError for a wrong source, and for
 * metrics that SQL cannot compute from these columns.
 */
export function problemsQuery(
  metrics: readonly SqlMetric[],
  source: Source,
  keep: readonly string[],
  dialect: Dialect = duckdb,
): string {
  checkNames(keep, 'problemsQuery keep');
  const plan = new QueryPlan(metrics, source, dialect);
  const found = Object.entries(problems(plan));
  const problem = first(found.map(([name, condition]) => [condition, `'${name}'`]));
  const infinite = casesOf(metrics, (metric) => notFinite(plan, metric));
  const rows = selected(plan, keep, problem, infinite, isAny(found.map(([, one]) => one)));
  const ofElements = metrics.filter((metric) => readsElements(metric, plan.refs));
  const elements = new QueryPlan(ofElements, source, dialect, { byElement: true, all: metrics });
  const bad = casesOf(metrics, (metric) =>
    ofElements.includes(metric) ? infiniteElements(elements, metric) : [],
  );
  if (bad.length === 0) return rows;
  // Rows that are refused for another reason are already in the answer.
  const where = `NOT (${isAny(Object.values(problems(elements)))}) AND (${isAny(bad.map(([one]) => one))})`;
  return `${rows}\nUNION ALL\n${selected(elements, keep, `'_infinite'`, bad, where)}`;
}

type Cases = readonly (readonly [condition: string, value: string | number])[];

/** Conditions of metrics, each with its metric. */
const casesOf = (
  metrics: readonly SqlMetric[],
  conditions: (metric: SqlMetric) => readonly string[],
): Cases =>
  metrics.flatMap((metric, i) => conditions(metric).map((condition) => [condition, i] as const));

function selected(
  plan: QueryPlan,
  keep: readonly string[],
  problem: string,
  metric: Cases,
  where: string,
): string {
  const kept = keep.map((name) => plan.dialect.identifier(name));
  const columns = [
    ...kept,
    '_y_true',
    '_y_pred',
    ...(plan.weighted ? ['_weight'] : []),
    `${problem} AS _problem`,
    `${first(metric)} AS _metric`,
  ];
  const complete = plan.skipsNulls ? '_complete AND ' : '';
  return `SELECT ${columns.join(', ')}\nFROM ${plan.from(kept)}\nWHERE ${complete}(${where})`;
}

/** A condition that at least one of the conditions holds. Without conditions no row meets it. */
const isAny = (conditions: readonly string[]): string =>
  conditions.map((condition) => `coalesce(${condition}, ${NEVER})`).join(' OR ') || NEVER;

/** The value of the first condition that is true. */
const first = (cases: Cases): string =>
  cases.length === 0
    ? 'NULL'
    : `CASE ${cases.map(([condition, value]) => `WHEN ${condition} THEN ${value}`).join(' ')} END`;
