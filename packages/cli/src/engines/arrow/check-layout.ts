import type { DataType as Type } from 'apache-arrow';
import { arrow, type BatchHeader } from '../arrow-library.ts';
import { damaged } from './damaged.ts';
import { bitsOf, offsetBytesOf } from './width.ts';

const { DataType } = arrow;

/** The validity bitmap of a column in the body of a batch: a bit for each row, 0 for NULL. */
export interface Validity {
  readonly rows: number;
  readonly nulls: number;
  readonly offset: number;
  readonly length: number;
}

/**
 * Checks that a batch has as many nodes and buffers as its columns need, each within the body and long enough for its rows. The result
 * has the validity bitmap of each column.
 */
export function checkLayout(
  header: BatchHeader,
  types: readonly Type[],
  bodyLength: number,
): Validity[] {
  const layout = new Layout(header, bodyLength);
  for (const type of types) layout.visit(type, header.length);
  layout.finish();
  return layout.validities;
}

/** Writers pad buffers to 64 bytes at most. */
const longestPadding = 63;

class Layout {
  readonly validities: Validity[] = [];
  readonly #header: BatchHeader;
  readonly #bodyLength: number;
  #node = 0;
  #buffer = 0;
  #view = 0;

  constructor(header: BatchHeader, bodyLength: number) {
    this.#header = header;
    this.#bodyLength = bodyLength;
  }

  /** The length of a compressed buffer says nothing about its rows. */
  get #isPacked(): boolean {
    return this.#header.compression !== null;
  }

  /** Checks the next column, which must have this number of rows, and the columns inside it. */
  visit(type: Type, rows: number): void {
    const node = this.#header.nodes[this.#node++];
    if (!node) throw damaged('a batch has fewer columns than the schema');
    const { length, nullCount } = node;
    if (length !== rows) throw damaged('the columns of a batch differ in length');
    if (nullCount < 0 || nullCount > length)
      throw damaged('a column has fewer rows than it has NULLs');
    if (DataType.isNull(type)) return;
    const validity = this.#take(nullCount > 0 ? Math.ceil(length / 8) : 0);
    if (!this.#isPacked) this.validities.push({ rows: length, nulls: nullCount, ...validity });
    const offsetBytes = offsetBytesOf(type);
    const bits = bitsOf(type);
    // A column without rows may lack its only offset, 0.
    if (offsetBytes) this.#take(length === 0 ? 0 : (length + 1) * offsetBytes);
    if (bits !== undefined) this.#take(Math.ceil((length * bits) / 8), longestPadding);
    else if (isText(type)) this.#take(0);
    if (DataType.isUtf8View(type) || DataType.isBinaryView(type)) this.#takeViewed();
    this.#visitChildren(type, length);
  }

  /** Throws where a batch has more than its columns need, or where columns overlap. */
  finish(): void {
    const { nodes, buffers } = this.#header;
    if (nodes.length > this.#node || buffers.length > this.#buffer)
      throw damaged('a batch has more columns than the schema');
    const used = buffers.filter(({ length }) => length > 0).sort((a, b) => a.offset - b.offset);
    if (used.some(({ offset }, i) => i > 0 && offset < used[i - 1]!.offset + used[i - 1]!.length))
      throw damaged('two columns of a batch overlap');
    const { offset = 0, length = 0 } = used.at(-1) ?? {};
    if (this.#bodyLength - offset - length > longestPadding)
      throw damaged('a batch is longer than its columns');
  }

  #visitChildren(type: Type, length: number): void {
    // The values of a dictionary, and the columns inside them, are in the batch of the dictionary.
    if (DataType.isDictionary(type)) return;
    for (const child of type.children ?? []) {
      const own = this.#header.nodes[this.#node]?.length ?? 0;
      const isFixed = DataType.isFixedSizeList(type);
      const least = isFixed ? length * type.listSize : DataType.isStruct(type) ? length : 0;
      if (own < least) throw damaged('a column has fewer elements than its lists');
      this.visit(child.type, own);
    }
  }

  /** Checks the buffers that hold the texts of a column of views. */
  #takeViewed(): void {
    const count = this.#header.variadicBufferCounts[this.#view++] ?? 0;
    if (count < 0 || count > this.#header.buffers.length)
      throw damaged('a column has more buffers than its batch');
    for (let i = 0; i < count; i++) this.#take(0);
  }

  /** The next buffer, which must have at least `least` bytes, and at most `more` bytes beyond them. */
  #take(least: number, more = Infinity): { readonly offset: number; readonly length: number } {
    const buffer = this.#header.buffers[this.#buffer++];
    if (!buffer) throw damaged('a batch has fewer columns than the schema');
    const { offset, length } = buffer;
    if (offset < 0 || length < 0 || offset + length > this.#bodyLength)
      throw damaged('a column lies outside of its batch');
    if (!this.#isPacked && length < least) throw damaged('a column is shorter than its batch');
    // The buffer is too long if the metadata names a narrower type than the writer used.
    if (!this.#isPacked && length > least + more)
      throw damaged('a column is longer than its batch');
    if (length > 0 && offset % 8 > 0)
      throw damaged('a column does not begin at a multiple of 8 bytes');
    return buffer;
  }
}

const isText = (type: Type): boolean =>
  DataType.isUtf8(type) ||
  DataType.isLargeUtf8(type) ||
  DataType.isBinary(type) ||
  DataType.isLargeBinary(type);
