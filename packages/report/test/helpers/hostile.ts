/** A name that holds markup, marks of direction and a control character. */
export const HOSTILE = `"><img src=x onerror=alert(1)></script><b>\u202Eevil\u0007&amp;'`;

/** Texts that are keywords of the data. They stay unchanged. */
const WORDS = new Set(['up', 'down', 'a', 'b']);

/** The same data with a hostile start of every text, also of the names of columns. */
export function hostile<T>(data: T): T {
  const change = (value: unknown, isGroup: boolean): unknown => {
    if (typeof value === 'string') return WORDS.has(value) ? value : HOSTILE + value;
    if (Array.isArray(value)) return value.map((part) => change(part, false));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [
        isGroup ? HOSTILE + key : key,
        change(part, key === 'group'),
      ]),
    );
  };
  return change(data, false) as T;
}
