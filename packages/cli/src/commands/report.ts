import type { CommandOptions } from './command-line.ts';
import { printSql } from '../output/print-sql.ts';
import { visibleLines, inert } from '../process/safe-text.ts';
import type { Targets } from '../output/files/targets.ts';
import type { Output } from '../output/files/write-outputs.ts';
import { finish } from '../output/print.ts';
import { checkBars, parseBars } from '../results/bars.ts';
import { evaluate, plan, type Planned } from '../counting/count-table.ts';
import type { Input } from '../inputs/input.ts';

/** Evaluates what an engine reads. The result is the exit status. `rows` is the file that the rows are written to. */
export async function report(
  input: Input,
  given: CommandOptions,
  targets: Targets,
  rows?: (planned: Planned) => Output,
): Promise<number> {
  const bars = parseBars(given);
  const planned = await plan(input, given);
  checkBars(bars, planned.metrics, planned.table.columns.by.length > 0);
  if (given.sql) {
    const names = planned.table.all.map(({ name }) => name);
    printSql(`${planned.query.legend}\n${planned.query.text};\n`, [
      ...names,
      ...(input.paths ?? []),
    ]);
    return 0;
  }
  if (given.explain) {
    const text = (await input.engine.explain(planned.query.text)).trimEnd();
    process.stdout.write(`${inert(visibleLines(text))}\n`);
    return 0;
  }
  const evaluated = await evaluate(input, planned);
  return finish(evaluated, bars, given.format, targets, rows ? [rows(planned)] : []);
}
