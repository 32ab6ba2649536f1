import { clickhouse, postgres, spark } from 'rightly/sql';
import type { Column } from '../../engines/column.ts';
import { nameOf, type OwnName } from '../../engines/dialects.ts';
import type { SqlInput } from '../../inputs/input.ts';
import { InputError, quote } from '../../process/errors.ts';
import { firstLineOf } from '../../engines/explain.ts';
import type { Derived } from './nested-input.ts';
import type { Step } from './path.ts';

interface Asked {
  readonly option: string;
  readonly name: string;
  readonly column: Column;
  readonly steps: readonly Step[];
}

/** A derived column for a path, in the SQL of a server. Throws InputError where the engine does not know the path. */
export async function serverColumn(
  input: SqlInput,
  { option, name, column, steps }: Asked,
): Promise<Derived> {
  const { engine } = input;
  const write = pathSql[nameOf(engine.dialect) as keyof typeof pathSql];
  const sql = (root: string): string => write(root, steps, column.typeName);
  const own = engine.dialect.identifier(name);
  try {
    const [found] = await engine.describe(
      `(SELECT ${sql(engine.dialect.identifier(column.name))} AS ${own} FROM ${input.from()}) AS nested`,
    );
    return { column: found!, root: column.name, sql };
  } catch (error) {
    throw new InputError(
      `${option}: the engine finds nothing at ${quote(name)} in ${quote(column.name)}, which is ${column.typeName.replaceAll(/\n\s*/g, '')}; ${firstLineOf(error)}`,
    );
  }
}

/** The SQL of the value at a path in the values of a column. */
type PathSql = (column: string, steps: readonly Step[], typeName: string) => string;

/** Indexes of Spark begin at 0, those of ClickHouse and PostgreSQL at 1. DuckDB has paths of its own. */
const pathSql: Readonly<Record<Exclude<OwnName, 'duckdb'>, PathSql>> = {
  spark: (column, steps) =>
    steps.reduce<string>(
      (sql, step) =>
        typeof step === 'number' ? `${sql}[${step}]` : `(${sql}).${spark.identifier(step)}`,
      column,
    ),
  clickhouse: (column, steps) =>
    steps.reduce<string>(
      (sql, step) =>
        typeof step === 'number'
          ? `${sql}[${step + 1}]`
          : `tupleElement(${sql}, ${clickhouse.text(step)})`,
      column,
    ),
  postgres: (column, steps, typeName) =>
    /^jsonb?$/i.test(typeName)
      ? `(${column} #>> ARRAY[${steps.map((step) => postgres.text(String(step))).join(', ')}])`
      : steps.reduce<string>(
          (sql, step) =>
            typeof step === 'number'
              ? `${sql}[${step + 1}]`
              : `(${sql}).${postgres.identifier(step)}`,
          column,
        ),
};
