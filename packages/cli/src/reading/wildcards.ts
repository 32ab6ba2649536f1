/**
 * The text that the wildcards of a pattern match in a name; undefined where the name does not match. `?` matches one letter, and `*` any text,
 * the first `*` the longest possible. A regular expression could take exponential time for a long name.
 */
export function wildcards(pattern: string, name: string): string | undefined {
  const [first = '', ...pieces] = pattern.split('*');
  if (pieces.length === 0)
    return first.length === name.length && fits(first, name, 0) ? any(first, name, 0) : undefined;
  let found = '';
  let end = name.length;
  // From the end, each piece is placed as late as possible. The last piece ends the name.
  for (let i = pieces.length - 1; i >= 0; i--) {
    const piece = pieces[i]!;
    let at = end - piece.length;
    if (i < pieces.length - 1) while (at >= first.length && !fits(piece, name, at)) at--;
    if (at < first.length || !fits(piece, name, at)) return undefined;
    found = any(piece, name, at) + name.slice(at + piece.length, end) + found;
    end = at;
  }
  const rest = name.slice(first.length, end);
  return fits(first, name, 0) ? any(first, name, 0) + rest + found : undefined;
}

/** Whether a piece without `*` matches a name at a position. */
function fits(piece: string, name: string, at: number): boolean {
  for (let i = 0; i < piece.length; i++)
    if (piece[i] !== '?' && piece[i] !== name[at + i]) return false;
  return at + piece.length <= name.length;
}

/** The letters that the `?` of a piece match. */
const any = (piece: string, name: string, at: number): string =>
  Array.from(piece, (letter, i) => (letter === '?' ? name[at + i]! : '')).join('');
