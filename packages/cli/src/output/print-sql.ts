import { fstatSync } from 'node:fs';
import { InputError, quote } from '../process/errors.ts';
import { inert, visibleLines } from '../process/safe-text.ts';
import { say } from '../process/standard-error.ts';

/**
 * Prints SQL: exactly, so that it runs elsewhere, but with escapes for hidden characters where a terminal shows it. `names` are
 * the names in it that were read from files or servers. Throws InputError for a name that is a command to a CI, where standard
 * output is no file and so perhaps a CI's log: most engines have no escapes for the names of columns.
 */
export function printSql(sql: string, names: readonly string[] = []): void {
  if (process.stdout.isTTY) {
    // Tabs are how people write SQL.
    const shown = sql.split('\t').map(visibleLines).join('\t');
    process.stdout.write(shown);
    if (shown !== sql)
      say(
        'note: the SQL holds characters that are shown here as escapes; into a file it is written exactly',
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
