import type { Format } from './formats.ts';
import type { Watch } from './watch.ts';

/** The files to read, all of one format. */
export interface FoundFiles {
  readonly paths: readonly string[];
  /** The user's name of each file, where temporary copies are read instead. */
  readonly originals?: readonly string[];
  readonly format: Format;
  /** The name that the user gave the files. */
  readonly source: string;
  /** Whether the names of folders, as in `day=2026-03-01`, are columns. */
  readonly hasKeys?: boolean;
  /** Detects changes of the files while they are read. */
  readonly watch: Watch;
  /** Removes the temporary files that standard input and files of other encodings were written to. */
  dispose(): void;
}
