import type { Column } from '../../engines/column.ts';
import { InputError } from '../../process/errors.ts';
import type { Watch } from '../files/watch.ts';
import { NpyFile } from '../npy/npy-file.ts';
import type { Stretch } from '../npy/stretch.ts';
import { Archive } from './archive.ts';
import type { Member } from './member-named.ts';

/** The arrays of archives that were asked for, by their names: `file.npz:name`. */
export class Arrays {
  readonly #watch: Watch;
  readonly #archives = new Map<string, Archive>();
  readonly #stretches = new Map<string, Stretch>();

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

  /** Makes an array ready to be read. The result is its name. */
  async load({ archive, name }: Member, option: string): Promise<string> {
    const full = `${archive}:${name}`;
    if (!this.#stretches.has(full))
      this.#stretches.set(full, await (await this.archive(archive)).stretchOf(name, option));
    return full;
  }

  /** The arrays of an archive as columns. An array of a type that is not read is a column all the same. */
  async columnsOf(path: string): Promise<Column[]> {
    const columns: Column[] = [];
    for (const name of (await this.archive(path)).names) {
      const full = await this.load({ archive: path, name }, '');
      columns.push(columnOf(name, full, this.#stretches.get(full)!));
    }
    return columns;
  }

  /** The stretch of a file that an array is; undefined for what is no array of an archive. */
  get(name: string): Stretch | undefined {
    return this.#stretches.get(name);
  }

  close(): void {
    for (const stretch of this.#stretches.values()) stretch.close();
    for (const archive of this.#archives.values()) archive.close();
  }
}

function columnOf(name: string, full: string, stretch: Stretch): Column {
  try {
    const { columns, dtype } = new NpyFile(full, { ...stretch, close: () => {} });
    return { name, type: dtype.type, list: columns !== 1, typeName: dtype.name };
  } catch (error) {
    if (error instanceof InputError) return { name, type: 'other', list: false, typeName: 'other' };
    throw error;
  }
}
