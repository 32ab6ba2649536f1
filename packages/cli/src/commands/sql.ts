import { columnNames } from '../counting/column-names.ts';
import { DESCRIPTION, described } from '../counting/states/described.ts';
import { asked } from '../counting/states/document.ts';
import type { Column } from '../engines/column.ts';
import { dialectNamed, isVerified } from '../engines/dialects.ts';
import { printSql } from '../output/print-sql.ts';
import { InputError } from '../process/errors.ts';
import type { Layout } from '../reading/layout.ts';
import { checkNumeric } from '../reading/check-numeric.ts';
import { needNoTruth } from '../reading/column-metrics.ts';
import { checkExpression } from '../reading/expressions/check-expression.ts';
import { computed } from '../reading/expressions/computed.ts';
import { arrange } from '../reading/tables/arrange.ts';
import { ask } from '../reading/tables/ask.ts';
import { choose } from '../reading/tables/choose.ts';
import type { Scores } from '../reading/tables/scores-in.ts';
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
      : `(${query}\n) AS asked`;
  if (given.where !== undefined) checkExpression('--where', given.where, given.dialect);
  const { all, options } = declare(given);
  const expressions = all.flatMap(({ expression }) => expression ?? []);
  const columns = choose(all, options);
  const found = scores(columns);
  const { yTrue } = columns;
  const rows = (of: string): string => (yTrue.parts ? partsFrom(of, yTrue, dialect) : of);
  const prepared = arrange(
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
  const [area] = question.versus?.metrics ?? [];
  if (area)
    throw new InputError(
      `${area.name} of scores takes a query for each row and class, which rightly sql does not print; say ${area.name}:multi_label=true for lists of truth, or use rightly evaluate --engine`,
    );
  const stated = {
    metrics: question.metrics.map(asked),
    columns: columnNames(columns, prepared.classes, prepared.fold),
    truth: prepared.truth,
  };
  const text = described(question.query.text, stated, dialect);
  printSql(
    `-- ${given.dialect}${isVerified(given.dialect) ? '' : ' (not verified: this has not been run there)'}; rightly merge reads the answer, by its column ${DESCRIPTION}\n${question.query.legend}\n${text};\n`,
  );
  return 0;
}

/** Nothing of the content is known here. */
const usualLayout = (isTruthList: boolean, { isList, columns }: Scores): Layout => {
  if (isTruthList) return 'one-hot';
  if (isList) return 'scores';
  return ['integer', 'string'].includes(columns[0]!.type) ? 'labels' : 'probability';
};

function scores({ yPred }: ReturnType<typeof choose>): Scores {
  if (!Array.isArray(yPred)) {
    const column = yPred as Column;
    if (column.list) checkNumeric(column, '--y-pred');
    return { columns: [column], count: undefined, isList: column.list };
  }
  const columns = yPred as readonly Column[];
  for (const column of columns) checkNumeric(column, '--y-pred', false);
  return { columns, count: columns.length, isList: true };
}
