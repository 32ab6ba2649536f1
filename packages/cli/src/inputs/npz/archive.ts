import { closeSync, openSync } from 'node:fs';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { InputError, quote } from '../../process/errors.ts';
import { openSpool } from '../files/spool-file.ts';
import type { FileRange } from '../npy/file-range.ts';

/** The most bytes that Deflate can yield from one byte. */
const mostTimes = 1032;

/** The most members of an archive, because each takes memory. */
const mostMembers = 100_000;

/** An archive of arrays, as np.savez writes it: a ZIP file whose members are NPY files. */
export class Archive {
  readonly path: string;
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(path: string, zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.path = path;
    this.#zip = zip;
    this.#entries = entries;
  }

  /** Throws InputError for a file that is not an archive of arrays. */
  static async open(path: string): Promise<Archive> {
    const zip = await openPromise(path, { autoClose: false }).catch((error: unknown) => {
      throw damaged(path, error);
    });
    try {
      return new Archive(path, zip, await entriesOf(zip, path));
    } catch (error) {
      zip.close();
      throw error instanceof InputError ? error : damaged(path, error);
    }
  }

  /** The names of the arrays. */
  get names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  /**
   * An array as a range of a file: of the archive itself, or of a temporary file if the member is compressed. Throws InputError for a damaged
   * member. `option` is the option that named the array.
   */
  async rangeOf(name: string, option: string): Promise<FileRange> {
    const entry = this.#entries.get(name);
    if (!entry)
      throw new InputError(
        `${option}: ${this.path} has no array ${quote(name)}; it has ${this.names.join(', ')}`,
      );
    check(entry, `${this.path}:${name}`);
    try {
      return entry.compressionMethod === 0
        ? await this.#stored(entry)
        : await this.#unpacked(entry);
    } catch (error) {
      throw error instanceof InputError ? error : damaged(`${this.path}:${name}`, error);
    }
  }

  close(): void {
    this.#zip.close();
  }

  async #stored(entry: Entry): Promise<FileRange> {
    const { fileDataStart } = await this.#zip.readLocalFileHeaderPromise(entry, { minimal: true });
    await this.#read(entry, () => {});
    const fd = openSync(this.path, 'r');
    return {
      fd,
      start: fileDataStart,
      size: entry.uncompressedSize,
      close: () => closeSync(fd),
    };
  }

  async #unpacked(entry: Entry): Promise<FileRange> {
    const { fd, write, close } = openSpool();
    try {
      await this.#read(entry, write);
      return { fd, start: 0, size: entry.uncompressedSize, close };
    } catch (error) {
      close();
      throw error;
    }
  }

  /** Reads a member to its end. Throws an error where the checksum differs. */
  async #read(entry: Entry, take: (bytes: Uint8Array) => void): Promise<void> {
    let sum = 0;
    const sink = new Writable({
      write(bytes: Uint8Array, _, done) {
        sum = crc32(bytes, sum);
        try {
          take(bytes);
          done();
        } catch (error) {
          done(error as Error);
        }
      },
    });
    await pipeline(await this.#zip.openReadStreamPromise(entry), sink);
    if (sum !== entry.crc32) throw new Error('its checksum differs');
  }
}

async function entriesOf(zip: ZipFile, path: string): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > mostMembers)
    throw new InputError(`${path}: an archive may have at most ${mostMembers} members`);
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.endsWith('.npy')) continue;
    const name = entry.fileName.slice(0, -'.npy'.length);
    if (entries.has(name)) throw new InputError(`${path}: two arrays are called ${quote(name)}`);
    entries.set(name, entry);
  }
  if (entries.size === 0)
    throw new InputError(`${path} is a ZIP archive without arrays of NumPy (members in .npy)`);
  return entries;
}

function check(entry: Entry, path: string): void {
  const { compressedSize, uncompressedSize, compressionMethod } = entry;
  if (entry.isEncrypted()) throw new InputError(`${path} is encrypted, and is not read`);
  if (compressionMethod !== 0 && compressionMethod !== 8)
    throw new InputError(
      `${path} must be stored or deflated, as np.savez and np.savez_compressed write it`,
    );
  if (uncompressedSize > compressedSize * mostTimes + mostTimes)
    throw new InputError(`${path} is damaged: it states a length that its bytes cannot yield`);
}

const damaged = (path: string, error: unknown): InputError =>
  new InputError(`${path} is damaged, or not a ZIP archive (${(error as Error).message})`);
