/** The options for writing a frame of zstd. */
interface FrameOptions {
  /** The byte that describes the window. */
  readonly window?: number;
  /** The length of the content, in 8 bytes. With it, the frame is one segment and has no window. */
  readonly single?: bigint;
  readonly dictionary?: number;
}

const number = (value: number, bytes: number): Buffer => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntLE(value, 0, bytes);
  return buffer;
};

const block = (type: number, length: number, isLast: boolean, content: Uint8Array): Buffer =>
  Buffer.concat([number((length << 3) | (type << 1) | (isLast ? 1 : 0), 3), content]);

/** A frame of two blocks that hold a text without compression, as RFC 8878 describes it. */
export function frame(text: string, options: FrameOptions = {}): Buffer {
  const { window = 0x50, single, dictionary } = options;
  const bytes = Buffer.from(text);
  const half = bytes.length >> 1;
  const isSingle = single !== undefined;
  const descriptor = (isSingle ? 0xe0 : 0) | (dictionary === undefined ? 0 : 3);
  return Buffer.concat([
    Buffer.of(0x28, 0xb5, 0x2f, 0xfd, descriptor),
    ...(isSingle ? [] : [Buffer.of(window)]),
    ...(dictionary === undefined ? [] : [number(dictionary, 4)]),
    ...(isSingle ? [Buffer.from(BigUint64Array.of(single).buffer)] : []),
    block(0, half, false, bytes.subarray(0, half)),
    block(0, bytes.length - half, true, bytes.subarray(half)),
  ]);
}

/** A frame of one block that repeats a byte. */
export const repeated = (byte: string, times: number): Buffer =>
  Buffer.concat([
    Buffer.of(0x28, 0xb5, 0x2f, 0xfd, 0, 0x50),
    block(1, times, true, Buffer.from(byte)),
  ]);

/** A frame that decoders skip. */
export const skipped = (content: string): Buffer =>
  Buffer.concat([number(0x184d2a53, 4), number(content.length, 4), Buffer.from(content)]);

/** `y_true,y_pred\n1,1\n`, as zstd 1.5 compresses it: with its length and a checksum. */
export const checked = Buffer.from('KLUv/SQSkQAAeV90cnVlLHlfcHJlZAoxLDEKgCJGpQ==', 'base64');
