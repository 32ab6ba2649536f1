/** Whether a value is a revoked proxy. Any access to such a proxy throws. */
export function isRevoked(value: unknown): boolean {
  try {
    Array.isArray(value);
    return false;
  } catch {
    return true;
  }
}

/** Whether a value is an array. A revoked proxy is not. */
export const isArray = (value: unknown): value is readonly unknown[] =>
  !isRevoked(value) && Array.isArray(value);

/** A value as an object whose properties can be read. null, undefined and a revoked proxy have no properties. */
export const objectOf = <T extends object>(value: unknown): Partial<T> =>
  (isRevoked(value) ? {} : Object(value)) as Partial<T>;

/** Whether a value is an array whose elements all pass a test. Holes are tested too. The loop stops at the first failure. */
export function isArrayOf<T>(
  value: unknown,
  test: (part: unknown) => part is T,
): value is readonly T[];
export function isArrayOf(
  value: unknown,
  test: (part: unknown) => boolean,
): value is readonly unknown[];
export function isArrayOf(value: unknown, test: (part: unknown) => boolean): boolean {
  if (!isArray(value)) return false;
  for (const part of value) if (!test(part)) return false;
  return true;
}

/** Whether a value is a function that can be called. A class can only be constructed. */
export const isFunction = (value: unknown): value is (...args: never[]) => unknown =>
  typeof value === 'function' &&
  !isRevoked(value) &&
  !/^class\b/.test(Function.prototype.toString.call(value));

export const isString = (value: unknown): value is string => typeof value === 'string';
