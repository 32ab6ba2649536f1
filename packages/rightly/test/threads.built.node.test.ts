import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as all } from 'node:stream/consumers';
import { afterAll, describe, expect, test } from 'vitest';

/* Processes that use the built library as users do: they must end, with the right status. */

const built = (name: string): string =>
  JSON.stringify(new URL(`../dist/${name}.js`, import.meta.url).href);

const imports = `
  import { SparseCategoricalAccuracy } from ${built('index')};
  import { allocate } from ${built('memory')};
  import { updateStateAsync } from ${built('threads')};
`;
const prepared = `
  const [n, width] = [6000, 400];
  const data = allocate(Float32Array, n * width);
  for (let i = 0; i < n; i++) data[i * width + 7] = 1;
  const labels = Int32Array.from({ length: n }, (_, i) => i % 10);
  const m = new SparseCategoricalAccuracy();
  const count = () => updateStateAsync(m, labels, { data, shape: [n, width] }, { threads: 2 });
  const print = () => console.log(JSON.stringify(m.state));
`;

const folder = mkdtempSync(join(tmpdir(), 'threads-'));
afterAll(() => rmSync(folder, { recursive: true }));
const script = (code: string): string => {
  const path = join(folder, 'script.mjs');
  writeFileSync(path, imports + prepared + code);
  return path;
};

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The status of a process that has this much time to end by itself. */
async function run(...args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, args, { timeout: 100_000, killSignal: 'SIGKILL' });
  child.stdin.end();
  const [[status], stdout, stderr] = await Promise.all([
    once(child, 'exit') as Promise<[number | null]>,
    all(child.stdout),
    all(child.stderr),
  ]);
  return { status, stdout, stderr };
}
const ended = (code: string, flags: readonly string[] = []): Promise<Ended> =>
  run(...flags, script(code));

const counted = (batches: number): Ended => ({
  status: 0,
  stdout: `${JSON.stringify({ total: 600 * batches, count: 6000 * batches })}\n`,
  stderr: '',
});

describe('a process that has used threads ends by itself', () => {
  test('when it has waited for them', async () => {
    expect(await ended('await count(); await count(); print();')).toEqual(counted(2));
  });

  test('when it has not waited, after they are done', async () => {
    expect(await ended('void Promise.all([count(), count()]).then(print);')).toEqual(counted(2));
  });

  test('when its updates were refused', async () => {
    const code = `
      await count();
      await updateStateAsync(m, [0.5], [[1]]).catch(() => undefined);
      print();`;
    expect(await ended(code)).toEqual(counted(1));
  });

  test('when the last call used fewer threads', async () => {
    const code = `
      await updateStateAsync(m, labels, { data, shape: [n, width] }, { threads: 4 });
      await count();
      print();`;
    expect(await ended(code)).toEqual(counted(2));
  });

  test('when one of them has failed, and the batch is counted', async () => {
    // A message that is no task makes a thread throw.
    const code = `
      let [started, failed] = [0, 0];
      process.on('worker', (worker) => {
        worker.on('error', () => failed++);
        if (started++ === 0) worker.postMessage(null);
      });
      await count();
      await count();
      console.error(failed);
      print();`;
    expect(await ended(code)).toEqual({ ...counted(2), stderr: '1\n' });
  });

  test('when none of them answers, and the batch is counted', async () => {
    const code = `
      import { Worker } from 'node:worker_threads';
      Worker.prototype.postMessage = () => {
        throw new Error('could not be cloned');
      };
      await count();
      print();`;
    expect(await ended(code)).toEqual(counted(1));
  });

  test('when one of them has failed between two updates', async () => {
    const code = `
      const workers = [];
      process.on('worker', (worker) => workers.push(worker));
      await count();
      const alive = setInterval(() => undefined, 1000);
      workers[0].postMessage(null);
      await new Promise((resolve) => workers[0].on('exit', resolve));
      clearInterval(alive);
      await count();
      print();`;
    expect(await ended(code)).toEqual(counted(2));
  });

  test('when it is a thread itself', async () => {
    const path = script('await count(); print();');
    const code = `new (require('node:worker_threads').Worker)(${JSON.stringify(path)})`;
    expect(await run('--eval', code)).toEqual(counted(1));
  });

  test('when its code is from the command line, and its threads have not failed', async () => {
    const code = `
      let failed = 0;
      process.on('worker', (worker) => worker.on('error', () => failed++));
      await count();
      console.error(failed);
      print();`;
    const text = imports + prepared + code;
    const expected = { ...counted(1), stderr: '0\n' };
    expect(await run('--input-type=module', '--eval', text)).toEqual(expected);
  });
});

describe('a batch is counted on this thread', () => {
  const permission = ['--permission', '--experimental-permission'].find((flag) =>
    process.allowedNodeEnvironmentFlags.has(flag),
  )!;

  test('where others are forbidden', async () => {
    const { status, stdout } = await ended('await count(); print();', [
      permission,
      '--allow-fs-read=*',
    ]);
    expect({ status, stdout, stderr: '' }).toEqual(counted(1));
  });

  test('where rows of float16 are too long to be decoded at once', async () => {
    const code = `
      const bits = allocate(Uint16Array, 150 * 40_000);
      for (let i = 0; i < 150; i++) bits[i * 40_000 + 39_999] = 0x3c00;
      const truth = new Int32Array(150).fill(39_999);
      const rows = { data: bits, shape: [150, 40_000], type: 'float16' };
      await updateStateAsync(m, truth, rows, { threads: 2 });
      print();`;
    expect(await ended(code, ['--max-old-space-size=200'])).toEqual({
      status: 0,
      stdout: '{"total":150,"count":150}\n',
      stderr: '',
    });
  });

  test('where there is no WebAssembly', async () => {
    const { status, stdout } = await ended('await count(); print();', ['--no-expose-wasm']);
    expect({ status, stdout, stderr: '' }).toEqual(counted(1));
  });
});

test('a process that only allocates and counts ends by itself', async () => {
  const code = 'm.updateState(labels, { data, shape: [n, width] }); print();';
  expect(await ended(code)).toEqual(counted(1));
});
