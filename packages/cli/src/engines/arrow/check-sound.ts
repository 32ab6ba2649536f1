import type { Data } from 'apache-arrow';
import { arrow } from '../arrow-library.ts';
import { InputError, quote } from '../../process/errors.ts';
import { bitsOf, offsetBytesOf } from './width.ts';

const { DataType } = arrow;

/** Checks that a column has a value for each row, and that its offsets, codes and views stay within the data. */
export function checkSound(data: Data, name: string): void {
  const what = fault(data);
  if (what !== undefined) throw new InputError(`column ${quote(name)} is damaged: ${what}`);
}

/** Dictionaries that were checked with an earlier batch. */
const sound = new WeakSet<Data>();

function fault(data: Data): string | undefined {
  if (sound.has(data)) return undefined;
  const { type, length, children, dictionary } = data;
  if (DataType.isNull(type)) return undefined;
  if (data.nullCount > 0 && data.nullBitmap.length * 8 < length)
    return 'it does not say for each row whether it is NULL';
  const bits = bitsOf(type);
  if (bits !== undefined && byteLength(data.values) * 8 < length * bits)
    return 'it has fewer values than rows';
  const [elements] = children as readonly (Data | undefined)[];
  if (DataType.isFixedSizeList(type) && elements!.length < length * type.listSize)
    return 'it has fewer values than its lists';
  if (offsetBytesOf(type) && !areOffsets(data, elements?.length ?? byteLength(data.values)))
    return 'it has an offset that is out of range';
  if (DataType.isUtf8View(type) && !areViews(data)) return 'it refers to text that is not there';
  if (!DataType.isDictionary(type)) return elements && fault(elements);
  if (!areCodes(data)) return 'it has a code that its dictionary does not have';
  for (const part of dictionary!.data) {
    const inner = fault(part);
    if (inner !== undefined) return inner;
    sound.add(part);
  }
  return undefined;
}

const byteLength = (values: ArrayBufferView | undefined): number => values?.byteLength ?? 0;

/** Whether each offset is at least the one before it, and the last at most the limit. */
function areOffsets({ length, valueOffsets }: Data, limit: number): boolean {
  const offsets = valueOffsets as Int32Array | BigInt64Array;
  if (length === 0) return true;
  if (offsets.length <= length) return false;
  // Arithmetic with numbers is many times faster than with bigints.
  const isLarge = offsets instanceof BigInt64Array;
  const words = new Int32Array(offsets.buffer, offsets.byteOffset, offsets.byteLength / 4);
  const step = isLarge ? 2 : 1;
  let last = 0;
  for (let i = 0; i <= length; i++) {
    const low = words[i * step]!;
    const offset = isLarge ? words[i * 2 + 1]! * 2 ** 32 + (low >>> 0) : low;
    if (offset < last) return false;
    last = offset;
  }
  return last <= limit;
}

function areCodes(data: Data): boolean {
  const codes = data.values as Int32Array | BigInt64Array;
  const most = data.dictionary!.length;
  for (let i = 0; i < data.length; i++) {
    const code = Number(codes[i]);
    // The code of a NULL may be anything.
    if (!(code >= 0 && code < most) && data.getValid(i)) return false;
  }
  return true;
}

/** Whether the text of each view is in the view itself, or within a buffer. */
function areViews(data: Data): boolean {
  const { buffer, byteOffset } = data.values as Uint8Array;
  const view = new DataView(buffer, byteOffset, data.length * 16);
  for (let i = 0; i < data.length; i++) {
    const length = view.getInt32(i * 16, true);
    const [at, start] = [view.getInt32(i * 16 + 8, true), view.getInt32(i * 16 + 12, true)];
    const isInside =
      length >= 0 &&
      (length <= 12 || (start >= 0 && start + length <= byteLength(data.variadicBuffers[at])));
    if (!isInside && data.getValid(i)) return false;
  }
  return true;
}
