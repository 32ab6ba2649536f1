import { type Expression, rows } from '../vocabulary.ts';
import { expressionsIn, type SqlMetric } from './asked.ts';

/* Verbs that refuse some numbers, and leave the others unchanged. */

const passing: ReadonlySet<string> = new Set(['within', 'withoutNaN', 'ofWidth']);
const checking: ReadonlySet<string> = new Set([...passing, 'positive']);

/** The expression without its check. */
export function unchecked(e: Expression): Expression {
  return passing.has(e.verb) ? unchecked(e.args[0] as Expression) : e;
}

/** The distinct checks of all metrics. An answer counts the rows that fail the first check as `_check_0`, and so on. */
export function checksOf(metrics: readonly SqlMetric[]): Expression[] {
  const found = new Map<string, Expression>();
  const visit = (e: Expression): void => {
    const check = checkOf(e);
    if (check) found.set(check.key, check);
    for (const arg of e.args) if (typeof arg === 'object') visit(arg);
  };
  metrics.flatMap(expressionsIn).forEach(visit);
  return [...found.values()];
}

/** The check of an expression. An input with names of classes refuses other names, and vectors of another length. */
function checkOf(e: Expression): Expression | undefined {
  if (e.names) return e.read ? e : rows('ofWidth', [e, e.names.list.length]);
  return checking.has(e.verb) ? e : undefined;
}

/** The text of an error that says what a check expects. */
export function expectedBy(check: Expression): string {
  const { verb, args } = check;
  const input = inputOf(check);
  if (check.read) return `${check.names!.expected}, in ${input}`;
  if (verb === 'within')
    return `have ${input} between ${args[1] as number} and ${args[2] as number}`;
  if (verb === 'ofWidth') return `have ${args[1] as number} numbers in each vector of ${input}`;
  return `have no NaN in ${input}`;
}

function inputOf({ args }: Expression): string {
  const [of] = args;
  return typeof of === 'object' ? inputOf(of) : String(of);
}
