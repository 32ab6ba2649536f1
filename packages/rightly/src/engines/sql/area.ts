import type { Curve } from '../../core/definition.ts';
import type { Dialect } from './dialect.ts';

/* Areas under curves, which the engine computes from sums by score. A NaN prediction is wrong at each score. */

/** The answer for an exact area: its sums by score, the area, or only the counts of rows. */
export type Exact = 'sums' | 'area' | 'counts';

/** The index of each metric with an exact area in the query, and its curve. */
type Curves = readonly (readonly [place: number, curve: Curve])[];

/** The columns of a group: the areas, and the other counts, summed over all scores. */
export const areaColumns = (
  curves: Curves,
  counts: readonly string[],
  d: Dialect,
): [name: string, sql: string][] => [
  ...counts.map((name): [string, string] => [name, `${overScores(name)}(_all${name})`]),
  ...curves.map(([i, curve]): [string, string] => {
    const [hits, falls] = [`sum(_sum_${i}_0)`, `sum(_sum_${i}_1)`];
    const all = curve === 'ROC' ? `${d.real(hits)} * ${d.real(falls)}` : d.real(hits);
    const none = curve === 'ROC' ? `${hits} > 0 AND ${falls} > 0` : `${hits} > 0`;
    return [
      `_area_${i}`,
      `CASE WHEN ${none} THEN ${d.sum(`_part_${i}`)} / (${all}) ELSE ${d.number(0)} END`,
    ];
  }),
];

const overScores = (name: string): string =>
  name === '_narrowest' ? 'min' : name === '_widest' ? 'max' : 'sum';

interface Wanted {
  readonly groups: readonly string[];
  /** The column of the score. */
  readonly key: string;
  readonly curves: Curves;
  /** The other counts. */
  readonly counts: readonly string[];
  readonly columns: ReadonlyMap<string, string>;
}

/** The query for the areas. Its subquery `sums` gives the sums by score. */
export function areaText(
  sums: string,
  { groups, key, curves, counts, columns }: Wanted,
  d: Dialect,
): string {
  const isNaN = d.isNaN({ sql: key, type: 'float64' });
  // NaN comes before the highest score. Engines order NaN as the greatest number, or as NULL.
  const partition = groups.length > 0 ? `PARTITION BY ${groups.join(', ')} ` : '';
  const over = `OVER (${partition}ORDER BY ${key} DESC NULLS FIRST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)`;
  const hits = (i: number): string => `CASE WHEN ${isNaN} THEN 0 ELSE _sum_${i}_0 END`;
  // Some engines read a column's name inside a sum as the name of the sum itself.
  const renamed = counts.map((name) => `${name} AS _all${name}`);
  const running = curves.flatMap(([i, curve]) => [
    `${hits(i)} AS _hits_${i}`,
    `sum(${hits(i)}) ${over} AS _through_${i}`,
    ...(curve === 'PR' ? [`sum(_sum_${i}_1) ${over} AS _falls_${i}`] : []),
  ]);
  const parts = curves.map(([i, curve]) => {
    const [hit, through, falls, fall] = [
      `_hits_${i}`,
      `_through_${i}`,
      `_falls_${i}`,
      `_sum_${i}_1`,
    ].map((name) => d.real(name)) as [string, string, string, string];
    const part =
      curve === 'ROC'
        ? `${fall} * (${through} - ${hit} / ${d.number(2)})`
        : `CASE WHEN _hits_${i} > 0 THEN ${hit} * (${through} / (${through} + ${falls})) ELSE ${d.number(0)} END`;
    return `${part} AS _part_${i}`;
  });
  const selected = Array.from(columns, ([name, sql]) => (name === sql ? sql : `${sql} AS ${name}`));
  const by = groups.length > 0 ? `\nGROUP BY ${groups.join(', ')}` : '';
  return `SELECT\n  ${selected.join(',\n  ')}\nFROM ${nested(nested(`(${sums}) AS t`, [...renamed, ...running]), parts)}${by}`;
}

const nested = (from: string, added: readonly string[]): string =>
  `(SELECT *, ${added.join(',\n  ')}\nFROM ${from}) AS t`;
