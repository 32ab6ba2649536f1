/** An option with its value, as a shell takes both. */
export const flag = (option: string, value: string): string => `${option} ${shellWord(value)}`;

/** A text as one word of a shell. */
const shellWord = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
