import { statSync } from 'node:fs';
import type { Evaluated } from '../counting/evaluated.ts';
import { decide } from '../counting/decide.ts';
import { merge } from '../counting/states/merge.ts';
import { readState } from '../counting/states/read-state.ts';
import { checkFile, identityOf } from '../inputs/files/check-file.ts';
import { refuseInputs } from '../output/files/refuse.ts';
import { findTargets } from '../output/files/targets.ts';
import { keep } from '../output/keep.ts';
import { print } from '../output/print.ts';
import { InputError } from '../process/errors.ts';
import { parseBars } from '../results/bars.ts';
import { checkBars, decided } from '../results/check-bars.ts';
import { judge } from '../results/judge.ts';
import { orderGroups } from '../results/order-groups.ts';
import { surenessOf } from '../results/sureness.ts';
import type { MergeOptions } from './options.ts';

/** Adds up states; the result is the exit status. */
export async function mergeStates(paths: readonly string[], given: MergeOptions): Promise<number> {
  const bars = parseBars(given);
  const targets = findTargets(given);
  refuseInputs(targets.all, paths);
  const identities = paths.map(identityOfState);
  for (const [i, path] of paths.entries()) {
    const first = paths[identities.indexOf(identities[i]!)]!;
    if (first !== path)
      throw new InputError(`${path} is the same file as ${first}: its rows would count twice`);
    if (identities.indexOf(identities[i]!) < i)
      throw new InputError(`${path} is named twice: its rows would count twice`);
  }
  const parts: Evaluated[] = [];
  for (const path of paths) parts.push(await readState(path));
  const all = merge(parts, paths);
  const notes = await keep(all, targets);
  const evaluated = decide(all, { positive: given.positive, asks: given.state === undefined });
  checkBars(bars, decided(evaluated.total.metrics), all.columns.by.length > 0);
  const judged = judge(evaluated, bars, surenessOf(given));
  const ordered = { ...judged, evaluation: orderGroups(judged.evaluation, given) };
  return print(ordered, given.format, notes);
}

/** Throws InputError for what is neither a file nor a pipe, such as a shell makes of `<(zcat state.json.gz)`. */
function identityOfState(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFIFO()) return identityOf(path);
  checkFile(path);
  return identityOf(path);
}
