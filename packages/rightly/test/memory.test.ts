import * as fc from 'fast-check';
import { accuracy, Accuracy, SparseCategoricalAccuracy, type TypedArray } from 'rightly';
import { allocate, release, type TypedArrayClass } from 'rightly/memory';
import { afterEach, describe, expect, test } from 'vitest';
import { caught } from './caught.ts';

const MB = 2 ** 20;

const taken = new Set<TypedArray>();
function take<A extends TypedArray>(kind: TypedArrayClass<A>, length: number): A {
  const array = allocate(kind, length);
  taken.add(array);
  return array;
}
const giveBack = (array: TypedArray): void => {
  taken.delete(array);
  release(array);
};
afterEach(() => taken.forEach(giveBack));

// oxfmt-ignore
const kinds = [
  Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, BigInt64Array, BigUint64Array,
  Float32Array, Float64Array,
] as unknown as readonly TypedArrayClass<TypedArray>[];

describe('allocate', () => {
  test.each(kinds.map((kind) => [kind.name, kind] as const))('gives a %s of zeros', (_, kind) => {
    for (const length of [0, 1, 7, 1000]) {
      const array = take(kind, length);
      expect(array).toBeInstanceOf(kind);
      expect(array.constructor).toBe(kind);
      expect(array.length).toBe(length);
      expect(Array.from<number | bigint, number>(array as never, Number)).toEqual(
        Array.from({ length }, () => 0),
      );
    }
  });

  test('gives arrays that metrics read', () => {
    const scores = take(Float32Array, 6);
    scores.set([0.1, 0.6, 0.3, 0.05, 0.95, 0]);
    const labels = take(Int32Array, 2);
    labels.set([2, 1]);
    const m = new SparseCategoricalAccuracy();
    m.updateState(labels, { data: scores, shape: [2, 3] });
    expect(m.state).toEqual({ total: 1, count: 2 });
    // The same array with the next batch.
    scores.set([0, 0, 1, 0, 1, 0]);
    m.updateState(labels, { data: scores, shape: [2, 3] });
    expect(m.state).toEqual({ total: 3, count: 4 });
  });

  test('gives arrays that metrics read in part, and with another element type', () => {
    const bytes = take(Uint8Array, 64);
    const scores = new Float64Array(bytes.buffer, bytes.byteOffset + 8, 4);
    scores.set([1, 0, 0, 1]);
    expect(accuracy(scores.subarray(1), [0, 0, 1]).data).toEqual(Uint8Array.of(1, 1, 1));
    expect(accuracy(bytes.subarray(8, 16), [0, 0, 0, 0, 0, 0, 0xf0, 0x3f]).data).toEqual(
      new Uint8Array(8).fill(1),
    );
  });

  test('gives zeros in memory that was used before', () => {
    for (let i = 0; i < 20; i++) {
      const array = take(Uint8Array, 1000);
      expect(array.every((x) => x === 0)).toBe(true);
      array.fill(255);
      giveBack(array);
    }
  });

  test('gives arrays that stay valid and unchanged when more is allocated', () => {
    const first = take(Float32Array, 1000);
    first.forEach((_, i) => (first[i] = i));
    const later = [
      ...Array.from({ length: 40 }, () => take(Uint8Array, MB)),
      take(Uint8Array, 20 * MB),
      take(Uint8Array, 1),
    ];
    later.forEach((array, i) => array.fill(i));
    expect(first.length).toBe(1000);
    const whole = Array.from({ length: 1000 }, (_, i) => i);
    expect(Array.from(first)).toEqual(whole);
    later.forEach((array, i) => expect(array.every((x) => x === i)).toBe(true));
    // Metrics read the new contents of the array.
    first[999] = -1;
    const m = new Accuracy();
    m.updateState(first, whole);
    m.updateState(later[40]!.subarray(MB), later[40]!.subarray(0, 19 * MB));
    expect(m.state).toEqual({ total: 999 + 19 * MB, count: 1000 + 19 * MB });
  });

  test('gives truth and scores at any distance in memory', () => {
    const [a, b] = [take(Uint8Array, 12 * MB), take(Uint8Array, 12 * MB)];
    a.fill(7, MB);
    b.fill(7, 2 * MB);
    const m = new Accuracy();
    m.updateState(a, b);
    expect(m.state).toEqual({ total: 11 * MB, count: 12 * MB });
  });
});

describe('one hundred allocations and releases', () => {
  interface Held {
    readonly array: TypedArray;
    readonly mark: number;
  }
  const isMarked = ({ array, mark }: Held): boolean =>
    (array as Uint8Array).every((x) => x === mark);
  const action = fc.record({
    kind: fc.constantFrom(...kinds.filter(({ name }) => !name.startsWith('Big'))),
    length: fc.oneof(fc.nat(40), fc.nat(5000), fc.constant(0), fc.nat(300_000)),
    /** The index of the array to release first. No array is released if there is none of that index. */
    free: fc.nat(30),
  });

  test('give each array its own memory', () => {
    fc.assert(
      fc.property(fc.array(action, { minLength: 100, maxLength: 100 }), (actions) => {
        let held: Held[] = [];
        const changed: number[] = [];
        actions.forEach(({ kind, length, free }, i) => {
          const old = held[free];
          if (old && !isMarked(old)) changed.push(i);
          if (old) giveBack(old.array);
          const array = take(kind, length) as Uint8Array;
          if (!array.every((x) => x === 0)) changed.push(i);
          const mark = (i % 100) + 1;
          held = [...held.filter((one) => one !== old), { array: array.fill(mark), mark }];
        });
        expect(changed).toEqual([]);
        expect(held.every(isMarked)).toBe(true);
        for (const { array } of held) giveBack(array);
      }),
      { numRuns: 10 },
    );
  });

  test('do not disturb the kernels', () => {
    const arrays = Array.from({ length: 100 }, (_, i) => take(Float32Array, 100).fill(i));
    const scores = {
      data: Float32Array.from({ length: 90_000 }, (_, i) => i % 7),
      shape: [30_000, 3],
    };
    const labels = Int32Array.from({ length: 30_000 }, (_, i) => i % 4);
    const m = new SparseCategoricalAccuracy();
    m.updateState(labels, scores);
    for (const array of arrays)
      m.updateState(array.subarray(0, 33), { data: array.subarray(1), shape: [33, 3] });
    expect(arrays.every((array, i) => array.every((x) => x === i))).toBe(true);
  });
});

describe('allocate refuses', () => {
  const whole = 'allocate: length must be a whole number of at least 0; got';
  // oxfmt-ignore
  const lengths: readonly (readonly [what: string, length: unknown, text: string])[] = [
    ['a negative length', -1, `${whole} -1`],
    ['a length that is not whole', 1.5, `${whole} 1.5`],
    ['NaN', NaN, `${whole} NaN`],
    ['infinity', Infinity, `${whole} Infinity`],
    ['no length', undefined, `${whole} undefined`],
    ['a string', '3', `${whole} "3"`],
    ['an array', [1], `${whole} Array(1)`],
  ];
  test.each(lengths)('%s', (_, length, text) => {
    expect(caught(() => allocate(Float32Array, length as number))).toEqual(['RangeError', text]);
  });

  test.each([2 ** 40, 2 ** 52])('%i numbers, which no memory holds', (length) => {
    const [kind, text] = caught(() => allocate(Float64Array, length));
    expect(kind).toBe('RangeError');
    expect(text).toMatch(/^allocate: length must .*; got .*\d/);
    // Nothing else breaks either.
    expect(take(Float32Array, 3)).toEqual(new Float32Array(3));
  });

  const classes: readonly (readonly [string, unknown])[] = [
    ['nothing', undefined],
    ['null', null],
    ['an array', Float32Array.of(1)],
    ['a name', 'Float32Array'],
    ['a DataView', DataView],
    ['an ArrayBuffer', ArrayBuffer],
    ['Array', Array],
    ['an object with a size', { BYTES_PER_ELEMENT: 4 }],
  ];
  test.each(classes)('%s for a class', (_, kind) => {
    const [name, text] = caught(() => allocate(kind as typeof Float32Array, 3));
    expect(name).toBe('TypeError');
    expect(text).toMatch(/^allocate: the first argument must be a class of typed arrays; got ./);
  });
});

const refused = (got: string): unknown => [
  'TypeError',
  `release: array must be an array of allocate, not yet released; got ${got}`,
];

describe('release refuses', () => {
  // oxfmt-ignore
  test.each([
    ['an array from elsewhere', new Float32Array(3), 'Float32Array(3)'],
    ['a plain array', [1, 2], 'Array(2)'],
    ['nothing', undefined, 'undefined'],
    ['null', null, 'null'],
    ['an ArrayBuffer', new ArrayBuffer(8), 'ArrayBuffer {  }'],
  ])('%s', (_, array, got) => {
    expect(caught(() => release(array as TypedArray))).toEqual(refused(got));
  });

  test('an array twice', () => {
    const array = take(Float32Array, 3);
    giveBack(array);
    expect(caught(() => release(array))).toEqual(refused('Float32Array(3)'));
  });

  test('an array twice, whose memory was allocated again', () => {
    const array = take(Float32Array, 3);
    giveBack(array);
    const others = Array.from({ length: 10 }, () => take(Float32Array, 3).fill(1));
    expect(caught(() => release(array))).toEqual(refused('Float32Array(3)'));
    const more = Array.from({ length: 10 }, () => take(Float32Array, 3).fill(2));
    expect(others.every((other) => other.every((x) => x === 1))).toBe(true);
    expect(more.every((other) => other.every((x) => x === 2))).toBe(true);
  });

  test('a part of an array', () => {
    const array = take(Float32Array, 30);
    expect(caught(() => release(array.subarray(1)))).toEqual(refused('Float32Array(29)'));
    expect(caught(() => release(array.subarray(0, 20)))).toEqual(refused('Float32Array(20)'));
    giveBack(array);
  });

  test('another array in its place', () => {
    const array = take(Float32Array, 30);
    const bytes = new Uint8Array(array.buffer, array.byteOffset, 4);
    expect(caught(() => release(bytes))).toEqual(refused('Uint8Array(4)'));
    giveBack(array);
  });

  test('an array in the kernels’ memory that was not allocated', () => {
    const { buffer } = take(Float32Array, 30);
    const last = new Uint8Array(buffer, buffer.byteLength - 1);
    expect(caught(() => release(last))).toEqual(refused('Uint8Array(1)'));
  });
});
