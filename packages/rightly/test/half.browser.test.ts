import { expect, test } from 'vitest';
import { HalfTensor } from '../src/core/half.ts';

test('float16 equals that of the browser', () => {
  const all = Uint16Array.from({ length: 65_536 }, (_, i) => i);
  const { Float16Array: Native } = globalThis as unknown as {
    Float16Array: new (buffer: ArrayBuffer) => Iterable<number>;
  };
  expect(Array.from(new HalfTensor(all, [65_536], 'float16').data)).toEqual(
    Array.from(new Native(all.buffer)),
  );
});
