import type { Column } from '../../engines/column.ts';
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
  const sql = pathSql(column, steps, input);
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

function pathSql(
  { typeName }: Column,
  steps: readonly Step[],
  { engine: { dialect: d } }: SqlInput,
): (root: string) => string {
  if (d.name === 'postgres' && /^jsonb?$/i.test(typeName)) {
    const keys = steps.map((one) => d.text(String(one))).join(', ');
    return (root) => `(${root} #>> ARRAY[${keys}])`;
  }
  const isFromOne = d.name === 'clickhouse' || d.name === 'postgres';
  return (root) =>
    steps.reduce<string>(
      (sql, one) =>
        typeof one === 'number'
          ? `${sql}[${isFromOne ? one + 1 : one}]`
          : d.name === 'clickhouse'
            ? `tupleElement(${sql}, ${d.text(one)})`
            : `(${sql}).${d.identifier(one)}`,
      root,
    );
}
