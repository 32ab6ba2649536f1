/** A function that makes a value at its first call and returns the same value from then on. It is for values that take milliseconds to make. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
