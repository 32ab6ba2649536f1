/**
 * Characters that a reader cannot see, or that change how other text is shown: control characters (C0, DEL, C1), line and
 * paragraph separators, lone surrogates, all that Unicode calls ignorable (bidirectional marks, zero-width characters, fillers,
 * variation selectors, tags), the empty Braille cell, and the marks of annotations.
 */
const HIDDEN = String.raw`[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\uFFF9-\uFFFB]`;

/** Letters and marks of the scripts whose words are spelt with joiners. */
const JOINED = String.raw`[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}]`;

/** Where hidden characters are part of correct spelling: emoji, joiners inside words, variants of Chinese and Mongolian letters. */
const SPELT = [
  String.raw`(?=\p{Emoji})\p{RGI_Emoji}`,
  String.raw`(?<=${JOINED})[\u200C\u200D](?=${JOINED})`,
  String.raw`(?<=\p{Script=Han})[\uFE00-\uFE02\u{E0100}-\u{E01EF}]`,
  String.raw`(?<=\p{Script=Mongolian})[\u180B-\u180F]`,
].join('|');

const hidden = new RegExp(HIDDEN, 'v');
/** Made where a text needs it: to read its emoji takes 10 ms. */
let hiddenOrSpelt: RegExp | undefined;
const likeAnEscape = new RegExp(
  String.raw`(?<!\\)\\+(?=${HIDDEN}|x[\da-f]{2}|u[\da-f]{4}|u\{[\da-f]+\})`,
  'giv',
);

/** A text on one line, with hidden characters as escapes of JavaScript: `\x1b`, `\u202e`, `\u{e0041}`. */
export const visible = (text: string): string =>
  hidden.test(text)
    ? text.replace(spelling(), (found, spelt?: string) => spelt ?? escape(found))
    : text;

const spelling = (): RegExp => (hiddenOrSpelt ??= new RegExp(`(${SPELT})|${HIDDEN}`, 'gv'));

/** The same for several lines. */
export const visibleLines = (text: string): string => text.split('\n').map(visible).join('\n');

/**
 * A name as `visible` shows it, and no two names alike: backslashes are doubled where what follows is an escape or reads like
 * one. So the escape character is `\x1b`, the text of these four characters is `\\x1b`, and `C:\data` stays as it is.
 */
export const exact = (name: string): string => visible(name.replace(likeAnEscape, '$&$&'));

/**
 * A text in which no CI finds a command. GitHub Actions reads `::error::` at the start of a line, after white space too. It reads
 * `##[group]` anywhere in a line, as Azure Pipelines does `##vso[…]`, and TeamCity `##teamcity[…]`.
 */
export const inert = (text: string): string =>
  text.replace(/^([^\S\n\r\u2028\u2029]*):(?=:)/gm, '$1\\x3a').replace(/##(?=\w*\[)/g, '#\\x23');

/** JSON of the same value in which hidden characters, and what starts a command in a CI, are escapes of JSON. */
export const safeJson = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent)
    .replace(hiddenInJson, (found) => found.replace(/[^]/g, unit))
    .replace(/##(?=\w*\[)/g, String.raw`#\u0023`);

// JSON.stringify itself escapes line feeds in strings. Those that are left stand between its lines.
const hiddenInJson = new RegExp(String.raw`[${HIDDEN}--\n]`, 'gv');

const unit = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;

function escape(letter: string): string {
  const code = letter.codePointAt(0)!;
  const digits = code.toString(16);
  if (code > 0xffff) return `\\u{${digits}}`;
  return code > 0xff ? `\\u${digits.padStart(4, '0')}` : `\\x${digits.padStart(2, '0')}`;
}
