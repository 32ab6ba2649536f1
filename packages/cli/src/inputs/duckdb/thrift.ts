/** The deepest nesting of structs. The readers of Thrift have the same limit. */
const deepest = 64;

/** The types of the compact protocol that are not one varint. */
const [yes, no, byte, double, binary, list, set, map, struct] = [1, 2, 3, 7, 8, 9, 10, 11, 12];

/** Reads Thrift's compact protocol. Throws RangeError where the bytes end before a value does, or where values nest too deep. */
export class Thrift {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Reads a struct. A field that `read` does not know is skipped. */
  fields(read: (id: number, type: number) => boolean, depth = 0): void {
    for (let id = 0; ;) {
      const head = this.#byte();
      const type = head & 15;
      if (head === 0) return;
      id = head >> 4 === 0 ? this.integer() : id + (head >> 4);
      if (!read(id, type)) this.#skip(type, depth);
    }
  }

  /** Reads a list of structs, each with `read`. */
  list(read: () => void): void {
    const [type, size] = this.#listHead();
    if (type !== struct) throw new RangeError('a list holds other values than structs');
    for (let i = 0; i < size; i++) read();
  }

  /** A signed number. */
  integer(): number {
    const value = this.#varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  #byte(): number {
    if (this.#at >= this.#bytes.length) throw new RangeError('the bytes end too early');
    return this.#bytes[this.#at++]!;
  }

  #varint(): number {
    let value = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const next = this.#byte();
      value += (next & 127) * 2 ** shift;
      if (next < 128) return value;
    }
    throw new RangeError('a number is too long');
  }

  #listHead(): [type: number, size: number] {
    const head = this.#byte();
    return [head & 15, head >> 4 === 15 ? this.#varint() : head >> 4];
  }

  #move(size: number): void {
    if (size > this.#bytes.length - this.#at) throw new RangeError('the bytes end too early');
    this.#at += size;
  }

  #skip(type: number, depth: number): void {
    if (depth > deepest) throw new RangeError('the values nest too deep');
    if (type === yes || type === no) return;
    if (type === double) this.#move(8);
    else if (type === binary) this.#move(this.#varint());
    else if (type === struct) this.fields(() => false, depth + 1);
    else if (type === list || type === set) this.#skipList(depth + 1);
    else if (type === map) this.#skipMap(depth + 1);
    else if (type === byte) this.#move(1);
    else this.#varint();
  }

  #skipList(depth: number): void {
    const [type, size] = this.#listHead();
    for (let i = 0; i < size; i++) this.#skipElement(type, depth);
  }

  #skipMap(depth: number): void {
    const size = this.#varint();
    if (size === 0) return;
    const types = this.#byte();
    for (let i = 0; i < size; i++) {
      this.#skipElement(types >> 4, depth);
      this.#skipElement(types & 15, depth);
    }
  }

  /** A boolean is part of the header of a field, but a byte of its own in a list. */
  #skipElement(type: number, depth: number): void {
    if (type === yes || type === no) this.#move(1);
    else this.#skip(type, depth);
  }
}
