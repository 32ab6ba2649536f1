import type { Column } from '../../engines/column.ts';
import { InputError } from '../../process/errors.ts';
import type { Watch } from '../files/watch.ts';
import { NpyFile } from '../npy/npy-file.ts';
import type { FileRange } from '../npy/file-range.ts';
import { Archive } from './archive.ts';
import type { Member } from './member-named.ts';

/** The arrays of archives that are open, by their names: `file.npz:name`. */
export class Arrays {
  readonly #watch: Watch;
  readonly #archives = new Map<string, Archive>();
  readonly #ranges = new Map<string, FileRange>();

  constructor(watch: Watch) {
    this.#watch = watch;
  }

  async archive(path: string): Promise<Archive> {
    const found = this.#archives.get(path);
    if (found) return found;
    this.#watch.add(path);
    const archive = await Archive.open(path);
    this.#archives.set(path, archive);
    return archive;
  }

  /** Opens an array. The result is its full name. */
  async load({ archive, name }: Member, option: string): Promise<string> {
    const full = `${archive}:${name}`;
    if (!this.#ranges.has(full))
      this.#ranges.set(full, await (await this.archive(archive)).rangeOf(name, option));
    return full;
  }

  /** The arrays of an archive as columns. An array of an unsupported type is a column of type `other`. */
  async columnsOf(path: string): Promise<Column[]> {
    const columns: Column[] = [];
    for (const name of (await this.archive(path)).names) {
      const full = await this.load({ archive: path, name }, '');
      columns.push(columnOf(name, full, this.#ranges.get(full)!));
    }
    return columns;
  }

  /** The range of a file that holds an array; undefined for a name without an array. */
  get(name: string): FileRange | undefined {
    return this.#ranges.get(name);
  }

  close(): void {
    for (const range of this.#ranges.values()) range.close();
    for (const archive of this.#archives.values()) archive.close();
  }
}

function columnOf(name: string, full: string, range: FileRange): Column {
  try {
    const { columns, dtype } = new NpyFile(full, { ...range, close: () => {} });
    return { name, type: dtype.type, list: columns !== 1, typeName: dtype.name };
  } catch (error) {
    if (error instanceof InputError) return { name, type: 'other', list: false, typeName: 'other' };
    throw error;
  }
}
