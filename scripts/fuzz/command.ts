import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensure } from './sound.ts';

const dist = `${process.env['RIGHTLY_ROOT']}packages/cli/dist`;
const { main } = (await import(`${dist}/main.js`)) as {
  main: (args: readonly string[]) => Promise<number>;
};
const { Duckdb } = (await import(`${dist}/engines/duckdb/duckdb.js`)) as {
  Duckdb: {
    open: (options: object) => Promise<{
      close: () => Promise<void>;
      allow: () => Promise<void>;
      lock: () => Promise<void>;
    }>;
  };
};

const openOwn = Duckdb.open.bind(Duckdb);
const shared = await openOwn({ threads: '2', memory: '400MB', progress: false });
shared.close = async () => {};
shared.allow = async () => {};
shared.lock = async () => {};

/** The outcome of a run of the command. */
export interface Run {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

const writes = {
  stdout: process.stdout.write.bind(process.stdout),
  stderr: process.stderr.write.bind(process.stderr),
};

/** Internal words of the program, of Node and of DuckDB, which mean nothing to users. */
const inside = new RegExp(
  [
    'Cannot (read|set|mix|convert)|is not (a function|iterable|defined|a constructor)|Maximum call stack',
    'Invalid (typed )?array|Invalid string length|Array buffer allocation|Offset is outside|outside the bounds',
    'The value of "|out of memory|Unexpected (token|end)|JSON at position',
    'INTERNAL Error|Assertion|Attempted to|std::|basic_string|bad_alloc|map::at|stack trace|database has been invalidated',
    String.raw`\[object|ERR_\w|\bat \S+:\d+:\d+`,
  ].join('|'),
);

/**
 * Runs the command in this process, with one DuckDB, because opening an engine takes longer than reading a small file. A condition locks an engine,
 * so it gets its own. Throws unless the command ends with a result, or with one line that says what is wrong.
 */
export async function rightly(args: readonly string[], own = false): Promise<Run> {
  Duckdb.open = own ? openOwn : async () => shared;
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    process[name].write = (chunk: unknown) => {
      written[name] += String(chunk);
      return true;
    };
  let status: number;
  try {
    status = await main(args);
  } finally {
    for (const name of ['stdout', 'stderr'] as const) process[name].write = writes[name];
  }
  const run = { status, ...written };
  const description = `${args.join(' ').slice(0, 300)}: ${JSON.stringify(run).slice(0, 600)}`;
  ensure(!inside.test(run.stderr), `words of the insides; ${description}`);
  ensure([0, 1, 2].includes(status), `a status of its own; ${description}`);
  // Without a command, the usage is printed.
  const isTold = /^(rightly: [^\n]+\n$|Usage: rightly )/.test(run.stderr);
  ensure(status !== 2 || isTold, `no error in one line; ${description}`);
  return run;
}

const place = mkdtempSync(join(tmpdir(), 'rightly-fuzz-'));
process.on('exit', () => rmSync(place, { recursive: true, force: true }));

let made = 0;
const kept: string[] = [];

/** Writes a file with a new name, because DuckDB caches files by name. The last few files are kept. */
export function file(name: string, content: string | Uint8Array): string {
  const path = lasting(`${made++}.${name}`, content);
  kept.push(path);
  if (kept.length > 4) rmSync(kept.shift()!);
  return path;
}

/** Writes a file that is kept. */
export function lasting(name: string, content: string | Uint8Array): string {
  const path = join(place, name);
  writeFileSync(path, content);
  return path;
}

/** Checks a run with a known outcome: a number of rows and a mean, or undefined for an error. */
export async function expectMean(
  args: readonly string[],
  wanted: { readonly rows: number; readonly value: number | null } | undefined,
  own = false,
): Promise<void> {
  const { status, stdout, stderr } = await rightly([...args, '--format', 'json'], own);
  if (wanted === undefined) {
    ensure(status === 2, `what is broken was taken: ${stdout.slice(0, 300)}`);
    return;
  }
  ensure(status === 0, `what is whole was refused: ${stderr}`);
  const { rows, results } = JSON.parse(stdout) as {
    readonly rows: number;
    readonly results: readonly { readonly value: number | null }[];
  };
  const { value } = results[0]!;
  ensure(
    rows === wanted.rows &&
      (value === wanted.value || Math.abs(Number(value) - Number(wanted.value)) < 1e-12),
    `${value} of ${rows} rows instead of ${wanted.value} of ${wanted.rows}`,
  );
}
