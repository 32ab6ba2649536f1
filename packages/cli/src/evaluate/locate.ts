import type { AnyMeanMetric } from 'rightly';
import { problemsQuery, type Source } from 'rightly/sql';
import type { Engine, Row } from '../engine.ts';
import { InputError, quote } from '../errors.ts';
import type { Files } from './files.ts';
import { prepared, type Prepared } from './prepare.ts';
import { identifier } from './sql.ts';

const rowColumn = '_row_number';

/** Finds the first row for which the query was refused, and says what is wrong with it. */
export async function locate(
  metrics: readonly AnyMeanMetric[],
  source: Source,
  files: Files,
  table: Prepared,
  engine: Engine,
): Promise<InputError> {
  for (const path of files.paths) {
    const from = table.from({ path, extra: `row_number() OVER () AS ${rowColumn}` });
    const width = table.contents.predictions === 'scores' ? await widths(from, engine) : undefined;
    const sql = problemsQuery(metrics, { ...source, from }, [rowColumn]);
    const [row] = await engine.query(`SELECT * FROM (${sql}) ORDER BY ${rowColumn} LIMIT 1`);
    const name = files.source === 'standard input' ? files.source : path;
    if (row)
      return new InputError(`${name}: row ${String(row[rowColumn])}: ${describe(row, table)}`);
    if (width)
      return new InputError(
        `${name}: row ${String(width['row'])}: ${predictionName(table)} has ${String(width['found'])} scores, where the first row has ${String(width['first'])}`,
      );
  }
  return new InputError(
    `${files.source}: ${predictionName(table)} must have lists of one length in all files`,
  );
}

async function widths(from: string, engine: Engine): Promise<Row | undefined> {
  const list = identifier(prepared.yPred);
  const [row] = await engine.query(
    `SELECT ${rowColumn} AS row, len(${list}) AS found, first AS first
FROM (SELECT *, first_value(len(${list})) OVER (ORDER BY ${rowColumn}) AS first FROM ${from})
WHERE len(${list}) <> first ORDER BY ${rowColumn} LIMIT 1`,
  );
  return row;
}

const predictionName = ({ columns: { yPred } }: Prepared): string =>
  'name' in yPred ? `column ${quote(yPred.name)}` : `columns ${quote(yPred[0]!.name)} …`;

/** The names of problems are those of `problemsQuery`. */
function describe(row: Row, table: Prepared): string {
  const { yTrue, sampleWeight } = table.columns;
  const truth = `column ${quote(yTrue.name)}`;
  const weight = `column ${quote(sampleWeight?.name ?? '')}`;
  switch (row['_problem']) {
    case '_nulls': {
      const which =
        row['_y_true'] === null ? truth : row['_weight'] === null ? weight : predictionName(table);
      return `${which} is NULL (--nulls skip leaves such rows out)`;
    }
    case '_fractions':
      return `${truth} must hold whole numbers as labels; it holds ${String(row['_y_true'])}`;
    case '_fraction_ids':
      return `${predictionName(table)} must hold class ids, whole numbers`;
    case '_truth_nan':
      return `${truth} must not hold NaN`;
    case '_lengths':
      return `${truth} and ${predictionName(table)} must have lists of one length`;
    case '_no_classes':
      return `${predictionName(table)} is an empty list`;
    default:
      return `${weight} must hold finite weights of at least 0; it holds ${String(row['_weight'])}`;
  }
}
