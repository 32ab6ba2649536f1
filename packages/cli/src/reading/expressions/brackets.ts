import { type Token, Unreadable } from './tokens.ts';

const closing: Readonly<Partial<Record<string, string>>> = { '(': ')', '[': ']', '{': '}' };

/**
 * For each token, the index of the bracket around it; undefined outside brackets. Throws Unreadable for brackets that do not
 * match, for a semicolon, and for a comma outside brackets.
 */
export function bracketsOf(tokens: readonly Token[]): (number | undefined)[] {
  const open: number[] = [];
  const found: (number | undefined)[] = [];
  for (const [i, { kind, text }] of tokens.entries()) {
    const isSymbol = kind === 'symbol';
    if (isSymbol && text === ';') throw new Unreadable('a semicolon outside quotes');
    if (isSymbol && text === ',' && open.length === 0)
      throw new Unreadable('a comma outside brackets');
    if (isSymbol && ')]}'.includes(text)) {
      const opening = open.pop();
      if (opening === undefined || closing[tokens[opening]!.text] !== text)
        throw new Unreadable(`${text} without its opening bracket`);
    }
    found.push(open.at(-1));
    if (isSymbol && closing[text]) open.push(i);
  }
  if (open.length > 0)
    throw new Unreadable(`${tokens[open.at(-1)!]!.text} without its closing bracket`);
  return found;
}
