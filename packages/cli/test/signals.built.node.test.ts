import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { interruptible } from '../src/process/signals.ts';
import { npy } from './arrays.ts';
import { file, folder } from './command.ts';
import { QueryLatch, type Running, start, startOnTerminal } from './process.ts';
import { postgresThatIsSilent } from './servers/half-servers.ts';

const signals = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const;

/** A query of so many rows that no machine reads all of them during a test. */
const endless = 'SELECT i % 3 AS y_true, i % 2 AS y_pred FROM range(1000000000000000) t(i)';

/** The start of escapes whose effect stays after the process, such as a hidden cursor or lines that do not wrap. */
const MODE = '\u001B[?';

/** The escapes that clear the line of a bar. */
const CLEAR = '\u001B[1G\u001B[2K';

/** A folder for the temporary files of one test. */
function temporary(): { readonly env: NodeJS.ProcessEnv; readonly left: () => string[] } {
  const path = folder();
  return { env: { TMPDIR: path }, left: () => readdirSync(path) };
}

describe.each(signals)('%s ends', (signal, status) => {
  const ended = { status, stdout: '', stderr: 'rightly: interrupted\n' };

  test('a query of DuckDB, and removes the progress bar', async () => {
    const { env, left } = temporary();
    const running = startOnTerminal(['evaluate', '--query', endless], { env });
    await running.said('stderr', ' %');
    const { stderr, ...rest } = await running.kill(signal);
    expect({ ...rest, stderr: stderr.slice(stderr.lastIndexOf(CLEAR)) }).toEqual({
      ...ended,
      stderr: `${CLEAR}${ended.stderr}`,
    });
    expect(stderr).not.toContain(MODE);
    expect(left()).toEqual([]);
  });

  test('reading from standard input', async () => {
    const { env, left } = temporary();
    const running = start(['evaluate', '-'], { env });
    // This is more than a pipe holds. So the command has read some of it.
    running.child.stdin!.write(`y_true,y_pred\n${'1,1\n'.repeat(1_000_000)}`);
    await once(running.child.stdin!, 'drain');
    expect(await running.kill(signal)).toEqual(ended);
    expect(left()).toEqual([]);
  });

  test('an evaluation of arrays, and removes its progress bar', async () => {
    const { env, left } = temporary();
    const running = startOnTerminal(['evaluate', ...arrays()], { env });
    await running.said('stderr', ' %');
    expect(await running.kill(signal)).toMatchObject({ status, stdout: '' });
    expect(running.stderr).not.toContain(MODE);
    expect(left()).toEqual([]);
  });
});

describe('a signal ends', () => {
  test('a query that ignores cancelling; the progress bar is removed', async () => {
    const { env, left } = temporary();
    const latch = new QueryLatch(folder());
    const running = startOnTerminal(['evaluate', '--query', latch.query], { env });
    // The query of the first rows passes.
    await latch.pass();
    // DuckDB has opened the pipe, and waits for bytes that never come.
    const writer = await open(latch.path, 'w');
    await running.said('stderr', ' %');
    const { status, stderr } = await running.kill('SIGINT');
    expect([status, stderr.endsWith(`${CLEAR}rightly: interrupted\n`)]).toEqual([130, true]);
    await writer.close();
    expect(left()).toEqual([]);
  });

  test('reading a state from a pipe', async () => {
    const pipe = fifo('pipe.json');
    const cwd = folder();
    const running = start(['merge', pipe, '--state', 's.json'], { cwd });
    const writer = await open(pipe, 'w');
    expect(await running.kill('SIGINT')).toEqual(interrupted);
    await writer.close();
    expect(readdirSync(cwd)).toEqual([]);
  });

  test('writing a state into a pipe that nobody reads', async () => {
    const cwd = folder();
    const pipe = fifo('pipe.json');
    const query = 'SELECT 1 AS y_true, 1 AS y_pred, i AS g FROM range(2000) t(i)';
    const args = ['evaluate', '--query', query, '--by', 'g', '--state', pipe];
    const running = start(args, { cwd });
    // The command has opened the pipe. A pipe holds less than the state.
    const reader = await open(pipe);
    expect(await running.kill('SIGINT')).toEqual(interrupted);
    await reader.close();
  });

  test.each(['postgres', 'clickhouse', 'sc'])(
    'waiting for a server that does not answer, %s',
    async (scheme) => {
      const { running, stop } = await askSilent(scheme);
      const { status, stdout, stderr } = await running.kill('SIGINT');
      stop();
      expect([status, stdout]).toEqual([130, '']);
      expect(stderr).toBe('rightly: interrupted\n');
    },
  );

  test('the wait for a server, if it is the second signal', async () => {
    const { url, asked } = await postgresThatIsSilent();
    const running = start(['evaluate', 'scores', '--engine', url]);
    await asked;
    running.child.kill('SIGINT');
    const { status, stderr } = await running.kill('SIGTERM');
    // The system decides which of the two signals comes first.
    expect([130, 143]).toContain(status);
    expect(stderr).toBe('rightly: interrupted; the query was not cancelled, and may go on\n');
  });
});

/** The command, after it has connected to a server that never answers. */
async function askSilent(
  scheme: string,
): Promise<{ readonly running: Running; readonly stop: () => void }> {
  const server = createServer(() => {}).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const running = start(['evaluate', 'scores', '--engine', url]);
  const [socket] = (await once(server, 'connection')) as [Socket];
  const stop = (): void => {
    socket.destroy();
    server.close();
  };
  return { running, stop };
}

const interrupted = { status: 130, stdout: '', stderr: 'rightly: interrupted\n' };

function fifo(name: string): string {
  const path = join(folder(), name);
  execFileSync('mkfifo', [path]);
  return path;
}

/** Predictions and labels that would take minutes to read. Their zeros take no room on the disk. */
function arrays(): string[] {
  const cwd = folder();
  const make = (name: string, shape: number[]): string => {
    const path = join(cwd, name);
    const fd = openSync(path, 'w');
    const header = npy([], { descr: '|i1', shape });
    writeSync(fd, header);
    ftruncateSync(fd, header.length + shape.reduce((a, b) => a * b));
    closeSync(fd);
    return path;
  };
  const rows = 200_000_000;
  return [make('scores.npy', [rows, 1000]), '--y-true', make('labels.npy', [rows])];
}

/** The number of handlers of each signal in this process. */
const heard = (): number[] => signals.map(([name]) => process.listenerCount(name));

test('signals are handled only while something waits, and otherwise end the process', async () => {
  const before = heard();
  const within = before.map((count) => count + 1);
  await interruptible(async () => {
    expect(heard()).toEqual(within);
    await interruptible(async () => expect(heard()).toEqual(within));
    expect(heard()).toEqual(within);
  });
  expect(heard()).toEqual(before);
  const failed = interruptible(() => Promise.reject(new Error('no')));
  await expect(failed).rejects.toThrow('no');
  expect(heard()).toEqual(before);
});

test('standard input leaves nothing behind when the process is killed', async () => {
  const path = folder();
  const running = start(['evaluate', '-'], { env: { TMPDIR: path } });
  running.child.stdin!.write(`y_true,y_pred\n${'1,1\n'.repeat(1_000_000)}`);
  await once(running.child.stdin!, 'drain');
  await running.kill('SIGKILL');
  expect(readdirSync(path)).toEqual([]);
});

test('a progress bar restores the terminal at the end too', async () => {
  const latch = new QueryLatch(folder());
  const running = startOnTerminal(['evaluate', '--query', latch.query]);
  await latch.pass();
  const writer = await open(latch.path, 'w');
  // The query ends only after the bar is drawn.
  await running.said('stderr', ' %');
  await writer.writeFile('1');
  await writer.close();
  const { status, stderr } = await running.ended;
  expect([status, stderr.endsWith(CLEAR)]).toEqual([0, true]);
  expect(stderr).not.toContain(MODE);
});

test('temporary files of a query are deleted when the process is killed after it', async () => {
  const { env, left } = temporary();
  const pipe = fifo('s.json');
  const rows = 'SELECT i, row_number() OVER (ORDER BY hash(i)) AS r FROM range(1000000) t(i)';
  const query = `SELECT 1 AS y_true, 1 AS y_pred, i % 5000 AS part FROM (${rows}) WHERE r % 50 = 0`;
  const limits = ['--memory', '30MB', '--threads', '1'];
  // A state of 5,000 groups is more than a pipe holds. The process waits for a reader until it is killed.
  const output = ['--by', 'part', '--state', pipe];
  const running = start(['evaluate', '--query', query, ...limits, ...output], { env });
  const reader = await open(pipe);
  expect(left()).toHaveLength(1);
  await running.kill('SIGKILL');
  await reader.close();
  // Another process removes the folder.
  while (left().length > 0) await sleep(10);
});

test('the next process deletes the temporary files of a killed one', async () => {
  const path = folder();
  const gone = execFileSync(process.execPath, ['--print', 'process.pid'], {
    encoding: 'utf8',
  }).trim();
  const host = hostname().replaceAll(/[^\w.-]/g, '_');
  const spilled = join(path, `.rightly-spill-${gone}@${host}`);
  mkdirSync(spilled);
  writeFileSync(join(spilled, 'duckdb_temp_block-1.block'), '');
  mkdirSync(join(path, `.rightly-spill-${process.pid}@${host}`));
  const run = start(['evaluate', file('a.csv', 'y_true,y_pred\n1,1\n')], { env: { TMPDIR: path } });
  expect(await run.ended).toMatchObject({ status: 0, stderr: '' });
  expect(readdirSync(path)).toEqual([`.rightly-spill-${process.pid}@${host}`]);
});
