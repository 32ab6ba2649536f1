import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const environment = path('.venv');
const requirements = path('requirements.txt');
const installed = `${environment}/installed.txt`;

/** The interpreter of the benchmark's own virtual environment. */
export const python = `${environment}/bin/python`;

/** Makes that environment, or updates it to requirements.txt. */
export function installPython() {
  if (existsSync(installed) && read(installed) === read(requirements)) return;
  process.stderr.write('Installing the peers from PyPI: several GB, some minutes\n');
  run('python3', '-m', 'venv', environment);
  run(python, '-m', 'pip', 'install', '--disable-pip-version-check', '-r', requirements);
  copyFileSync(requirements, installed);
}

const read = (file) => readFileSync(file, 'utf8');

function run(program, ...args) {
  // pip prints to stderr, because stdout is for the table.
  const { status, error } = spawnSync(program, args, { stdio: ['ignore', 2, 2] });
  if (status !== 0)
    throw new Error(
      `${program} ${args.join(' ')} must succeed; got ${error ?? `status ${status}`}`,
    );
}
