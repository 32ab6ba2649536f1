import type { BigIntStats } from 'node:fs';
import { OutputRefused } from '../../process/errors.ts';
import { statOfOpen } from './open-file.ts';
import { statOf, type Target } from './target.ts';

/** Throws OutputRefused for two outputs that are the same file. */
export function refuseSame(targets: readonly Target[]): void {
  targets.forEach((target, i) => {
    const { option, path, found, fd } = target;
    const other = targets.slice(0, i).find((one) => isSameTarget(one, target));
    if (other)
      throw new OutputRefused(`${other.option} and ${option} must be two files; both are ${path}`);
    const stream = STREAMS.find(([number]) => isSame(statOfOpen(number), found));
    if (fd === undefined && stream)
      throw new OutputRefused(
        `${option} must not name the file that ${stream[1]} is written to; got ${path}`,
      );
  });
}

/** Throws OutputRefused for an output that is also an input. Inputs are names of files, or file descriptors. */
export function refuseInputs(
  targets: readonly Target[],
  inputs: readonly (string | number)[],
): void {
  for (const input of inputs) {
    const read = typeof input === 'number' ? statOfOpen(input) : statOfInput(input);
    const target = targets.find(({ found }) => isSame(found, read));
    if (target)
      throw new OutputRefused(
        `${target.option} must not be a file that is read; got ${target.path}`,
      );
    // Standard error is not checked, because the error would be written there.
    if (isSame(statOfOpen(1), read))
      throw new OutputRefused(
        `standard output must not go to a file that is read; got ${typeof input === 'number' ? 'standard input' : input}`,
      );
  }
}

const STREAMS = [
  [1, 'standard output'],
  [2, 'standard error'],
] as const;

const isSameTarget = (a: Target, b: Target): boolean =>
  a.file === b.file || (a.fd !== undefined && a.fd === b.fd) || isSame(a.found, b.found);

/** Whether both are the same regular file, under any names. Terminals, pipes and devices may be named twice. */
const isSame = (a: BigIntStats | undefined, b: BigIntStats | undefined): boolean =>
  a !== undefined && b !== undefined && a.isFile() && a.dev === b.dev && a.ino === b.ino;

/** The status of an input; undefined if there is no such file, which is an error when it is read. */
function statOfInput(path: string): BigIntStats | undefined {
  try {
    return statOf(path);
  } catch {
    return undefined;
  }
}
