import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The folder of the programs of the newest installed PostgreSQL. */
export function programs(debian = '/usr/lib/postgresql'): string {
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  const folders = [
    ...versions
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  const found = folders.find((folder) => existsSync(join(folder, 'initdb')));
  if (found === undefined)
    throw new Error(
      'these tests start a PostgreSQL server of their own, and found no initdb: install PostgreSQL 15 or newer (apt-get install postgresql)',
    );
  return found;
}

const id = (which: string): number => Number(execFileSync('id', [which, 'postgres']));

/** The user that servers run as. Servers refuse root, so root needs another user. */
export function owner(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  return { uid: id('-u'), gid: id('-g') };
}
