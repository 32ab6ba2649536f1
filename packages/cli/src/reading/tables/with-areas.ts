import type { Dialect, EvaluationQuery } from 'rightly/sql';
import type { DeclaredMetric } from '../declared-metric.ts';
import { PLACE, type OneVsRestQueries } from './one-vs-rest-queries.ts';

type Query = Pick<EvaluationQuery<DeclaredMetric>, 'text' | 'columns' | 'legend'>;
type Row = Readonly<Record<string, unknown>>;

/** The prefix of columns of areas in an answer that also has other columns. */
const PREFIX = '_versus';

const isGroup = (name: string): boolean => name.startsWith('_group_');

/** The name in the joint answer of a column of the query of areas. The first group of that query is the class. */
function columnOf(name: string): string {
  if (!isGroup(name)) return `${PREFIX}${name}`;
  const i = Number(name.slice('_group_'.length));
  return i === 0 ? PLACE : `_group_${i - 1}`;
}

/** Joins a query and the query of its areas into one. Each row of the answer has NULL in the columns of the other query. */
export function withAreas(query: Query, areas: OneVsRestQueries, dialect: Dialect): Query {
  const own = areas.groups ?? areas.total;
  const parts = [
    { text: query.text, columns: new Map([...query.columns].map(([name]) => [name, name])) },
    {
      text: own.text,
      columns: new Map([...own.columns].map(([name]) => [columnOf(name), name])),
    },
  ];
  const types = new Map([
    ...query.columns,
    ...[...own.columns].map(([name, type]) => [columnOf(name), type] as const),
    [PLACE, 'integer'] as const,
  ]);
  const texts = parts.map(({ text, columns }) => {
    const selected = Array.from(types, ([name, type]) => {
      const found = columns.get(name);
      // For ClickHouse, a bare name would mean another column of this list.
      return `${found === undefined ? dialect.none(type!) : `part.${found}`} AS ${name}`;
    });
    return `SELECT ${selected.join(', ')}\nFROM (${text}) AS part`;
  });
  const legend = own.legend.replaceAll(
    /^.*$/gm,
    (line) => `${line}, for the class ${PLACE} against the rest, with ${PREFIX} before each name`,
  );
  return {
    text: texts.join('\nUNION ALL\n'),
    columns: types,
    legend: `${query.legend}\n${legend}`,
  };
}

/** Splits the rows of the joint answer into the answers to the two queries. */
export function splitAnswer(rows: readonly Row[], groups: number): Record<'own' | 'areas', Row[]> {
  const isArea = (row: Row): boolean => row[PLACE] != null;
  const byGroup = Array.from(
    { length: groups },
    (_, i) => [`_group_${i + 1}`, `_group_${i}`] as const,
  );
  const ofAreas = (row: Row): Row => ({
    ...Object.fromEntries(
      Object.entries(row).flatMap(([name, value]) =>
        name.startsWith(PREFIX) ? [[name.slice(PREFIX.length), value] as const] : [],
      ),
    ),
    ...Object.fromEntries(byGroup.map(([to, from]) => [to, row[from]])),
    _group_0: row[PLACE],
  });
  return {
    own: rows.filter((row) => !isArea(row)),
    areas: rows.filter(isArea).map(ofAreas),
  };
}
