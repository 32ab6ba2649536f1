import type { DialectName } from '../../engines/dialects.ts';
import { lexicalRulesOf, type LexicalRules, type Quote, type Quoting } from './lexical-rules.ts';

/** A word, a number, a string, a name in quotes or one other character of SQL. Comments and spaces are not tokens. */
export interface Token {
  readonly kind: 'word' | 'number' | 'string' | 'name' | 'symbol';
  /** The text of the token; for strings and names, the text between the quotation marks. */
  readonly text: string;
}

/** The reason why a text is refused. */
export class Unreadable extends Error {}

/**
 * The tokens of SQL in a dialect. Throws Unreadable where another release or setting of the engine could read a string, a name or a
 * comment differently.
 */
export function tokensOf(text: string, dialect: DialectName): Token[] {
  const rules = lexicalRulesOf(dialect);
  if (text.includes('\0') || /\p{Surrogate}/u.test(text))
    throw new Unreadable('a character that is not valid text');
  const replaced = rules.replaced.find((part) => text.includes(part));
  if (replaced !== undefined) throw new Unreadable(`${replaced}, which the engine replaces`);
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const { token, end } = next(text, at, rules);
    if (token && isQuoted(token) && isQuoted(tokens.at(-1)))
      throw new Unreadable('two texts in quotes without an operator between them');
    if (token) tokens.push(token);
    at = end;
  }
  return tokens;
}

interface Read {
  readonly token?: Token;
  readonly end: number;
}

const isQuoted = (token: Token | undefined): boolean =>
  token?.kind === 'string' || token?.kind === 'name';

function next(text: string, at: number, rules: LexicalRules): Read {
  const space = match(/[ \t\r\n]+/y, text, at);
  if (space !== undefined) return { end: at + space.length };
  if (text.startsWith('--', at)) return { end: lineEnd(text, at) };
  const refused = rules.refused.find((part) => text.startsWith(part, at));
  if (refused !== undefined) throw new Unreadable(`${refused} outside quotes`);
  if (text.startsWith('/*', at)) return { end: commentEnd(text, at) };
  if (text.startsWith('*/', at)) throw new Unreadable('*/ without a comment before it');
  const word = match(/[\p{L}\p{M}\p{N}_]+/uy, text, at);
  if (word !== undefined) return wordAt(word, text, at, rules);
  const quoting = rules.quotes[text[at] as Quote];
  if (quoting) return quotedAt(text, at, quoting);
  if (text[at] === '$') return dollarQuoted(text, at);
  if (!/[!-~]/.test(text[at]!))
    throw new Unreadable(
      `the character ${JSON.stringify(String.fromCodePoint(text.codePointAt(at)!))} outside quotes`,
    );
  return { token: { kind: 'symbol', text: text[at]! }, end: at + 1 };
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** The end of a comment of one line. In Spark, a backslash at the end continues the comment on the next line. */
function lineEnd(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  const end = found < 0 ? text.length : found;
  const line = text.slice(at, end).replace(/\r$/, '');
  if (line.includes('\r') || line.endsWith('\\'))
    throw new Unreadable('a comment whose end is unclear');
  return end;
}

/** The end of a comment between slashes and stars. Some releases support nested comments, and some do not. */
function commentEnd(text: string, at: number): number {
  const end = text.indexOf('*/', at + 2);
  if (end < 0) throw new Unreadable('a comment without an end');
  if (text.slice(at + 2, end + 1).includes('/*')) throw new Unreadable('a comment in a comment');
  return end + 2;
}

/** A whole number, with an exponent or the suffix of a type, or in another base. */
const number = /^(\d[\d_]*(e\d*)?(bd|[dflsy])?|0[box][\da-f_]+)$/i;

/** A word or a number, or a string that begins with letters. */
function wordAt(word: string, text: string, at: number, rules: LexicalRules): Read {
  const end = at + word.length;
  const after = text[end];
  const letters = word.toLowerCase();
  if (after === "'" && rules.prefixes[letters]) return quotedAt(text, end, rules.prefixes[letters]);
  if (after !== undefined && `'"\`$`.includes(after))
    throw new Unreadable(`${after} directly after a word or a number: put a space between them`);
  if (/[ıİſ\u212A]/.test(word)) throw new Unreadable('a letter whose capital is another letter');
  if (/^\p{N}/u.test(word) && !number.test(word))
    throw new Unreadable(`${word}, a number with letters`);
  if (letters === 'u' && text.startsWith('&"', end)) throw new Unreadable('a name with escapes');
  return { token: { kind: /^\p{N}/u.test(word) ? 'number' : 'word', text: word }, end };
}

function quotedAt(text: string, at: number, { kind, escapes, doubles }: Quoting): Read {
  const quote = text[at]!;
  for (let i = at + 1; i < text.length; i++) {
    if (escapes && text[i] === '\\') i++;
    else if (text[i] === quote && doubles && text[i + 1] === quote) i++;
    else if (text[i] === quote) {
      // Old releases read this backslash as an escape.
      if (!doubles && text[i - 1] === '\\')
        throw new Unreadable('a raw string that ends in a backslash');
      return { token: { kind, text: text.slice(at + 1, i) }, end: i + 1 };
    }
  }
  throw new Unreadable(`${quote} without an end`);
}

function dollarQuoted(text: string, at: number): Read {
  const mark = match(/\$([A-Za-z_]\w*)?\$/y, text, at);
  if (mark === undefined) throw new Unreadable('$ outside quotes');
  const start = at + mark.length;
  const end = text.indexOf(mark, start);
  if (end < 0) throw new Unreadable(`${mark} without an end`);
  return { token: { kind: 'string', text: text.slice(start, end) }, end: end + mark.length };
}
