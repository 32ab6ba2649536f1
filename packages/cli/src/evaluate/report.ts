import type { CommandOptions } from '../command.ts';
import { finish } from '../print.ts';
import { checkBars, parseBars } from './bars.ts';
import { evaluate, plan, type Planned } from './evaluate.ts';
import type { Input } from './input.ts';

/** Evaluates what an engine reads; the result is the exit status. `after` is what else is done with the rows, and what to say of it. */
export async function report(
  input: Input,
  given: CommandOptions,
  after?: (planned: Planned) => Promise<string>,
): Promise<number> {
  const bars = parseBars(given);
  const planned = await plan(input, given);
  checkBars(bars, planned.metrics, planned.table.columns.by.length > 0);
  if (given.sql) {
    process.stdout.write(`${planned.query.legend}\n${planned.query.text};\n`);
    return 0;
  }
  if (given.explain) {
    process.stdout.write(`${(await input.engine.explain(planned.query.text)).trimEnd()}\n`);
    return 0;
  }
  const evaluated = await evaluate(input, planned);
  const notes = after ? [await after(planned)] : [];
  return finish(evaluated, bars, given, input.paths, notes);
}
