import { nameOf } from '../../engines/dialects.ts';
import type { Engine } from '../../engines/engine.ts';
import { InputError, quote } from '../../process/errors.ts';
import { checkExpression } from './check-expression.ts';

/**
 * Throws InputError where SQL is not one expression over the row, or where the engine says that one of its functions is volatile: the function
 * gives another value each time, or has side effects.
 */
export async function checkInEngine(option: string, sql: string, engine: Engine): Promise<void> {
  const { dialect } = engine;
  const functions = checkExpression(option, sql, nameOf(dialect));
  const asked = volatile[dialect.name];
  if (asked === undefined || functions.length === 0) return;
  const names = new Set(functions.flatMap((name) => [name, name.toLowerCase()]));
  const list = Array.from(names, (name) => dialect.text(name)).join(', ');
  const [found] = await engine.query(asked(list));
  if (found)
    throw new InputError(
      `${option} must be one expression over the row; got the function ${quote(String(found['name']))}: it gives another value each time, or has effects`,
    );
}

/** Queries for the volatile ones among some functions, in engines that can tell. DuckDB's `error` is harmless. */
const volatile: Readonly<Record<string, (names: string) => string>> = {
  duckdb: (names) =>
    `SELECT function_name AS name FROM duckdb_functions() WHERE function_name IN (${names}) AND stability = 'VOLATILE' AND function_name <> 'error' LIMIT 1`,
  postgres: (names) =>
    `SELECT proname::text AS name FROM pg_catalog.pg_proc WHERE proname IN (${names}) AND provolatile = 'v' LIMIT 1`,
};
