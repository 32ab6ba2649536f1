import { printSql } from '../output/print-sql.ts';
import { inert, visibleLines } from '../process/safe-text.ts';
import type { TableQuestion } from '../reading/tables/read-table.ts';
import type { CommandOptions } from './options.ts';

/** Prints the query instead of running it: its SQL, or how the engine would run it. The result is the exit status. */
export async function showQuery(
  { input, query, table }: TableQuestion,
  given: CommandOptions,
): Promise<number> {
  if (given.sql) {
    const names = table.all.map(({ name }) => name);
    printSql(`${query.legend}\n${query.text};\n`, [...names, ...(input.paths ?? [])]);
    return 0;
  }
  const text = (await input.engine.explain(query.text)).trimEnd();
  process.stdout.write(`${inert(visibleLines(text))}\n`);
  return 0;
}
