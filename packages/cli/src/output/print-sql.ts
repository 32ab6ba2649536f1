import { fstatSync } from 'node:fs';
import { InputError, quote } from '../process/errors.ts';
import { inert, visibleLines } from '../process/safe-text.ts';
import { say } from '../process/standard-error.ts';

/**
 * Prints SQL. A terminal shows hidden characters as escapes; a file or pipe gets the exact SQL. `names` are the names in the SQL that come from
 * files or servers. Throws InputError for a name that a CI would read as a command, unless standard output is a file: most engines have no
 * escapes in the names of columns.
 */
export function printSql(sql: string, names: readonly string[] = []): void {
  if (process.stdout.isTTY) {
    // Tabs stay, because people write SQL with tabs.
    const shown = sql.split('\t').map(visibleLines).join('\t');
    process.stdout.write(shown);
    if (shown !== sql)
      say(
        'note: the SQL holds characters that are shown here as escapes; a file gets the exact SQL',
      );
    return;
  }
  const command = names.find((name) => inert(`"${name}`) !== `"${name}`);
  if (command !== undefined && !fstatSync(process.stdout.fd).isFile())
    throw new InputError(
      `--sql: the name ${quote(command)} is a command to some CIs, so the SQL must go into a file, as in > query.sql`,
    );
  process.stdout.write(sql);
}
