import { InputError } from '../../process/errors.ts';
import { damaged } from './damaged.ts';

/** A field of a flatbuffers table. */
export type Slot =
  /** A number or a struct of this many bytes. */
  | number
  | 'string'
  | { readonly table: Table }
  /** One of several tables. The slot before this one is a byte that names the kind. */
  | { readonly union: Readonly<Record<number, Table>> }
  /** Numbers or structs of this many bytes each, one after another. */
  | { readonly vector: number }
  | { readonly tables: Table };

/** The fields of a table, in the order of their numbers. */
export interface Table {
  readonly slots: readonly Slot[];
  /** The error text for a kind of table in a union that is not supported. */
  readonly unread?: string;
}

/** The deepest nesting of types that is read. */
const deepest = 64;

/** The most tables that are read: each takes memory besides its bytes. */
const most = 1_000_000;

/**
 * The limits on how many bytes are read: a multiple of the length, and a fixed number. Several fields may share a table or a text, so a few
 * bytes could expand to very many. Writers share only the directories of tables, so their messages need at most seven times the length.
 */
const mostTimes = 32;
const mostWork: number = 2 ** 28;

/** The most bytes of padding behind the last table: a message is padded to 64 bytes at most. */
const longestPadding = 64;

/**
 * Checks that all lengths and offsets of a table lie within its bytes, as every other reader of flatbuffers does. The JavaScript library
 * does not check them. Throws InputError.
 */
export const verify = (bytes: Uint8Array, root: Table): void => new Verifier(bytes).root(root);

class Verifier {
  readonly #view: DataView;
  #tables = 0;
  /** How many more bytes may be read. */
  #work: number;
  /** The end of the last byte that belongs to a table. */
  #end = 0;
  /** Whether a table has fields of a newer version, which may lie anywhere. */
  #hasUnknown = false;

  constructor({ buffer, byteOffset, byteLength }: Uint8Array) {
    this.#view = new DataView(buffer, byteOffset, byteLength);
    this.#work = Math.min(mostTimes * byteLength, mostWork);
  }

  root(table: Table): void {
    this.#table(this.#follow(0), table, 0);
    if (!this.#hasUnknown && this.#view.byteLength - this.#end > longestPadding)
      throw damaged('it has bytes after its last table');
  }

  /** Checks that `size` bytes lie at an offset, and that the offset is a multiple of the alignment. */
  #check(at: number, size: number, alignment = 1): void {
    if (at < 0 || at + size > this.#view.byteLength)
      throw damaged('an offset or a length in it goes beyond its end');
    if (at % alignment > 0) throw damaged('an offset in it is not at the start of a number');
    this.#work -= size;
    if (this.#work < 0) throw damaged('too many fields in it share their tables or texts');
    this.#end = Math.max(this.#end, at + size);
  }

  #uint16(at: number): number {
    this.#check(at, 2, 2);
    return this.#view.getUint16(at, true);
  }

  #int32(at: number): number {
    this.#check(at, 4, 4);
    return this.#view.getInt32(at, true);
  }

  /** The position that an offset points to. Offsets point forward only, so there are no cycles. */
  #follow(at: number): number {
    const offset = this.#int32(at);
    if (offset <= 0) throw damaged('an offset in it is not above zero');
    return at + offset;
  }

  #table(at: number, { slots }: Table, depth: number): void {
    if (depth > deepest) throw damaged(`its tables nest deeper than ${deepest} levels`);
    if (++this.#tables > most) throw damaged(`it has more than ${most} tables`);
    const positions = this.#positions(at, slots);
    slots.forEach((slot, i) => {
      const position = positions[i]!;
      if (position === 0 || typeof slot === 'number') return;
      if (typeof slot === 'object' && 'union' in slot) {
        const before = positions[i - 1]!;
        const chosen = slot.union[before === 0 ? 0 : this.#view.getUint8(before)];
        if (!chosen) throw damaged('it holds a table of an unknown kind');
        if (chosen.unread !== undefined) throw new InputError(`a column holds ${chosen.unread}`);
        this.#table(this.#follow(position), chosen, depth + 1);
      } else this.#slot(position, slot, depth);
    });
  }

  /** The position of each field, from the directory of the table; 0 for a field that is left out. */
  #positions(at: number, slots: readonly Slot[]): number[] {
    const directory = at - this.#int32(at);
    const [length, size] = [this.#uint16(directory), this.#uint16(directory + 2)];
    this.#check(directory, length);
    this.#check(at, size);
    // The library reads both lengths as signed numbers.
    if (length < 4 || length % 2 > 0 || length > 0x7fff || size < 4 || size > 0x7fff)
      throw damaged('a table in it has an impossible length');
    const taken = new Uint8Array(size).fill(1, 0, 4);
    for (let i = slots.length; 4 + 2 * i < length; i++)
      if (this.#uint16(directory + 4 + 2 * i) > 0) this.#hasUnknown = true;
    return slots.map((slot, i) => {
      const entry = 4 + 2 * i;
      const offset = entry < length ? this.#uint16(directory + entry) : 0;
      if (offset === 0) return 0;
      const end = offset + sizeOf(slot);
      if (end > size) throw damaged('a field in it goes beyond its table');
      if (taken.subarray(offset, end).includes(1)) throw damaged('two fields in it overlap');
      taken.fill(1, offset, end);
      this.#check(at + offset, sizeOf(slot), sizeOf(slot));
      return at + offset;
    });
  }

  #slot(
    position: number,
    slot: Exclude<Slot, number | { readonly union: unknown }>,
    depth: number,
  ) {
    const at = this.#follow(position);
    if (slot === 'string') return this.#string(at);
    if ('table' in slot) return this.#table(at, slot.table, depth + 1);
    if ('vector' in slot) return this.#vector(at, slot.vector);
    const count = this.#vector(at, 4);
    for (let i = 0; i < count; i++)
      this.#table(this.#follow(at + 4 + 4 * i), slot.tables, depth + 1);
  }

  /** A length, followed by that many elements. */
  #vector(at: number, size: number): number {
    const count = this.#int32(at);
    if (count < 0) throw damaged('a length in it is below zero');
    this.#check(at + 4, count * size);
    return count;
  }

  /** A string ends with a zero byte that its length does not count. */
  #string(at: number): void {
    const end = at + 4 + this.#vector(at, 1);
    this.#check(end, 1);
    if (this.#view.getUint8(end) !== 0) throw damaged('a text in it does not end where it should');
  }
}

/** The number of bytes of a slot in its table: those of the number, or of an offset. */
const sizeOf = (slot: Slot): number => (typeof slot === 'number' ? slot : 4);
