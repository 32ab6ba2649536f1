import type { DecimalMark } from './value-options.ts';

/** The spaces that tools write beside numbers: a space, a tab, and the two that do not break a line. */
const spaces = ' \t\u00A0\u202F';

const outerSpaces = new RegExp(`^[${spaces}]+|[${spaces}]+$`, 'g');

/** A text without the spaces at its ends. */
const bare = (text: string): string => text.replaceAll(outerSpaces, '');

const number = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|nan|inf(?:inity)?)$/i;

/** Letters that can be thousands separators with any decimal mark. */
export const alwaysParts = ` '’\u00A0\u202F`;

/**
 * Patterns of numbers with thousands separators, for each decimal mark. One comma in front of three digits could be a decimal mark, so a comma is
 * a thousands separator only beside a point or another comma.
 */
export const grouped: Readonly<Record<DecimalMark, string>> = {
  ',': `[+-]?[1-9]\\d{0,2}(?:[.${alwaysParts}]\\d{3})+(?:,\\d*)?`,
  '.': `[+-]?[1-9]\\d{0,2}(?:(?:[${alwaysParts}]\\d{3})+(?:\\.\\d*)?|(?:,\\d{3})+\\.\\d+|(?:,\\d{3}){2,})`,
};

const groupedNumber = {
  ',': new RegExp(`^(?:${grouped[',']})$`),
  '.': new RegExp(`^(?:${grouped['.']})$`),
};

/** Whether a text is a number with thousands separators: `1.200,5` beside a decimal comma, `1,200.5` and `1 200`. */
export const isGrouped = (text: string, decimal: DecimalMark): boolean =>
  groupedNumber[decimal].test(bare(text));

/** Whether the points of a number could be thousands separators: `1.200`. */
export const couldPointPart = (text: string): boolean =>
  /^[+-]?[1-9]\d{0,2}(?:\.\d{3})+$/.test(bare(text));

export const isPercent = (text: string): boolean => /%\s*$/.test(text);

/** Whether a text is a number, perhaps with a percent sign. */
export function isNumber(text: string, decimal: DecimalMark = '.'): boolean {
  const own = bare(text);
  const plain = own.endsWith('%') ? bare(own.slice(0, -1)) : own;
  if (isGrouped(plain, decimal)) return true;
  if (decimal === '.') return number.test(plain);
  return !plain.includes('.') && number.test(plain.replace(',', '.'));
}

/** Whether a text is a number only if the comma is the decimal mark. */
export const hasDecimalComma = (text: string): boolean =>
  text.includes(',') && isNumber(text, ',') && !isNumber(text);

/** Whether the comma could also be a thousands separator. */
export const couldBeThousands = (text: string): boolean =>
  /^[+-]?[1-9]\d{0,2},\d{3}$/.test(bare(text));

export const isWhole = (text: string): boolean => /^[+-]?\d+(?:[.,]0*)?$/.test(bare(text));

/** Whether a number is written like a label: `007`, `0b11`, `0x1F`, `1e5`. */
export const isOdd = (text: string): boolean => /^[+-]?(?:0[\da-z]|\d+e\d)/i.test(bare(text));
