/** A kind of compression. */
export interface Codec {
  /** Follows the lengths in compressed bytes, without taking memory. Throws InputError for bytes that are cut short or damaged. */
  read(packed: Uint8Array): Frame;
}

/** Compressed bytes that were read. */
export interface Frame {
  /** How many bytes they become at most. */
  readonly most: number;
  /** Fills memory with what they become. Throws InputError where that has another length. */
  decode(into: Uint8Array): void;
}
