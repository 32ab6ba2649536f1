import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { folder, sql, text } from './command.ts';
import { Random } from './fuzz/random.ts';
import { start } from './process.ts';

/** With another seed, such as `KILL_SEED=7`, processes are killed at other moments. */
const seed = Number(process.env['KILL_SEED'] ?? 20);
const rows = 60_000;
const csv = `y_true,y_pred,g\n${'1,1,a\n0,1,b\n'.repeat(rows / 2)}`;
const kept = ['a.csv.gz', 'o.parquet', 's.json'];

/** A folder with an input and with outputs of an earlier run, and a folder for temporary files. */
function place() {
  const [cwd, temporary] = [folder(), folder()];
  writeFileSync(join(cwd, 'a.csv.gz'), gzipSync(csv));
  for (const name of ['o.parquet', 's.json']) writeFileSync(join(cwd, name), 'old');
  const args = ['evaluate', 'a.csv.gz', '--by', 'g', '--rows', 'o.parquet', '--state', 's.json'];
  return {
    run: () => start(args, { cwd, env: { TMPDIR: temporary } }),
    read: (name: string) => readFileSync(join(cwd, name)),
    path: (name: string) => join(cwd, name),
    names: () => [...readdirSync(cwd), ...readdirSync(temporary)].sort(),
  };
}

/** The state of the output: `old`, or `whole` if it is new and complete. For any other output, its content. */
async function tableIn({ read, path }: ReturnType<typeof place>): Promise<unknown> {
  if (String(read('o.parquet')) === 'old') return 'old';
  const [row] = await sql(
    `SELECT count(*)::INT AS n FROM read_parquet(${text(path('o.parquet'))})`,
  );
  return row!['n'] === rows ? 'whole' : row;
}

function stateIn({ read }: ReturnType<typeof place>): unknown {
  const content = String(read('s.json'));
  if (content === 'old') return 'old';
  const { groups } = JSON.parse(content) as { readonly groups: readonly unknown[] };
  return groups.length === 2 ? 'whole' : groups;
}

let usual: number;
beforeAll(async () => {
  const before = performance.now();
  const { status, stderr } = await place().run().ended;
  if (status !== 0) throw new Error(stderr);
  usual = performance.now() - before;
});

const random = new Random(seed);
const moments = Array.from({ length: 20 }, () => ({
  share: random.below(1000) / 1000,
  signal: random.pick(['SIGKILL', 'SIGKILL', 'SIGTERM', 'SIGINT'] as const),
}));

// Each moment is a test of its own, so that each has the whole time limit, even on a busy machine.
test.each(moments)(
  '$signal after $share of the time leaves only old files or complete new files',
  async ({ share, signal }) => {
    const found = place();
    const running = found.run();
    await sleep(share * usual);
    const { status } = await running.kill(signal);
    // If the command ended before the signal, its status is 0.
    expect([0, { SIGKILL: 137, SIGTERM: 143, SIGINT: 130 }[signal]]).toContain(status);
    // Another process removes the temporary files of a killed process. Only the test's time limit ends the wait.
    while (String(found.names()) !== String(kept)) await sleep(20);
    expect(['old', 'whole']).toContain(await tableIn(found));
    expect(['old', 'whole']).toContain(stateIn(found));
  },
);

test('a command that is killed at its start leaves the old files', async () => {
  const found = place();
  expect((await found.run().kill('SIGKILL')).status).toBe(137);
  expect([await tableIn(found), stateIn(found), found.names()]).toEqual(['old', 'old', kept]);
});
