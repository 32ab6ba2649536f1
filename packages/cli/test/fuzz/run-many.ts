import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder } from '../command.ts';
import { type Ended, Running } from '../process.ts';

const program = new URL('many.mjs', import.meta.url).pathname;
const dist = new URL('../../dist', import.meta.url).href;

/** How many times as many files there are as usual. */
export const times = Number(process.env['FUZZ_TIMES'] ?? 1);

/** Seconds of a processor, ten times what all runs take: a command that loops for ever is ended by the system. */
const seconds = 200 * times;

/** After so many ends of the process, the rest is not run. */
const mostEnds = 3;

export interface ManyRuns {
  /** How each run ended: what ended the whole process, and not with a status of its own, ended as the process did. */
  readonly runs: readonly Ended[];
  /** The most memory that the process had, in bytes. */
  readonly memory: number;
}

/** What the command says for each of these command lines, all in one process, as long as none of them ends it. */
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
  /** The last line has this alone, in kilobytes. */
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
