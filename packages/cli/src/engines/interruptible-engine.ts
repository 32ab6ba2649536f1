import { interruptible, type GracePeriod } from '../process/signals.ts';
import type { Engine } from './engine.ts';

const SERVER: GracePeriod = {
  wait: 850,
  late: 'interrupted; the server did not answer in time, and may go on',
  second: 'interrupted; the query was not cancelled, and may go on',
};

/** Runs a function that waits for a server. */
const waited = <T>(run: () => Promise<T>): Promise<T> => interruptible(run, SERVER);

/** Opens the engine of a server. Signals are handled during each request. */
export async function openInterruptible(open: () => Promise<Engine>): Promise<Engine> {
  const engine = await waited(open);
  return {
    dialect: engine.dialect,
    name: engine.name,
    table: (name) => waited(() => engine.table(name)),
    describe: (from) => waited(() => engine.describe(from)),
    query: (sql) => waited(() => engine.query(sql)),
    scan: (sql) => waited(() => engine.scan(sql)),
    explain: (sql) => waited(() => engine.explain(sql)),
    close: () => engine.close(),
  };
}
