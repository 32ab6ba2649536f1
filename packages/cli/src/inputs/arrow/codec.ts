/** A compression format. */
export interface Codec {
  /** Reads the lengths in compressed bytes without decompressing them. Throws InputError for truncated or damaged bytes. */
  read(packed: Uint8Array): Frame;
}

/** Compressed bytes whose lengths are known. */
export interface Frame {
  /** The most bytes that decompression can yield. */
  readonly most: number;
  /** Decompresses into memory. Throws InputError where the result has another length. */
  decode(into: Uint8Array): void;
}
