import type { Column } from '../../engines/column.ts';
import { firstLineOf } from '../../engines/explain.ts';
import type { SqlInput } from '../../inputs/input.ts';
import { InputError, Interrupted, quote } from '../../process/errors.ts';
import type { ReadOptions } from '../read-options.ts';
import { checkInEngine } from './check-in-engine.ts';
import { ComputedInput } from './computed-input.ts';
import { freeNames } from './free-names.ts';
import { type GivenExpression, givenExpressions } from './given-expressions.ts';

/** An input, and its columns. */
interface Described {
  readonly input: SqlInput;
  readonly all: readonly Column[];
}

/** Adds a column to the input for each expression on the command line. */
export async function withExpressions(
  input: SqlInput,
  all: readonly Column[],
  options: ReadOptions,
): Promise<Described> {
  const given = givenExpressions(options, new Set(all.map(({ name }) => name)));
  if (given.length === 0) return { input, all };
  for (const one of given) await check(one, input, all);
  const aliases = freeNames('_expression', given.length, all);
  const expressions = given.map(({ sql }, i) => ({ sql, alias: aliases[i]! }));
  const computed = new ComputedInput(input, all, expressions);
  const described = await computed.describe();
  const columns = given.map(({ name }, i): Column => {
    const { type, list, typeName } = described[all.length + i]!;
    return { name, type, list, typeName, expression: expressions[i]! };
  });
  return { input: computed, all: [...all, ...columns] };
}

/** Throws InputError for SQL that is not one expression over the row, by its words and by the error of the engine. */
async function check(
  { option, sql }: GivenExpression,
  input: SqlInput,
  all: readonly Column[],
): Promise<void> {
  const { engine } = input;
  await checkInEngine(option, sql, engine);
  try {
    await engine.query(`SELECT 1 AS one FROM ${input.from()} WHERE ((${sql}\n)) IS NULL LIMIT 0`);
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    const names = all.slice(0, 20).map(({ name }) => quote(name));
    throw new InputError(
      `${option} must be one expression over the row; ${firstLineOf(error)}; the columns are ${names.join(', ')}${all.length > 20 ? ', …' : ''}`,
    );
  }
}
