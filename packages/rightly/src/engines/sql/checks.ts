import { type Expression, rows } from '../vocabulary.ts';
import { expressionsIn, type SqlMetric } from './asked.ts';

/* Verbs that refuse some of the numbers that they are given, and leave the others as they are. */

const passing: ReadonlySet<string> = new Set(['within', 'withoutNaN', 'ofWidth']);
const checking: ReadonlySet<string> = new Set([...passing, 'positive']);

/** What an expression is where nothing is refused. */
export function unchecked(e: Expression): Expression {
  return passing.has(e.verb) ? unchecked(e.args[0] as Expression) : e;
}

/** The checks of all metrics, each once. An answer counts the rows that fail the first one as `_check_0`, and so on. */
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

/** What an expression refuses: an input whose classes have names refuses other names, and vectors of another length. */
function checkOf(e: Expression): Expression | undefined {
  if (e.names) return e.read ? e : rows('ofWidth', [e, e.names.list.length]);
  return checking.has(e.verb) ? e : undefined;
}

/** What a check expects of all rows. */
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
