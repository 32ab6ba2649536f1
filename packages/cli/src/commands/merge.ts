import { realpathSync } from 'node:fs';
import type { Evaluated } from '../counting/evaluated.ts';
import { decide } from '../counting/decide.ts';
import { merge } from '../counting/states/merge.ts';
import { readState } from '../counting/states/read-state.ts';
import { refuseInputs } from '../output/files/refuse.ts';
import { findTargets } from '../output/files/targets.ts';
import { keep } from '../output/keep.ts';
import { print } from '../output/print.ts';
import { InputError } from '../process/errors.ts';
import { parseBars } from '../results/bars.ts';
import { checkBars, decided } from '../results/check-bars.ts';
import { judge } from '../results/judge.ts';
import { orderGroups } from '../results/order-groups.ts';
import type { MergeOptions } from './options.ts';

/** Adds up states; the result is the exit status. */
export async function mergeStates(paths: readonly string[], given: MergeOptions): Promise<number> {
  const bars = parseBars(given);
  const targets = findTargets(given);
  refuseInputs(targets.all, paths);
  const real = paths.map(realPath);
  const twice = paths.find((_, i) => real.indexOf(real[i]!) < i);
  if (twice !== undefined)
    throw new InputError(`${twice} is named twice: its rows would count twice`);
  const parts: Evaluated[] = [];
  for (const path of paths) parts.push(await readState(path));
  const all = merge(parts, paths);
  const notes = await keep(all, targets);
  const evaluated = decide(all, { positive: given.positive, asks: given.state === undefined });
  checkBars(bars, decided(evaluated.total.metrics), all.columns.by.length > 0);
  const judged = judge(evaluated, bars);
  const ordered = { ...judged, evaluation: orderGroups(judged.evaluation, given) };
  return print(ordered, given.format, notes);
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    throw new InputError(`there is no file ${path}`);
  }
}
