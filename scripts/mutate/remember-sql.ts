import { DuckDBConnection, type DuckDBResultReader } from '@duckdb/node-api';
import { ns } from './state.ts';

/* The same SQL has the same answer: its tables are in its text. Only SQL that a mutant has changed is run again. */

// oxlint-disable-next-line typescript/unbound-method -- it is called with a connection
const run = DuckDBConnection.prototype.runAndReadAll;
const answers = new Map<string, Promise<DuckDBResultReader>>();

DuckDBConnection.prototype.runAndReadAll = function remembered(sql, ...rest) {
  const known = answers.get(sql);
  if (known) return known;
  const found = run.call(this, sql, ...rest);
  if (ns.activeMutant === undefined) answers.set(sql, found);
  return found;
};
