import type { DataType as Type, Schema } from 'apache-arrow';
import { arrow, type BatchHeader, DictionaryBatch, Message } from '../../engines/arrow-library.ts';
import { InputError } from '../../process/errors.ts';
import { checkLayout, type Validity } from '../../engines/arrow/check-layout.ts';
import { checkSchema } from './check-schema.ts';
import { damaged } from '../../engines/arrow/damaged.ts';
import { verify } from '../../engines/arrow/flatbuffer.ts';
import * as format from '../../engines/arrow/metadata.ts';
import { codecOf } from './codecs.ts';
import { type Packed, readPacked } from './unpack.ts';

/** The head of a batch, and the types of its columns. */
interface TypedHeader {
  readonly header: BatchHeader;
  readonly types: readonly Type[];
  /** The message of the batch with another header. */
  readonly with: (header: BatchHeader) => BatchHeader | DictionaryBatch;
}

/** Checks the messages of a stream before the library reads them: first a schema, then batches of its columns. */
export class Messages {
  #schema: Schema | undefined;
  #validities: readonly Validity[] = [];
  #batch: TypedHeader | undefined;
  /** Whether the last message holds rows, rather than a dictionary. */
  isInRows = false;

  /** Checks the head of a message. The result is the length of the body. */
  readHead(bytes: Uint8Array): number {
    verify(bytes, format.message);
    const message = read(() => Message.decode(bytes));
    const { bodyLength } = message;
    if (message.version < arrow.MetadataVersion.V4)
      throw new InputError('Arrow metadata must be of version 4 or 5; this is older');
    if (bodyLength < 0) throw damaged('a batch has a length below zero');
    [this.#validities, this.#batch] = [[], undefined];
    if (message.isSchema()) {
      if (this.#schema) throw damaged('it has a second schema');
      this.#schema = read(() => message.header());
      checkSchema(this.#schema);
      return 0;
    }
    if (!this.#schema) throw damaged('it does not begin with a schema');
    const batch = batchIn(message, this.#schema);
    if (!batch) return bodyLength;
    this.#batch = batch;
    this.isInRows = message.isRecordBatch();
    this.#validities = checkLayout(batch.header, batch.types, bodyLength);
    return bodyLength;
  }

  /** The library's number of the compression of the last batch; undefined without compression. */
  get compression(): number | undefined {
    return this.#batch?.header.compression?.type;
  }

  /** Reads the compressed body of the last message. The result is the same batch without compression. */
  readPacked(body: Uint8Array): Packed & { readonly head: Uint8Array } {
    const { header, types, with: withHeader } = this.#batch!;
    const packed = readPacked(header, body, codecOf(header.compression!.type));
    this.#validities = checkLayout(packed.header, types, packed.bodyLength);
    const head = Message.encode(Message.from(withHeader(packed.header), packed.bodyLength));
    return { ...packed, head };
  }

  /** Checks the body of the last message. If it has another number of NULLs than its header says, NULLs could count as values. */
  readBody(bytes: Uint8Array): void {
    for (const { rows, nulls, offset, length } of this.#validities) {
      if (length === 0) continue;
      const valid = length * 8 < rows ? 0 : countOnes(bytes.subarray(offset), rows);
      if (valid !== rows - nulls)
        throw damaged('a column has another number of NULLs than its header says');
    }
  }
}

/** The batch of rows or of a dictionary in a message; undefined for a message of another kind. */
function batchIn(message: Message, { fields, dictionaries }: Schema): TypedHeader | undefined {
  if (message.isRecordBatch())
    return {
      header: read(() => message.header()),
      types: fields.map(({ type }) => type),
      with: (header) => header,
    };
  if (!message.isDictionaryBatch()) return undefined;
  const { id, data, isDelta } = read(() => message.header());
  const type = dictionaries.get(id);
  if (!type) throw damaged('it has a dictionary that no column refers to');
  return {
    header: data,
    types: [type],
    with: (header) => new DictionaryBatch(header, id, isDelta),
  };
}

/** Runs a function of the library. Its own errors, for example for a number that is too large, mean nothing to users. */
function read<T>(decode: () => T): T {
  try {
    return decode();
  } catch {
    throw damaged('it holds a number that is too large, or a type that is not supported');
  }
}

/** The number of ones among the first bits. */
function countOnes(bytes: Uint8Array, bits: number): number {
  let count = 0;
  const whole = bits >> 3;
  for (let i = 0; i < whole; i++) count += ones[bytes[i]!]!;
  return count + ones[(bytes[whole] ?? 0) & ((1 << (bits & 7)) - 1)]!;
}

/** The number of ones in each byte. */
const ones = Uint8Array.from(
  { length: 256 },
  (_, byte) => byte.toString(2).replaceAll('0', '').length,
);
