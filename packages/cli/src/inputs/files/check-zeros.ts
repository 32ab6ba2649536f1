import { open } from 'node:fs/promises';
import { InputError } from '../../process/errors.ts';

/** Throws InputError for a file that ends with a zero byte. Text and Parquet files never end so, unless their end was not written. */
export async function checkZeros(path: string): Promise<void> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const last = Buffer.of(1);
    await file.read(last, 0, 1, size - 1);
    if (last[0] === 0)
      throw new InputError(
        `${path} is damaged: it ends with zero bytes: the end of the file was not written`,
      );
  } finally {
    await file.close();
  }
}
