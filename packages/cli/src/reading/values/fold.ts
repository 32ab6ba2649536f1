import { InputError, quote } from '../../process/errors.ts';

/** The differences that `--fold` can remove, in the order in which they are removed. */
export const foldParts = ['unicode', 'case', 'punctuation', 'space'] as const;
export type FoldPart = (typeof foldParts)[number];

/** The parts of `--fold`. Without the option, or with `none`, there are none. */
export function foldOf(given: string | undefined): readonly FoldPart[] {
  const named = (given ?? 'none').split(',').map((part) => part.trim().toLowerCase());
  const unknown = named.find((part) => !['none', ...foldParts].includes(part));
  if (unknown !== undefined || (named.includes('none') && named.length > 1))
    throw new InputError(
      `--fold must be none, or some of case, space, punctuation and unicode; got ${quote(given!)}`,
    );
  return foldParts.filter((part) => named.includes(part));
}

/** Spaces of any kind: the first and the last of a range of code points. */
const spaces: readonly (readonly [first: number, last?: number])[] = [
  [0x09, 0x0d],
  [0x20],
  [0x85],
  [0xa0],
  [0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f],
  [0x205f],
  [0x3000],
  [0xfeff],
];

/** A regular expression for consecutive spaces. `escape` writes a code point. */
export function gap(escape: (hex: string) => string): string {
  const point = (code: number): string => escape(code.toString(16).padStart(4, '0'));
  return `[${spaces.map((range) => range.map((code) => point(code!)).join('-')).join('')}]+`;
}

const gaps = new RegExp(
  gap((hex) => `\\u${hex}`),
  'g',
);

const folds: Readonly<Record<FoldPart, (text: string) => string>> = {
  unicode: (text) => text.normalize('NFC'),
  case: (text) => text.toLowerCase(),
  punctuation: (text) => text.replaceAll(/[\p{P}$+<=>^`|~]/gu, ''),
  space: (text) => text.replaceAll(gaps, ' ').replaceAll(/^ | $/g, ''),
};

/** A folded label: the parts are applied in the order of `foldParts`. */
export const foldText = (text: string, parts: readonly FoldPart[]): string =>
  parts.reduce((folded, part) => folds[part](folded), text);
