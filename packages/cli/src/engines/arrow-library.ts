import * as arrow from 'apache-arrow';
import { Footer } from 'apache-arrow/ipc/metadata/file';
import { Message } from 'apache-arrow/ipc/metadata/message';
import { InputError } from '../process/errors.ts';

export { arrow, Footer, Message };
export type { RecordBatch as BatchHeader } from 'apache-arrow/ipc/metadata/message';

const { CompressionType, compressionRegistry } = arrow;

for (const type of [CompressionType.LZ4_FRAME, CompressionType.ZSTD])
  compressionRegistry.set(type, {
    decode: () => {
      const name = CompressionType[type].replace('_FRAME', '');
      throw new InputError(
        `the columns are compressed with ${name}; write them plain, as with compression='uncompressed' in pyarrow and pandas`,
      );
    },
  });
