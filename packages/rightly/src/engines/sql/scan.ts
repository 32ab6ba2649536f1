import type { AnySumsMetric } from '../../core/declared-sums.ts';
import { aggregates } from './aggregates.ts';
import { curveOf, isLoss, isSums, type SqlMetric, summandsOf } from './asked.ts';
import type { Dialect, SqlType } from './dialect.ts';
import { readsElements } from './elements.ts';
import { areaColumns, areaText, type Exact } from './area.ts';
import { allKeys, scansOf, type Sharing, takesNames } from './keys.ts';
import { QueryPlan } from './query-plan.ts';
import { type Source, typeOf } from './source.ts';

/** A query, and the types of the columns of its answer, by name. Types of groups are not known. */
export interface Scanned {
  readonly text: string;
  readonly columns: ReadonlyMap<string, SqlType | undefined>;
}

/** The scans of the metrics, as one query. The total is the sum of the groups, so no rows leave the engine. */
export function scanned(
  metrics: readonly SqlMetric[],
  source: Source,
  dialect: Dialect,
  exact: Exact,
): Scanned {
  const scans = sharing(metrics, source, dialect).flatMap((one) => {
    const isArea = exact !== 'sums' && one.places.every((i) => curveOf(metrics[i]!));
    if (!isArea) return [scanFor(metrics, one, source, dialect)];
    if (exact === 'counts') return [countsOf(scanFor(metrics, one, source, dialect))];
    // The area of all rows cannot be computed from the areas of groups.
    const wholes = source.by?.length ? [false, true] : [false];
    return wholes.map((isWhole) => areaScan(metrics, one, source, dialect, isWhole));
  });
  const [first] = scans as [Scan];
  const isOne = scans.length === 1;
  const names = new Set(scans.flatMap(({ columns }) => [...columns.keys()]));
  return {
    text: isOne ? first.text(first.columns) : together(scans, names, metrics, source, dialect),
    columns: new Map(
      [...(isOne ? [] : ['_scan']), ...names].map((name) => [
        name,
        name.startsWith('_group_') ? undefined : typeOfColumn(name, metrics, source),
      ]),
    ),
  };
}

type Columns = ReadonlyMap<string, string>;

/** One scan of the table. */
interface Scan {
  /** Whether each row of the table is one row of the scan. */
  readonly isByRow: boolean;
  /** The columns of the scan: their names and SQL. */
  readonly columns: Columns;
  /** The query. It has a row for each group, or for each combination of `keys`. */
  text(columns: Columns, keys?: readonly string[]): string;
}

/** Which metrics share a scan. */
function sharing(metrics: readonly SqlMetric[], source: Source, dialect: Dialect): Sharing[] {
  const { refs } = new QueryPlan(metrics, source, dialect);
  return scansOf(metrics, (metric) => readsElements(metric, refs));
}

function scanFor(
  metrics: readonly SqlMetric[],
  { places, byElement }: Sharing,
  source: Source,
  dialect: Dialect,
): Scan {
  const own = places.map((i) => metrics[i]!);
  const plan = new QueryPlan(own, source, dialect, { byElement, all: metrics });
  const by = (source.by ?? []).map((name, i) => ({
    name: dialect.identifier(name),
    group: `_group_${i}`,
  }));
  const groups = by.map(({ group }) => group);
  const names = allKeys(metrics).map(({ key }) => key);
  const sqlKeys = plan.sums.keys(own);
  const keys = allKeys(own).map(
    ({ key }, i) => [`_key_${names.indexOf(key)}`, sqlKeys[i]!] as const,
  );
  const keep = by.map(({ name, group }) => `${name} AS ${group}`);
  return {
    isByRow: !byElement,
    columns: new Map([
      ...groups.map((group) => [group, group] as const),
      ...keys,
      ...aggregates(plan, places),
    ]),
    text(columns, each = [...new Set(keys.map(([, sql]) => sql))]) {
      const selected = Array.from(columns, ([name, sql]) =>
        name === sql ? sql : `${sql} AS ${name}`,
      );
      return plan.grouped(selected, keep, [...groups, ...each]);
    },
  };
}

/** Whether a column of a scan belongs to sums by score. */
const isByScore = (name: string): boolean => /^_(key|sum)_/.test(name);

/** The scan without its sums by score. */
const countsOf = (scan: Scan): Scan => ({
  isByRow: false,
  columns: new Map([...scan.columns].filter(([name]) => !isByScore(name))),
  text: (columns) => scan.text(columns, []),
});

/** A scan whose rows are the areas of groups or, with `isWhole`, the area of all rows. The sums by score stay in the engine. */
function areaScan(
  metrics: readonly SqlMetric[],
  { places, byElement }: Sharing,
  source: Source,
  dialect: Dialect,
  isWhole: boolean,
): Scan {
  const by = isWhole ? [] : source.by;
  const inner = scanFor(metrics, { places, byElement }, { ...source, by }, dialect);
  const groups = (source.by ?? []).map((_, i) => `_group_${i}`);
  const key = [...inner.columns.keys()].find((name) => name.startsWith('_key_'));
  const curves = places.map((i) => [i, curveOf(metrics[i]!)!] as const);
  const rest = [...inner.columns.keys()].filter(
    (name) => !isByScore(name) && !groups.includes(name),
  );
  return {
    isByRow: false,
    columns: new Map([
      ...groups.map((group) => [group, isWhole ? 'NULL' : group] as const),
      ...areaColumns(curves, rest, dialect),
      ...(groups.length > 0 ? [['_whole', isWhole ? '1' : '0'] as const] : []),
    ]),
    text: (columns) =>
      areaText(
        inner.text(inner.columns),
        { groups: isWhole ? [] : groups, key: key!, curves, counts: rest, columns },
        dialect,
      ),
  };
}

/** Several scans as one query. Each row of the answer names its scan, and has NULL in the columns of other scans. */
function together(
  scans: readonly Scan[],
  names: ReadonlySet<string>,
  metrics: readonly SqlMetric[],
  source: Source,
  dialect: Dialect,
): string {
  const none = (name: string): string => dialect.none(typeOfColumn(name, metrics, source));
  // The counts of earlier scans of the same rows. They are not counted once more.
  const counted = new Map<string, string>();
  const columnOf = ({ columns, isByRow }: Scan, name: string): string => {
    const sql = columns.get(name);
    const isShared = sql !== undefined && isByRow && isCheck(name, sql);
    if (sql === undefined || (isShared && counted.get(name) === sql)) return none(name);
    if (isShared) counted.set(name, sql);
    return sql;
  };
  return scans
    .map((scan, i) => {
      const text = scan.text(
        new Map([
          ['_scan', `${i}`],
          ...Array.from(names, (name) => [name, columnOf(scan, name)] as const),
        ]),
      );
      // The WITH of the first scan would apply to all scans.
      return dialect.isFlat ? `SELECT * FROM (\n${text}\n) AS t` : text;
    })
    .join('\nUNION ALL\n');
}

/**
 * Whether a column counts rows by a property of truth and prediction alone. Names with a digit belong to keys, sums and nested SELECTs, which
 * differ between scans.
 */
const isCheck = (name: string, sql: string): boolean =>
  name !== '_rows' && !/_\d/.test(name) && !/_[a-z_]+\d/.test(sql);

/** The type of a column of the answer. */
function typeOfColumn(name: string, metrics: readonly SqlMetric[], source: Source): SqlType {
  const [, kind, i = 0, j = 0] =
    /^_(key|sum|area|total|count|right|wrong|wwx?x?|n|vw|x|y|wx|wy|xx|yy|xy)_(\d+)(?:_(\d+))?$/.exec(
      name,
    ) ?? [];
  const isWeighted = source.sampleWeight !== undefined;
  if (kind === 'key') {
    const key = allKeys(metrics)[Number(i)]!;
    if (key.verb === 'score') return 'float64';
    return takesNames(key) && typeOf(source.yTrue) === 'string' ? 'string' : 'integer';
  }
  if (kind === 'area') return 'float64';
  const metric = metrics[Number(i)]!;
  if (kind === 'sum') {
    const [, { value, isUnweighted }] = summandsOf(metric as AnySumsMetric)[Number(j)]!;
    return value || (isWeighted && !isUnweighted) ? 'float64' : 'integer';
  }
  const isReal = isSums(metric) || (kind !== 'count' && isLoss(metric));
  return kind && (isWeighted || isReal) ? 'float64' : 'integer';
}
