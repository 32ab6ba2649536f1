/** Whether a text is a whole number. */
export const isWholeText = (text: string): boolean => /^-?\d+$/.test(text);

/** A whole number in its shortest form: `007` is 7. */
export const wholeName = (text: string): string => String(BigInt(text));

/** The number in a text; a bigint where a JavaScript number would be inexact; undefined for other text. */
export function numberIn(text: string): number | bigint | undefined {
  const number = Number(text);
  if (text.trim() === '' || Number.isNaN(number)) return undefined;
  return isWholeText(text) && !Number.isSafeInteger(number) ? BigInt(text) : number;
}
