/** The values that the dict of an NPY header may hold: text, a boolean, a tuple of whole numbers, or a list as its own text. */
export type Value = string | boolean | readonly bigint[] | { readonly list: string };

/** One token of a Python literal. No two alternatives begin with the same letter, so the time grows linearly with the length of the text. */
const token =
  /\s*(?:(?<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?<number>-?(?:0|[1-9]\d*))L?|(?<word>True|False)|(?<mark>[{}()[\],:]))/sy;

/** Reads a dict as Python writes it; undefined for other text. */
export function readDict(source: string): ReadonlyMap<string, Value> | undefined {
  const found = new Map<string, Value>();
  const tokens = new Tokens(source);
  if (tokens.next().mark !== '{') return undefined;
  for (;;) {
    const key = tokens.next();
    if (key.mark === '}') return tokens.isAtEnd ? found : undefined;
    if (key.text === undefined || tokens.next().mark !== ':') return undefined;
    const value = readValue(tokens);
    if (value === undefined) return undefined;
    found.set(unquoted(key.text), value);
    const { mark } = tokens.next();
    if (mark === '}') return tokens.isAtEnd ? found : undefined;
    if (mark !== ',') return undefined;
  }
}

function readValue(tokens: Tokens): Value | undefined {
  const { text, word, mark } = tokens.next();
  if (text !== undefined) return unquoted(text);
  if (word !== undefined) return word === 'True';
  if (mark === '(') return readNumbers(tokens);
  return mark === '[' ? skipList(tokens) : undefined;
}

/** The rest of a tuple of whole numbers. Python 2 wrote long ones with an L. In Python, one number in brackets without a comma is not a tuple. */
function readNumbers(tokens: Tokens): readonly bigint[] | undefined {
  const numbers: bigint[] = [];
  for (;;) {
    const { number, mark } = tokens.next();
    if (mark === ')') return numbers;
    if (number === undefined) return undefined;
    numbers.push(BigInt(number));
    const after = tokens.next().mark;
    if (after === ')') return numbers.length > 1 ? numbers : undefined;
    if (after !== ',') return undefined;
  }
}

/** The text of a list to its closing bracket. Its elements may nest to any depth. */
function skipList(tokens: Tokens): Value | undefined {
  const start = tokens.at - 1;
  for (let depth = 1; depth > 0;) {
    const { isEnd, mark } = tokens.next();
    if (isEnd) return undefined;
    if (mark === '[' || mark === '(') depth++;
    if (mark === ']' || mark === ')') depth--;
  }
  return { list: tokens.source.slice(start, tokens.at) };
}

const unquoted = (text: string): string => text.slice(1, -1);

interface Token {
  readonly text?: string;
  readonly number?: string;
  readonly word?: string;
  readonly mark?: string;
  /** Whether no token follows. */
  readonly isEnd?: boolean;
}

class Tokens {
  readonly source: string;
  /** The position of the next token. */
  at = 0;

  constructor(source: string) {
    this.source = source;
  }

  get isAtEnd(): boolean {
    return this.source.slice(this.at).trim() === '';
  }

  next(): Token {
    token.lastIndex = this.at;
    const found = token.exec(this.source);
    if (!found) return { isEnd: true };
    this.at = token.lastIndex;
    return found.groups!;
  }
}
