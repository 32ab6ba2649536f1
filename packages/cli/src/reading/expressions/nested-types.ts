/** Names in quotes, and whole-number types. A type ends a field, an element or the whole type. The name of a field has a space behind it. */
const whole = /"(?:[^"]|"")*"|\bU?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?(?=[,)[]|$)/g;

/**
 * A DuckDB type with decimals in place of whole numbers, at any depth. Decimals distinguish whole numbers of any size from fractions of
 * 1e-9 and more.
 */
export const withDecimals = (typeName: string): string =>
  typeName.replaceAll(whole, (found) => (found.startsWith('"') ? found : 'DECIMAL(38,9)'));

/** Whether a DuckDB type is an object, a map, or a list of objects, maps or lists, with whole numbers in it. */
export const hasNestedWholes = (typeName: string): boolean =>
  /^(STRUCT|MAP)\(|\]\[/.test(typeName) && withDecimals(typeName) !== typeName;
