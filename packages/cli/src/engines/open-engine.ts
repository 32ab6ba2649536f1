import { InputError } from '../process/errors.ts';
import type { Engine, RemoteOptions } from './engine.ts';

type Open = (options: RemoteOptions) => Promise<Engine>;

const spark: Open = async (options) => (await import('./spark/spark-engine.ts')).openSpark(options);
const clickhouse: Open = async (options) =>
  (await import('./clickhouse/clickhouse-engine.ts')).openClickhouse(options);
const postgres: Open = async (options) =>
  (await import('./postgres/postgres-engine.ts')).openPostgres(options);

/** The engines by the scheme of their URL. The code of an engine is loaded only when it is needed. */
const engines: ReadonlyMap<string, Open> = new Map([
  ['sc', spark],
  ['clickhouse', clickhouse],
  ['clickhouses', clickhouse],
  ['postgres', postgres],
  ['postgresql', postgres],
]);

const schemes = [...engines.keys()].map((scheme) => `${scheme}://`);

/** Opens the engine that a URL names. */
export async function openEngine(options: RemoteOptions): Promise<Engine> {
  const scheme = /^([a-z]+):\/\//i.exec(options.url)?.[1]?.toLowerCase();
  const open = engines.get(scheme ?? '');
  if (!open)
    throw new InputError(
      `--engine must be a URL that begins with ${schemes.slice(0, -1).join(', ')} or ${schemes.at(-1)}; got ${scheme === undefined ? 'none' : `${scheme}://`}`,
    );
  return open(options);
}
