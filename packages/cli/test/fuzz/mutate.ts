import { edges, odd } from './edges.ts';
import type { Random } from './random.ts';

/** Changes some bytes. `others` are files of the same format, from which pieces are taken. */
type Mutation = (bytes: Buffer, random: Random, others: readonly Buffer[]) => Buffer;

const flip: Mutation = (bytes, random) => {
  const changed = Buffer.from(bytes);
  for (let left = 1 + random.below(3); left > 0; left--)
    changed[random.below(bytes.length)]! ^= 1 << random.below(8);
  return changed;
};

const overwrite: Mutation = (bytes, random) => {
  const changed = Buffer.from(bytes);
  for (let left = 1 + random.below(4); left > 0; left--)
    changed[random.below(bytes.length)] = random.below(256);
  return changed;
};

const truncate: Mutation = (bytes, random) => bytes.subarray(0, random.below(bytes.length));

const remove: Mutation = (bytes, random) => {
  const start = random.below(bytes.length);
  return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + 1 + random.below(64))]);
};

const duplicate: Mutation = (bytes, random) => {
  const start = random.below(bytes.length);
  const end = start + 1 + random.below(64);
  return Buffer.concat([bytes.subarray(0, end), bytes.subarray(start)]);
};

const splice: Mutation = (bytes, random, others) => {
  const other = random.pick(others);
  return Buffer.concat([
    bytes.subarray(0, random.below(bytes.length)),
    other.subarray(random.below(other.length)),
  ]);
};

/** Replaces the bytes of a number at a random position. The number may be a length, an offset or a count. */
const number: Mutation = (bytes, random) => {
  const changed = Buffer.from(bytes);
  const size = Math.min(bytes.length, random.pick([1, 2, 4, 8]));
  const step = random.pick([1, 4, 8]);
  const last = bytes.length - size;
  const at = Math.min(last, random.below(Math.ceil(last / step) + 1) * step);
  const whole = Buffer.from(BigUint64Array.of(random.pick(edges)).buffer);
  // The metadata of Parquet stores seven bits of a number in each byte.
  const sevens = Buffer.alloc(size, 0xff).fill(0x7f, size - 1);
  changed.set(random.below(4) === 0 ? sevens : whole.subarray(0, size), at);
  return changed;
};

/** Replaces a word or a number of a text. */
const token: Mutation = (bytes, random) => {
  const text = bytes.toString('latin1');
  const tokens = [...text.matchAll(/"[^"]*"|[\w.+-]+|[^\w\s]/g)];
  if (tokens.length === 0) return bytes;
  const { 0: found, index } = random.pick(tokens);
  return Buffer.concat([
    bytes.subarray(0, index),
    Buffer.from(random.pick(odd)),
    bytes.subarray(index + found.length),
  ]);
};

const ofBytes = [flip, overwrite, truncate, remove, duplicate, splice, number, number, number];
const ofText = [flip, overwrite, truncate, remove, duplicate, splice, token, token, token, token];

/** One of the files, changed once or twice. */
export function mutate(files: readonly Buffer[], random: Random, isText: boolean): Buffer {
  let bytes = random.pick(files);
  for (let left = random.below(4) === 0 ? 2 : 1; left > 0 && bytes.length > 0; left--)
    bytes = random.pick(isText ? ofText : ofBytes)(bytes, random, files);
  return bytes;
}
