import type { DialectName } from '../../engines/dialects.ts';
import { quote } from '../../process/errors.ts';
import { faultOf } from './refused-functions.ts';
import { type Token, Unreadable } from './tokens.ts';

/** Tokens of SQL, and the bracket that each stands in. */
interface Words {
  readonly tokens: readonly Token[];
  readonly brackets: readonly (number | undefined)[];
  readonly dialect: DialectName;
}

/** Throws Unreadable for a query, a window, a new name, or a function that takes more than the row. The result is the functions' names. */
export function checkWords({ tokens, brackets, dialect }: Words): string[] {
  const lower = tokens.map(({ kind, text }) => (kind === 'word' ? text.toLowerCase() : ''));
  const isCall = (i: number): boolean => isSymbol(tokens[i + 1], '(');
  /** The function whose arguments the token is among. */
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
      throw new Unreadable('AS outside CAST: no new names are given');
    if (isCall(i) && isNamed(tokens[i]!) && word !== 'in') functions.push(tokens[i]!.text);
  }
  if (dialect === 'clickhouse')
    for (const [i, word] of lower.entries()) if (word === 'in') checkIn(tokens, brackets, i);
  for (const name of functions) {
    const fault = name.includes('\\') ? 'calls a function of any name' : faultOf(name, dialect);
    if (fault !== undefined) throw new Unreadable(`the function ${quote(name)}: it ${fault}`);
  }
  return functions;
}

const isSymbol = (token: Token | undefined, text: string): boolean =>
  token?.kind === 'symbol' && token.text === text;

const isNamed = ({ kind }: Token): boolean => kind === 'word' || kind === 'name';

/** What only queries have. */
const queries = new Set(['select', 'union', 'intersect', 'except', 'where', 'qualify']);

/** What queries and statements begin with, and columns may be called. */
const statements = new Set(
  'from table values show describe desc summarize pivot pivot_wider pivot_longer unpivot explain call'.split(
    ' ',
  ),
);

/** What follows a column in an expression, and no word that begins a query. */
const operators = new Set('is in like ilike between and or not similar collate rlike'.split(' '));

const startsQuery = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.kind === 'symbol' ? token.text === '(' : !operators.has(token.text.toLowerCase()));

const aQuery = (word: string): Unreadable =>
  new Unreadable(
    `${word.toUpperCase()}: no queries are taken (a column of that name is written in quotes)`,
  );

/** Functions whose arguments may be said with FROM. */
const takesFrom = new Set(['extract', 'substring', 'substr', 'trim', 'overlay']);

const casts = new Set(['cast', 'try_cast', 'safe_cast']);

/** Whether AS is the only one of a cast. */
function isTypeOfCast(lower: readonly string[], brackets: Words['brackets'], i: number): boolean {
  const open = brackets[i];
  if (open === undefined || !casts.has(lower[open - 1] ?? '')) return false;
  return lower.every((word, k) => k === i || word !== 'as' || brackets[k] !== open);
}

/** In ClickHouse a name after IN, or alone in the brackets after it, is a table, and a function a table function. */
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
      `IN with ${quote(name.text)}: constants in brackets are taken, for a name could be that of a table`,
    );
}

/** NULL, a truth value, or a function that only makes a value of another type. */
const isConstant = ({ text }: Token, after: Token | undefined): boolean =>
  isSymbol(after, '(')
    ? /^(to[A-Z]\w*|tuple|array)$/.test(text)
    : /^(null|true|false|nan|inf)$/i.test(text);
