import { InputError } from '../../process/errors.ts';
import { refuseSame } from './refuse.ts';
import { summaryPath } from './summary-path.ts';
import { findTarget, type Target } from './target.ts';

/** The targets of the outputs of a command. */
export interface Targets {
  readonly state: Target | undefined;
  readonly rows: Target | undefined;
  readonly report: Target | undefined;
  readonly all: readonly Target[];
}

/** Finds the targets of all outputs. Throws InputError where one cannot be written, or two are the same file. */
export function findTargets(given: {
  readonly state?: string | undefined;
  readonly rows?: string | undefined;
  readonly report?: string | undefined;
  readonly junit?: string | undefined;
  readonly summary?: string | true | undefined;
}): Targets {
  if (given.rows !== undefined && !/\.(parquet|pq)$/i.test(given.rows))
    throw new InputError(`--rows must be a file that ends in .parquet; got ${given.rows}`);
  const rows = given.rows === undefined ? undefined : findTarget('--rows', given.rows);
  const state = given.state === undefined ? undefined : findTarget('--state', given.state);
  if (given.report !== undefined && !/\.(html?|json)$/i.test(given.report))
    throw new InputError(
      `--report must be a file that ends in .html or .json; got ${given.report}`,
    );
  const report = given.report === undefined ? undefined : findTarget('--report', given.report);
  const junit = given.junit === undefined ? undefined : findTarget('--junit', given.junit);
  const path = summaryPath(given.summary);
  const summary = path === undefined ? undefined : findTarget('--summary', path);
  const all = [rows, state, report, junit, summary].filter((target) => target !== undefined);
  refuseSame(all);
  return { state, rows, report, all };
}
