import {
  accessSync,
  type BigIntStats,
  constants,
  lstatSync,
  readlinkSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve, sep } from 'node:path';
import { InputError, OutputRefused } from '../../process/errors.ts';
import { descriptor, statOfOpen } from './open-file.ts';

/** The target of an output. */
export interface Target {
  /** `--state` or `--rows`. */
  readonly option: string;
  /** The path of the command line. */
  readonly path: string;
  /** The file behind the links of `path`. */
  readonly file: string;
  /** The status of the existing file. */
  readonly found: BigIntStats | undefined;
  /** The file descriptor, for a path such as /dev/stdout. */
  readonly fd: number | undefined;
}

/** Finds the target of an output. Throws OutputRefused where it cannot be written. */
export function findTarget(option: string, path: string): Target {
  if (path === '') throw new OutputRefused(`${option} must name a file; got an empty name`);
  const refuse = (why: string): never => {
    throw new OutputRefused(`${option}: ${path} cannot be written; ${why}`);
  };
  try {
    const end = behindLinks(path);
    if (typeof end === 'number') {
      const open = statOfOpen(end) ?? refuse('it is not open');
      return { option, path, file: path, found: open, fd: end };
    }
    const target = { option, path, file: end, found: statOf(end), fd: undefined };
    const { found } = target;
    if (found?.isDirectory() || path.endsWith('/') || path.endsWith(sep)) refuse('it is a folder');
    if (found?.isBlockDevice()) refuse('it is a disk');
    const folder = dirname(end);
    if (!statOf(folder)?.isDirectory()) refuse(`there is no folder ${dirname(path)}`);
    if (found) accessSync(end, constants.W_OK);
    if (isReplaced(target)) checkFolder(folder, refuse);
    return target;
  } catch (error) {
    if (error instanceof InputError) throw error;
    return refuse((error as Error).message);
  }
}

/** Whether an output is written to a temporary file that then replaces the target. Devices, pipes and open files are written directly. */
export const isReplaced = ({ found, fd }: Target): boolean =>
  fd === undefined && (found === undefined || found.isFile());

export const statOf = (path: string): BigIntStats | undefined =>
  statSync(path, { bigint: true, throwIfNoEntry: false });

function checkFolder(folder: string, refuse: (why: string) => never): void {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    refuse(
      `a temporary file is first written into the same folder, and ${(error as Error).message}`,
    );
  }
}

/** Follows the links of a path: to a file, which need not exist yet, or to a file descriptor. */
function behindLinks(path: string): string | number {
  let end = path;
  for (let links = 0; links < MOST_LINKS; links++) {
    const fd = descriptor(end);
    if (fd !== undefined) return fd;
    const isLink = lstatSync(end, { throwIfNoEntry: false })?.isSymbolicLink();
    if (!isLink) {
      const folder = dirname(end);
      return join(statOf(folder) ? realpathSync.native(folder) : resolve(folder), basename(end));
    }
    const next = readlinkSync(end);
    end = isAbsolute(next) ? next : `${dirname(end)}/${next}`;
  }
  throw new Error(`it has more than ${MOST_LINKS} symbolic links`);
}

/** The most links that are followed, as in Linux. */
const MOST_LINKS = 40;
