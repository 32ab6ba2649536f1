import type { Format } from './formats.ts';
import type { Watch } from './watch.ts';

/** The files to read, all of one format. */
export interface FoundFiles {
  readonly paths: readonly string[];
  readonly format: Format;
  /** The name that the user gave the files. */
  readonly source: string;
  /** Tells whether the files stay as they are while they are read. */
  readonly watch: Watch;
  /** Removes the temporary file that standard input was written to. */
  dispose(): void;
}
