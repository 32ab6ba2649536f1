import { ZSTDDecoder } from 'zstddec';
import { InputError } from '../../process/errors.ts';
import { damaged } from '../../engines/arrow/damaged.ts';
import type { Codec } from './codec.ts';
import { zstdSizeLimit } from './zstd-size-limit.ts';

/** The most bytes of one column. The library decompresses in memory of its own, which grows to 2 GiB at most. */
const most: number = 2 ** 30;

/**
 * ZSTD in frames. The library zstddec is libzstd in WebAssembly. Node's own zlib has ZSTD only from version 22.15 on. Decoders in JavaScript
 * take twenty times as long. If the library fails, its result has another length.
 */
export async function zstdFrame(): Promise<Codec> {
  const decoder = new ZSTDDecoder();
  await decoder.init();
  return {
    read: (packed) => ({
      most: zstdSizeLimit(packed),
      decode(into) {
        if (packed.length + into.length > most)
          throw new InputError(
            `a column of a batch that is compressed with ZSTD must have at most ${most} bytes: write smaller batches`,
          );
        const plain = decoder.decode(packed, into.length);
        if (plain.length !== into.length)
          throw damaged('a column has another length than its header says');
        into.set(plain);
      },
    }),
  };
}
