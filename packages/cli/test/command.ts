import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { vi } from 'vitest';
import { folder } from './folder.ts';

// The command decides about colours when it is loaded.
process.env['NO_COLOR'] = '1';
const { main } = await import('../src/main.ts');

export { file, folder } from './folder.ts';

export interface Run {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `rightly` with these arguments. */
export async function rightly(...args: string[]): Promise<Run> {
  const written = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((chunk) => {
      written[name] += String(chunk);
      return true;
    }),
  );
  try {
    return { status: await main(args), ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** Runs a function. `isTTY` says whether standard error is a terminal meanwhile. */
export async function withTerminal<T>(isTTY: boolean, run: () => Promise<T>): Promise<T> {
  const before = Object.getOwnPropertyDescriptor(process.stderr, 'isTTY');
  Object.defineProperty(process.stderr, 'isTTY', { value: isTTY, configurable: true });
  try {
    return await run();
  } finally {
    Reflect.deleteProperty(process.stderr, 'isTTY');
    if (before) Object.defineProperty(process.stderr, 'isTTY', before);
  }
}

/** Waits until the running command has written matching text to standard error. Only the test's time limit ends the wait. */
export async function untilWritten(pattern: RegExp): Promise<void> {
  const { calls } = vi.spyOn(process.stderr, 'write').mock;
  while (!calls.some(([part]) => pattern.test(String(part)))) await sleep(50);
}

export interface Result {
  readonly metric: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly value: number | null;
  readonly state: { readonly total: number; readonly count: number };
  readonly group: Readonly<Record<string, unknown>> | null;
}

export interface Report {
  readonly source: string;
  readonly rows: number;
  readonly columns: Readonly<Record<string, unknown>>;
  readonly results: readonly Result[];
  readonly warnings: readonly string[];
  readonly assumed: readonly { readonly flag: string; readonly because: string }[];
}

/** The report of `rightly evaluate … --format json`. */
export async function evaluate(...args: string[]): Promise<Report> {
  const run = await rightly('evaluate', ...args, '--format', 'json');
  if (run.status !== 0) throw new Error(`status ${run.status}: ${run.stderr}`);
  return JSON.parse(run.stdout) as Report;
}

/** The values of one metric. The key of a group is its values; the key of the total is `total`. */
export async function valuesOf(...args: string[]): Promise<Record<string, number | null>> {
  const { results } = await evaluate(...args);
  return Object.fromEntries(
    results.map(({ group, value }) => [group ? Object.values(group).join(',') : 'total', value]),
  );
}

/** The value of the only metric over all rows. */
export async function valueOf(...args: string[]): Promise<number | null> {
  const totals = (await evaluate(...args)).results.filter(({ group }) => group === null);
  if (totals.length !== 1) throw new Error(`there are ${totals.length} totals`);
  return totals[0]!.value;
}

const duckdb = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();

/** The rows of a query in a DuckDB database of the tests, separate from that of the command. */
export async function sql(query: string): Promise<Record<string, unknown>[]> {
  return (await duckdb.runAndReadAll(query)).getRowObjectsJson();
}

/** Writes the rows of a query to a new file. The ending of the name is the format. */
export async function made(name: string, query: string, options = ''): Promise<string> {
  const path = join(folder(), name);
  await duckdb.run(`COPY (${query}) TO ${text(path)} (${options || format(name)})`);
  return path;
}

function format(name: string): string {
  const packed = name.endsWith('.gz') ? ', COMPRESSION gzip' : '';
  const zstd = name.endsWith('.zst') ? ', COMPRESSION zstd' : '';
  if (name.includes('.jsonl')) return `FORMAT json${packed}${zstd}`;
  if (name.includes('.tsv')) return `FORMAT csv, DELIMITER '\t'${packed}${zstd}`;
  return name.includes('.csv') ? `FORMAT csv${packed}${zstd}` : 'FORMAT parquet';
}

/** A string in SQL. */
export const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
