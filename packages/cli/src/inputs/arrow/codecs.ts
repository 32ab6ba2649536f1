import { arrow } from '../../engines/arrow-library.ts';
import { InputError } from '../../process/errors.ts';
import type { Codec } from './codec.ts';

const { CompressionType } = arrow;

/** The functions that load the codecs. */
const loaders: Readonly<Record<number, () => Promise<Codec>>> = {
  [CompressionType.LZ4_FRAME]: async () => (await import('./lz4-frame.ts')).lz4Frame,
  [CompressionType.ZSTD]: async () => (await import('./zstd-frame.ts')).zstdFrame(),
};

const loaded = new Map<number, Codec>();

/** Loads a codec. Files without compression load no library. */
export async function loadCodec(type: number): Promise<void> {
  const load = loaders[type];
  if (load && !loaded.has(type)) loaded.set(type, await load());
}

/** The codec of a batch. It was loaded for the first batch of the file. */
export function codecOf(type: number): Codec {
  const codec = loaded.get(type);
  if (codec) return codec;
  throw new InputError(
    type in loaders
      ? `a batch is compressed with ${CompressionType[type]!.replace('_FRAME', '')}, and the first batch is not: write all batches alike`
      : 'a batch has an unsupported compression: write it with LZ4 or ZSTD',
  );
}
