/**
 * Characters that a reader cannot see, or that change how other text is shown: control characters, separators of lines, lone
 * surrogates, and all characters that Unicode calls ignorable, such as direction marks and zero-width spaces.
 */
const HIDDEN = String.raw`[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\uFFF9-\uFFFB]`;

/** Hidden characters in correct spelling: emoji, joiners inside words without upper case, variants of Chinese letters. */
const SPELT = [
  String.raw`(?=\p{Emoji})\p{RGI_Emoji}`,
  String.raw`(?<=[\p{Lo}\p{M}])[\u200C\u200D](?=\p{Lo})`,
  String.raw`(?<=\p{Script=Han})[\uFE00-\uFE02\u{E0100}-\u{E01EF}]`,
].join('|');

const hiddenOrSpelt = new RegExp(`(${SPELT})|${HIDDEN}`, 'gv');

/** A text on one line, with hidden characters as escapes of JavaScript: `\x1b`, `\u202e`, `\u{e0041}`. */
export const visible = (text: string): string =>
  text.replace(hiddenOrSpelt, (found, spelt?: string) => spelt ?? escapeOf(found));

function escapeOf(letter: string): string {
  const code = letter.codePointAt(0)!;
  const digits = code.toString(16);
  if (code > 0xffff) return `\\u{${digits}}`;
  return code > 0xff ? `\\u${digits.padStart(4, '0')}` : `\\x${digits.padStart(2, '0')}`;
}

/** The start of a visible text, with an ellipsis where letters are left out. */
export function shortened(text: string, most: number): string {
  const letters = Array.from(visible(text));
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : letters.join('');
}
