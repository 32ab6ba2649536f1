import { InputError } from '../process/errors.ts';
import type { Engine, RemoteOptions } from './engine.ts';

/** Opens the engine that a URL names. The code of an engine is loaded only when it is needed. */
export async function openEngine(options: RemoteOptions): Promise<Engine> {
  const scheme = /^([a-z]+):\/\//i.exec(options.url)?.[1]?.toLowerCase();
  switch (scheme) {
    case 'sc':
      return (await import('./spark/spark-engine.ts')).openSpark(options);
    case 'clickhouse':
    case 'clickhouses':
      return (await import('./clickhouse/clickhouse-engine.ts')).openClickhouse(options);
    case 'postgres':
    case 'postgresql':
      return (await import('./postgres/postgres-engine.ts')).openPostgres(options);
    default:
      throw new InputError(
        `--engine must be a URL that begins with sc://, clickhouse://, clickhouses:// or postgres://; got ${scheme === undefined ? 'none' : `${scheme}://`}`,
      );
  }
}
