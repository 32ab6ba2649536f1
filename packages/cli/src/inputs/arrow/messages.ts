import type { Schema } from 'apache-arrow';
import { arrow, Message } from '../../engines/arrow-library.ts';
import { InputError } from '../../process/errors.ts';
import { checkLayout, type Validity } from './check-layout.ts';
import { checkSchema } from './check-schema.ts';
import { damaged } from './damaged.ts';
import { verify } from './flatbuffer.ts';
import * as format from './metadata.ts';

/** Checks the messages of a stream before the library reads them: a schema first, then batches of its columns. */
export class Messages {
  #schema: Schema | undefined;
  #validities: readonly Validity[] = [];

  /** Checks the head of a message. The result is the length of the body that follows. */
  readHead(bytes: Uint8Array): number {
    verify(bytes, format.message);
    const message = read(() => Message.decode(bytes));
    const { bodyLength } = message;
    if (message.version < arrow.MetadataVersion.V4)
      throw new InputError('Arrow metadata must be of version 4 or 5; this is older');
    if (bodyLength < 0) throw damaged('a batch has a length below zero');
    this.#validities = [];
    if (message.isSchema()) {
      if (this.#schema) throw damaged('it has a second schema');
      this.#schema = read(() => message.header());
      checkSchema(this.#schema);
      return 0;
    }
    if (!this.#schema) throw damaged('it does not begin with a schema');
    if (message.isRecordBatch()) {
      const types = this.#schema.fields.map(({ type }) => type);
      const header = read(() => message.header());
      this.#validities = checkLayout(header, types, bodyLength);
    } else if (message.isDictionaryBatch()) {
      const { id, data } = read(() => message.header());
      const type = this.#schema.dictionaries.get(id);
      if (!type) throw damaged('it has a dictionary that no column refers to');
      this.#validities = checkLayout(data, [type], bodyLength);
    }
    return bodyLength;
  }

  /** Checks the body of the message whose head was read last: a column with other NULLs than its head says would count them as values. */
  readBody(bytes: Uint8Array): void {
    for (const { rows, nulls, offset, length } of this.#validities) {
      if (length === 0) continue;
      const valid = length * 8 < rows ? 0 : countOnes(bytes.subarray(offset), rows);
      if (valid !== rows - nulls) throw damaged('a column has other NULLs than its batch says');
    }
  }
}

/** What the library reads. It fails on numbers that are too large, and in words that are not for users. */
function read<T>(decode: () => T): T {
  try {
    return decode();
  } catch {
    throw damaged('it holds a number that is too large, or a type that is not read');
  }
}

/** How many of the first bits are 1. */
function countOnes(bytes: Uint8Array, bits: number): number {
  let count = 0;
  const whole = bits >> 3;
  for (let i = 0; i < whole; i++) count += ones[bytes[i]!]!;
  return count + ones[(bytes[whole] ?? 0) & ((1 << (bits & 7)) - 1)]!;
}

/** How many bits of each byte are 1. */
const ones = Uint8Array.from(
  { length: 256 },
  (_, byte) => byte.toString(2).replaceAll('0', '').length,
);
