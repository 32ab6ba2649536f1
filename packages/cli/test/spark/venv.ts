import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const venv = fileURLToPath(new URL('../../../../.venv-spark', import.meta.url));
const requirements = fileURLToPath(new URL('requirements.txt', import.meta.url));

/** The Spark of the package pyspark. It is installed if it is missing, which takes some minutes once. */
export function sparkHome(): string {
  const found = packageFolder();
  if (found !== undefined) return found;
  try {
    run('python3', '-m', 'venv', venv);
    run(join(venv, 'bin', 'python'), '-m', 'pip', 'install', '--quiet', '-r', requirements);
  } catch (error) {
    rmSync(venv, { recursive: true, force: true });
    throw error;
  }
  return packageFolder()!;
}

function packageFolder(): string | undefined {
  const lib = join(venv, 'lib');
  if (!existsSync(lib)) return undefined;
  return readdirSync(lib)
    .map((python) => join(lib, python, 'site-packages', 'pyspark'))
    .find((folder) => existsSync(join(folder, 'jars')));
}

function run(command: string, ...args: readonly string[]): void {
  execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
}
