/** Names in quotes, and whole-number types: what ends a field, an element or the whole type. A field's name has a space after it. */
const whole = /"(?:[^"]|"")*"|\bU?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?(?=[,)[]|$)/g;

/**
 * The same type of DuckDB with decimals in place of whole numbers, at any depth. They tell whole numbers of any size from fractions, but
 * for fractions below 1e-9.
 */
export const withDecimals = (typeName: string): string =>
  typeName.replaceAll(whole, (found) => (found.startsWith('"') ? found : 'DECIMAL(38,9)'));

/** Whether a type of DuckDB is an object, a map, or a list of such or of lists, with whole numbers in it. */
export const hasNestedWholes = (typeName: string): boolean =>
  /^(STRUCT|MAP)\(|\]\[/.test(typeName) && withDecimals(typeName) !== typeName;
