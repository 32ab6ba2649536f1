import { allocate, release } from 'rightly/memory';
import { describe, expect, test } from 'vitest';
import { Heap } from '../../src/engines/wasm/heap.ts';
import { commonMemory, ROWS, SLACK } from '../../src/engines/wasm/memory.ts';
import { shared } from '../environment.ts';

const MB = 2 ** 20;

describe('a heap', () => {
  test('allocates parts that are aligned for any type, each with slack after it', () => {
    const heap = new Heap(MB, shared);
    const sizes = [1, 64, 100, 0, 4096, 513, 63];
    const places = sizes.map((size) => heap.allocate(size)!);
    places.forEach((address, i) => {
      expect(address % 64).toBe(0);
      expect(address).toBeGreaterThanOrEqual(heap.memory.areas.flags + ROWS);
      const next = places[i + 1] ?? heap.size;
      expect(next - address).toBeGreaterThanOrEqual(sizes[i]! + SLACK);
    });
  });

  test('allocates freed parts again, the first that fits', () => {
    const heap = new Heap(MB, shared);
    const [a, b, c] = [heap.allocate(1000)!, heap.allocate(3000)!, heap.allocate(1000)!];
    heap.free(a);
    heap.free(b);
    heap.free(c);
    expect(heap.isEmpty).toBe(true);
    expect(heap.allocate(10)).toBe(a);
    expect(heap.allocate(10)).toBeGreaterThan(a);
  });

  test.each([
    ['in order', [0, 1, 2]],
    ['backwards', [2, 1, 0]],
    ['the middle last', [0, 2, 1]],
    ['the middle first', [1, 0, 2]],
  ])('joins freed parts %s', (_, order) => {
    const heap = new Heap(MB, shared);
    const places = [1, 2, 3].map(() => heap.allocate(1000)!);
    const fourth = heap.allocate(1000)!;
    for (const i of order) heap.free(places[i]!);
    // One part as large as the three parts together, with their slack.
    expect(heap.allocate(fourth - places[0]! - SLACK)).toBe(places[0]);
  });

  test('frees only allocated parts, and each once', () => {
    const heap = new Heap(MB, shared);
    const address = heap.allocate(1000)!;
    expect(heap.free(address + 64)).toBe(false);
    expect(heap.free(0)).toBe(false);
    expect(heap.isEmpty).toBe(false);
    expect(heap.free(address)).toBe(true);
    expect(heap.free(address)).toBe(false);
  });

  test('has the requested size', () => {
    const heap = new Heap(3 * MB, shared);
    const before = heap.size;
    expect(heap.allocate(3 * MB)).toBeDefined();
    expect(heap.size).toBe(before);
  });

  test.runIf(shared)('grows by the missing bytes where threads can share it', () => {
    const heap = new Heap(MB, true);
    const { size } = heap;
    const address = heap.allocate(5 * MB)!;
    expect(heap.size - size).toBeGreaterThan(0);
    expect(heap.size - size).toBeLessThanOrEqual(6 * MB);
    expect(address + 5 * MB + SLACK).toBeLessThanOrEqual(heap.size);
    expect(heap.allocate(3 * MB)).toBeGreaterThanOrEqual(address + 5 * MB + SLACK);
  });

  test.runIf(shared)('grows enough where nothing is free', () => {
    const heap = new Heap(MB, true);
    const first = heap.allocate(1)!;
    heap.free(first);
    heap.allocate(heap.size - first - SLACK);
    for (const bytes of [1, 1000, 65_536, 65_536 + 1000, 3 * 65_536 - 10]) {
      const before = heap.size;
      const address = heap.allocate(bytes)!;
      expect(heap.size).toBeGreaterThan(before);
      expect(address + bytes + SLACK).toBeLessThanOrEqual(heap.size);
      // The rest is allocated, so that the next allocation must grow the memory.
      const behind = heap.allocate(0)!;
      heap.allocate(heap.size - behind - 2 * SLACK);
    }
  });

  test('does not grow where no thread can share it: growing would detach its arrays', () => {
    const heap = new Heap(MB, false);
    const { size } = heap;
    expect(heap.allocate(5 * MB)).toBeUndefined();
    expect(heap.size).toBe(size);
  });

  test('has a limit', () => {
    const heap = new Heap(MB, shared);
    const { size } = heap;
    for (const bytes of [2 ** 32, 2 ** 40, 2 ** 53]) expect(heap.allocate(bytes)).toBeUndefined();
    expect(heap.size).toBe(size);
    expect(heap.allocate(1000)).toBeDefined();
  });
});

test('a very large memory is dropped when all of it is free', () => {
  const large = allocate(Uint8Array, 300 * MB);
  const [first, last] = [large.byteOffset, large.byteOffset + large.length];
  expect(large[last - first - 1]).toBe(0);
  release(large);
  const small = allocate(Uint8Array, 1);
  expect(small.buffer.byteLength).toBeLessThan(100 * MB);
  release(small);
});

test('a hundred thousand allocations and releases take no more memory than one', () => {
  const { byteLength } = allocate(Float32Array, 1000).buffer;
  for (let i = 0; i < 100_000; i++) release(allocate(Float32Array, 1000));
  expect(allocate(Float32Array, 1000).buffer.byteLength).toBe(byteLength);
});

test('a row that no memory can hold does not change the kernels', () => {
  const before = commonMemory();
  expect(commonMemory(2 ** 33)).toBeUndefined();
  expect(commonMemory()).toBe(before);
  expect(commonMemory(2 ** 20)?.piece).toBeGreaterThanOrEqual(2 ** 20);
  expect(commonMemory()!.piece).toBeGreaterThanOrEqual(2 ** 20);
});
