import type { DialectName } from '../../engines/dialects.ts';
import { quote } from '../../process/errors.ts';
import { faultOf } from './refused-functions.ts';
import { type Token, Unreadable } from './tokens.ts';

/** Tokens of SQL, and for each the bracket around it. */
interface Words {
  readonly tokens: readonly Token[];
  readonly brackets: readonly (number | undefined)[];
  readonly dialect: DialectName;
}

/** Throws Unreadable for a query, a window, a new name, or a function that reads more than the row. The result is the names of the functions. */
export function checkWords({ tokens, brackets, dialect }: Words): string[] {
  const lower = tokens.map(({ kind, text }) => (kind === 'word' ? text.toLowerCase() : ''));
  const isCall = (i: number): boolean => isSymbol(tokens[i + 1], '(');
  /** The function that the token is an argument of. */
  const callOf = (i: number): string => lower[(brackets[i] ?? 0) - 1] ?? '';
  const functions: string[] = [];
  for (const [i, word] of lower.entries()) {
    const [before, after] = [lower[i - 1] ?? '', lower[i + 1] ?? ''];
    const isFirst = i === (brackets[i] ?? -1) + 1;
    if (isFirst && statements.has(word) && startsQuery(tokens[i + 1])) throw aQuery(word);
    if (queries.has(word)) throw aQuery(word);
    if (word === 'over') throw new Unreadable('OVER: windows read other rows');
    if (word === 'with' && !['time', 'local'].includes(after)) throw aQuery(word);
    if (word === 'from' && before !== 'distinct' && !takesFrom.has(callOf(i))) throw aQuery(word);
    if (word === 'as' && !isTypeOfCast(lower, brackets, i))
      throw new Unreadable('AS outside CAST: an expression gives no names');
    if (isCall(i) && isNamed(tokens[i]!) && word !== 'in') functions.push(tokens[i]!.text);
  }
  if (dialect === 'clickhouse')
    for (const [i, word] of lower.entries()) if (word === 'in') checkIn(tokens, brackets, i);
  for (const name of functions) {
    const fault = name.includes('\\')
      ? 'calls a function that a string names'
      : faultOf(name, dialect);
    if (fault !== undefined) throw new Unreadable(`the function ${quote(name)}: it ${fault}`);
  }
  return functions;
}

const isSymbol = (token: Token | undefined, text: string): boolean =>
  token?.kind === 'symbol' && token.text === text;

const isNamed = ({ kind }: Token): boolean => kind === 'word' || kind === 'name';

/** Words that only queries have. */
const queries = new Set(['select', 'union', 'intersect', 'except', 'where', 'qualify']);

/** First words of queries and statements, which may also be names of columns. */
const statements = new Set(
  'from table values show describe desc summarize pivot pivot_wider pivot_longer unpivot explain call'.split(
    ' ',
  ),
);

/** Words that may follow a column in an expression, but not the first word of a query. */
const operators = new Set('is in like ilike between and or not similar collate rlike'.split(' '));

const startsQuery = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.kind === 'symbol' ? token.text === '(' : !operators.has(token.text.toLowerCase()));

const aQuery = (word: string): Unreadable =>
  new Unreadable(
    `${word.toUpperCase()}: queries are not allowed (write a column of that name in quotes)`,
  );

/** Functions whose arguments may have FROM. */
const takesFrom = new Set(['extract', 'substring', 'substr', 'trim', 'overlay']);

const casts = new Set(['cast', 'try_cast', 'safe_cast']);

/** Whether the AS at this index is the only AS within its cast. */
function isTypeOfCast(lower: readonly string[], brackets: Words['brackets'], i: number): boolean {
  const open = brackets[i];
  if (open === undefined || !casts.has(lower[open - 1] ?? '')) return false;
  return lower.every((word, k) => k === i || word !== 'as' || brackets[k] !== open);
}

/** Throws Unreadable for a name after IN. In ClickHouse a name there can be a table, and a function a table function. */
function checkIn(tokens: Words['tokens'], brackets: Words['brackets'], i: number): void {
  const open = i + 1;
  const next = tokens[open];
  const isList = isSymbol(next, '(') || isSymbol(next, '[');
  const isInside = (k: number): boolean => {
    for (let at = brackets[k]; at !== undefined; at = brackets[at]) if (at === open) return true;
    return false;
  };
  const name = isList
    ? tokens.find((token, k) => isInside(k) && isNamed(token) && !isConstant(token, tokens[k + 1]))
    : next;
  if (name)
    throw new Unreadable(
      `IN with ${quote(name.text)}: only constants in brackets are allowed, because a name could be that of a table`,
    );
}

/** NULL, a boolean, or a function that only converts a value. */
const isConstant = ({ text }: Token, after: Token | undefined): boolean =>
  isSymbol(after, '(')
    ? /^(to[A-Z]\w*|tuple|array)$/.test(text)
    : /^(null|true|false|nan|inf)$/i.test(text);
