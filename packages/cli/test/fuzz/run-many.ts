import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder } from '../command.ts';
import { type Ended, Running } from '../process.ts';

const program = new URL('many.mjs', import.meta.url).pathname;
const dist = new URL('../../dist', import.meta.url).href;

/** The number of files, as a multiple of the usual number. */
export const times = Number(process.env['FUZZ_TIMES'] ?? 1);

/** Seconds of processor time after which the system ends the process. All runs together take a tenth of it. */
const seconds = 200 * times;

/** If the process ends this many times before all runs, the other runs are left out. */
const mostEnds = 3;

export interface ManyRuns {
  /** How each run ended. A run that ended the whole process has the status of the process. */
  readonly runs: readonly Ended[];
  /** The most memory that the process had, in bytes. */
  readonly memory: number;
}

/** Runs the command for each command line. All run in one process. If a run ends the process, a new one continues with the next line. */
export async function runMany(lines: readonly (readonly string[])[]): Promise<ManyRuns> {
  const runs: Ended[] = [];
  let memory = 0;
  for (let ends = 0; runs.length < lines.length && ends < mostEnds; ends++) {
    const { said, ended } = await runFrom(lines.slice(runs.length));
    runs.push(...said.filter((line) => line.memory === undefined));
    if (runs.length < lines.length) runs.push({ ...ended, stdout: '' });
    memory = Math.max(memory, (said.at(-1)?.memory ?? 0) * 1024);
  }
  return { runs, memory };
}

interface Line extends Ended {
  /** The memory of the process in kilobytes. Only the last line has it, and nothing else. */
  readonly memory?: number;
}

async function runFrom(
  lines: readonly (readonly string[])[],
): Promise<{ readonly said: readonly Line[]; readonly ended: Ended }> {
  const list = join(folder(), 'lines.json');
  writeFileSync(list, JSON.stringify(lines));
  const limited = ['-c', `ulimit -t ${seconds}; exec "$@"`, 'sh'];
  const node = [process.execPath, '--max-old-space-size=600', program, list, dist];
  const options = { env: { NO_COLOR: '1' } };
  const ended = await new Running('/bin/sh', [...limited, ...node], options).ended;
  const texts = ended.stdout.split('\n').filter((line) => line !== '');
  return { ended, said: texts.map((line) => JSON.parse(line) as Line) };
}
