import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row } from '../../src/engines/engine.ts';
import { openSpark } from '../../src/engines/spark/spark-engine.ts';
import { parseAddress } from '../../src/engines/spark/connection-string.ts';
import { execute } from '../../src/engines/spark/execute.ts';
import { Session } from '../../src/engines/spark/session.ts';
import { type Report, rightly, untilWritten, withTerminal } from '../command.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { makeLake, ROWS } from './lake.ts';
import { folder } from './open.ts';

let cluster: Cluster;
let lake: string;
beforeAll(async () => {
  lake = await makeLake(join(folder, 'lake'));
  // For millions of rows, the second compiler of the executors' JVMs saves time.
  cluster = await startCluster({ conf: { 'spark.executor.extraJavaOptions': '' } });
}, 600_000);
afterAll(async () => cluster?.stop());

/** Settings for many small tasks. Some tasks end before others begin. */
const SPLITS = [
  '--set',
  'spark.sql.files.maxPartitionBytes=1m',
  '--set',
  'spark.sql.files.openCostInBytes=1m',
];
const METRICS = ['--metrics', 'accuracy,sparse_top_k_categorical_accuracy:k=2'];

async function report(...args: string[]): Promise<Report> {
  const { status, stdout, stderr } = await rightly('evaluate', ...args, '--format', 'json');
  expect([status, stderr.replace(/^warning: .*\n/gm, '')]).toEqual([0, '']);
  return JSON.parse(stdout) as Report;
}

/** The query that the command would run, without comments. */
async function queryOf(...args: string[]): Promise<string> {
  const { stdout } = await rightly('evaluate', ...args, '--sql');
  return stdout.replace(/^--.*\n/gm, '').replace(/;\s*$/, '');
}

const onSpark = (): string[] => ['--engine', cluster.url];

/** The numbers in the columns with these names, group by group. */
const sumsOf = (rows: readonly Row[], names: RegExp): number[] =>
  [...rows]
    .sort((a, b) => String(a['_group_0']).localeCompare(String(b['_group_0'])))
    .flatMap((row) => Object.entries(row).filter(([name]) => names.test(name)))
    .map(([, value]) => Number(value));

describe('20 million rows in 64 files', () => {
  test('without weights equal the numbers of DuckDB exactly', async () => {
    const args = [lake, '--no-sample-weight', '--by', 'country', ...METRICS];
    const [local, remote] = [await report(...args), await report(...args, ...onSpark())];
    expect(remote.rows).toBe(ROWS);
    expect(remote.results.length).toBe(2 * 42);
    expect(remote.results).toEqual(local.results);
    expect(remote.warnings).toEqual(local.warnings);
    expect(remote.warnings.join()).toContain('have a label that is none of the classes');
  });

  test('with weights equal the numbers of DuckDB to 1e-12', async () => {
    const args = [lake, '--sample-weight', 'weight', '--by', 'country', ...METRICS];
    const [local, remote] = [await report(...args), await report(...args, ...onSpark())];
    expect(remote.results.map(({ group, metric }) => [group, metric])).toEqual(
      local.results.map(({ group, metric }) => [group, metric]),
    );
    remote.results.forEach(({ state: { total, count }, value }, i) => {
      const expected = local.results[i]!;
      expect(Math.abs(total / expected.state.total - 1)).toBeLessThan(1e-12);
      expect(Math.abs(count / expected.state.count - 1)).toBeLessThan(1e-12);
      expect(Math.abs(value! / expected.value! - 1)).toBeLessThan(1e-12);
    });
  });

  test('return as many bytes as one file', async () => {
    const session = new Session(parseAddress(cluster.url));
    const bytes = async (path: string): Promise<number> => {
      const text = await queryOf(path, '--by', 'country', ...METRICS, ...onSpark());
      let all = 0;
      for await (const { content } of execute(session, text, new AbortController().signal))
        if (content.case === 'arrowBatch') all += content.value.data.length;
      return all;
    };
    const [one, many] = [await bytes(lake.replace('*', 'part-000')), await bytes(lake)];
    await session.close();
    expect(one).toBeGreaterThan(1000);
    expect(many / one).toBeLessThan(1.05);
    expect(many).toBeLessThan(20_000);
  });

  test('are added up on the workers, and no row is sent', async () => {
    const { stdout } = await rightly(
      'evaluate',
      lake,
      '--by',
      'country',
      ...METRICS,
      ...onSpark(),
      '--explain',
    );
    const kinds = [...stdout.matchAll(/^\((\d+)\) (\w+)/gm)].map(([, , kind]) => kind);
    // There is one exchange. One half of the aggregate is below it, and the other half is above it.
    const exchange = kinds.indexOf('Exchange');
    expect(kinds.filter((kind) => kind === 'Exchange')).toHaveLength(1);
    expect(kinds.slice(0, exchange)).toContain('HashAggregate');
    expect(kinds.slice(exchange)).toContain('HashAggregate');
    expect(kinds.slice(exchange)).not.toContain('Sort');
    expect(stdout).toMatch(/partial_(sum|count)/);
    // Columns that the query does not use are not read.
    expect(stdout).toMatch(
      /ReadSchema: struct<label:int,p0:float,p1:float,p2:float,weight:double,country:string>/,
    );
  });

  test('have the same result if a worker dies during the query', async () => {
    const args = [lake, '--sample-weight', 'weight', '--by', 'country', ...METRICS];
    const text = await queryOf(...args, ...onSpark());
    const settings = Object.fromEntries(
      SPLITS.filter((one) => one !== '--set').map((one) => one.split('=') as [string, string]),
    );
    const [signal, progress] = [new AbortController().signal, false];
    const engine = await openSpark({ url: cluster.url, settings, signal, progress });
    const before = await engine.query(text);
    let killed: number[] | undefined;
    const after = await engine.query(text, ({ tasks, allTasks }) => {
      if (killed || tasks < 1 || tasks >= allTasks) return;
      killed = [tasks, allTasks];
      cluster.killWorker(0);
    });
    await engine.close();
    expect(killed).toBeDefined();
    expect(killed![0]).toBeGreaterThan(0);
    expect(killed![0]).toBeLessThan(killed![1]!);
    expect(after.length).toBe(41);
    expect(sumsOf(after, /_(total|count)_/)).toEqual(
      sumsOf(before, /_(total|count)_/).map((sum) => expect.closeTo(sum, -Math.log10(2e-12 * sum))),
    );
    expect(sumsOf(after, /_(rows|tied|out_of_range)/)).toEqual(
      sumsOf(before, /_(rows|tied|out_of_range)/),
    );
  });

  test('give a clear error and status 2 if the server dies', async () => {
    const endless =
      'SELECT id % 2 AS label, hash(id) % 2 AS guess FROM range(0, 400000000000, 1, 2000)';
    const { status, stdout, stderr } = await withTerminal(true, async () => {
      const running = rightly('evaluate', '--query', endless, '--y-pred', 'guess', ...onSpark());
      await untilWritten(/\d+ %/);
      cluster.killServer();
      return running;
    });
    expect([status, stdout]).toEqual([2, '']);
    // This is the last line, after the progress bar.
    expect(stderr.slice(stderr.lastIndexOf('rightly: '))).toBe(
      `rightly: Spark at 127.0.0.1:${cluster.port}: the connection was lost and could not be made again\n`,
    );
  });
});
