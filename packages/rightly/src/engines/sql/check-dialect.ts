import { isPlain, show, typeError } from '../../core/errors.ts';
import { isString, objectOf } from '../../core/readable.ts';
import type { Dialect } from './dialect.ts';

/** Throws TypeError for a value that is no dialect. */
export function checkDialect(given: unknown): void {
  const { name, identifier, arithmetic, lists } = objectOf<Dialect>(given);
  if (
    !isString(name) ||
    typeof identifier !== 'function' ||
    !isPlain(arithmetic) ||
    !isPlain(lists)
  )
    throw typeError('a query: dialect', 'be a Dialect, such as duckdb of rightly/sql', show(given));
}
