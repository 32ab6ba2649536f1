import { columnNames } from '../counting/column-names.ts';
import { DESCRIPTION, described } from '../counting/states/described.ts';
import { configOf } from '../counting/states/document.ts';
import { shownText } from '../counting/states/shown-text.ts';
import type { Column } from '../engines/column.ts';
import { dialectNamed, isVerified } from '../engines/dialects.ts';
import { printSql } from '../output/print-sql.ts';
import { InputError } from '../process/errors.ts';
import type { Layout } from '../reading/layout.ts';
import { checkNumeric } from '../reading/check-numeric.ts';
import { needNoTruth } from '../reading/column-metrics.ts';
import { checkExpression } from '../reading/expressions/check-expression.ts';
import { computed } from '../reading/expressions/computed.ts';
import { prepareTable } from '../reading/tables/prepare-table.ts';
import { ask } from '../reading/tables/ask.ts';
import { choose } from '../reading/tables/choose.ts';
import type { Scores } from '../reading/tables/scores-in.ts';
import { withAreas } from '../reading/tables/with-areas.ts';
import { partsFrom } from '../reading/tables/with-parts.ts';
import { declare } from './declare.ts';
import type { SqlOptions } from './options.ts';

/** Prints the query that an engine is to run; the result is the exit status. */
export async function printQuery(table: string | undefined, given: SqlOptions): Promise<number> {
  const { query } = given;
  if ((table === undefined) === (query === undefined))
    throw new InputError('name one table, or say --query SQL');
  const dialect = dialectNamed(given.dialect);
  const from =
    query === undefined
      ? table!.split('.').map(dialect.identifier).join('.')
      : `(${query}\n) AS configOf`;
  if (given.where !== undefined) checkExpression('--where', given.where, given.dialect);
  const { all, options } = declare(given);
  const expressions = all.flatMap(({ expression }) => expression ?? []);
  const columns = choose(all, options);
  const found = scores(columns, given.classes !== undefined);
  const { yTrue } = columns;
  const rows = (of: string): string => (yTrue.parts ? partsFrom(of, yTrue, dialect) : of);
  const prepared = prepareTable(
    all,
    {
      columns,
      from: ({ plain } = {}) => rows(plain ? from : computed(from, expressions)),
    },
    found,
    options,
    {
      dialect,
      layout:
        options.layout ??
        (needNoTruth(options.metrics) ? 'probability' : usualLayout(yTrue.list, found)),
      assumed: [],
    },
  );
  const question = ask(prepared, options, dialect, 'sums');
  const { areas, oneVsRest } = question;
  const [area] = oneVsRest?.metrics ?? [];
  if (area && oneVsRest!.classes.length === 0)
    throw new InputError(
      `${area.name} of scores is the mean over each class against the rest: name the classes with --classes cat,dog,…, or name a column for each class`,
    );
  const whole = areas ? withAreas(question.query, areas, dialect) : question.query;
  const stated = {
    metrics: question.metrics.map(configOf),
    columns: columnNames(columns, prepared.classes, prepared.fold),
    truth: prepared.truth,
    ...shownText(question, found.count),
  };
  const text = described(whole.text, stated, dialect);
  printSql(
    `-- ${given.dialect}${isVerified(given.dialect) ? '' : ' (not verified: this query has not been run there)'}; rightly merge reads the answer, by its column ${DESCRIPTION}\n${whole.legend}\n${text};\n`,
  );
  return 0;
}

/** The layout by the types of the columns alone. No rows can be read here. */
const usualLayout = (isTruthList: boolean, { isList, columns }: Scores): Layout => {
  if (isTruthList) return 'one-hot';
  if (isList) return 'scores';
  return ['integer', 'string'].includes(columns[0]!.type) ? 'labels' : 'probability';
};

/** The scores. For a list, the number of names in `--classes` is the number of scores. */
function scores({ yPred, classes }: ReturnType<typeof choose>, areNamed: boolean): Scores {
  if (!Array.isArray(yPred)) {
    const column = yPred as Column;
    if (column.list) checkNumeric(column, '--y-pred');
    const count = areNamed && column.list ? classes!.length : undefined;
    return { columns: [column], count, isList: column.list };
  }
  const columns = yPred as readonly Column[];
  for (const column of columns) checkNumeric(column, '--y-pred', false);
  return { columns, count: columns.length, isList: true };
}
