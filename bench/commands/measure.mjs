import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { quiet } from '../cores.mjs';
import { check, expectedResult } from '../expected.mjs';
import { spread } from '../rounds.mjs';
import { accuracy } from '../targets.mjs';
import { describe, scaled } from '../workloads.mjs';
import { withFiles } from '../writer.mjs';
import { processesFor, versionsOf } from './processes.mjs';
import { commandWorkloads } from './workloads.mjs';

/** Measures the command and its peers on the selected files. Returns the results and the versions of all programs. */
export async function measureCommands({ peers, rounds, scale, wants }, progress) {
  const wanted = commandWorkloads.filter(({ id }) => wants(id)).map((one) => scaled(one, scale));
  if (wanted.length === 0) return { versions: {}, commands: [] };
  const commands = [];
  for (const workload of wanted) {
    const { id, title } = workload;
    progress.start(`${id}, ${title}`);
    const results = await withFiles(async (files) => {
      const made = await workload.make(workload, files);
      const processes = processesFor(workload, made.paths, peers);
      const share = expectedResult(made, workload.rows);
      const expected = ({ family }) => (family === accuracy ? share : (made.expected ?? share));
      const memoryFile = files.path('memory');
      return measureProcesses(processes, { expected, memoryFile, rounds, progress });
    });
    commands.push({ id, title, what: describe(workload), unit: 'ms', results });
  }
  progress.stop();
  return { versions: versionsOf(peers), commands };
}

/** Runs the programs in turn, a round at a time. The first round is not timed, and measures memory. */
function measureProcesses(processes, { expected, memoryFile, rounds, progress }) {
  const contenders = processes.map((one) => {
    run(one.watched, one, expected, { MEMORY_FILE: memoryFile });
    return { one, memory: peak(readFileSync(memoryFile, 'utf8')), times: [] };
  });
  const total = rounds * contenders.length;
  for (let i = 0; i < total; i++) {
    const { one, times } = contenders[(i + Math.floor(i / contenders.length)) % contenders.length];
    times.push(run(one.command, one, expected));
    progress.update((i + 1) / total, one.name);
  }
  return contenders.map(({ one: { name, family }, memory, times }) =>
    Object.assign({ name, family, memory }, spread(times)),
  );
}

/** Milliseconds from start to end. Throws where the process fails or answers wrongly. */
function run([program, ...args], one, expected, env = {}) {
  const { name, answer } = one;
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(program, args, {
    env: { ...process.env, ...quiet, ...env },
    encoding: 'utf8',
  });
  const ms = performance.now() - started;
  if (status !== 0) throw new Error(`${name} must succeed; got status ${status}: ${stderr.trim()}`);
  if (answer) check(answer(stdout), expected(one), 1e-12, name);
  return ms;
}

/** The peak of resident memory in bytes, as Linux reports it. */
const peak = (status) => Number(/VmHWM:\s+(\d+) kB/.exec(status)[1]) * 1024;
