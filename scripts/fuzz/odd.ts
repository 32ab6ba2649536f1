import { types } from 'node:util';
import * as fc from 'fast-check';

/** Errors that inputs themselves throw. They may pass through unchanged. */
export class Own extends Error {}

/** A proxy that throws on each access. */
function revoked<T extends object>(of: T): T {
  const { proxy, revoke } = Proxy.revocable(of, {});
  revoke();
  return proxy;
}

/** An array with a detached buffer. */
function detached(): Int32Array {
  const array = Int32Array.of(1);
  structuredClone(array.buffer, { transfer: [array.buffer] });
  return array;
}

/** Nested lists. Each holds the previous list twice. */
function doubled(): unknown[] {
  let list: unknown[] = [];
  for (let i = 0; i < 60; i++) list = [list, list];
  return list;
}

/** Odd values for any place. */
export const odd: fc.Arbitrary<unknown> = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.constantFrom<unknown>(
      null,
      undefined,
      NaN,
      Infinity,
      -Infinity,
      -0,
      -1,
      0.5,
      1e308,
      2 ** 53,
      2 ** 32,
      1n,
      10n ** 400n,
      '',
      '1',
      'x',
      '__proto__',
      'constructor',
      true,
      false,
      [],
      {},
      [[]],
      [[[]]],
      [null],
      new Date(0),
      new Map([[1, 2]]),
      new Set([1]),
      new ArrayBuffer(8),
      new DataView(new ArrayBuffer(8)),
      new Float32Array(3),
      new BigInt64Array(2),
      new Uint8Array(0),
      /x/,
      Symbol('s'),
      () => 1,
      // oxlint-disable-next-line typescript/no-extraneous-class -- anything may come
      class {},
      Object.create(null),
      { length: 3 },
      { length: -1 },
      { length: 2 ** 53, 0: 1 },
      Promise.resolve(1),
      // oxlint-disable-next-line unicorn/no-thenable -- anything may come
      { then: 1 },
      { __proto__: { shape: [1] } },
      { toString: () => 'x' },
      { valueOf: () => 1 },
      new Proxy({}, { get: () => 1 }),
      new Proxy([1], {
        get() {
          throw new Own();
        },
      }),
      {
        get shape() {
          throw new Own();
        },
      },
      // oxlint-disable-next-line no-sparse-arrays -- the hole is intended
      [1, , 2],
      Object.assign([], { length: 1e9 }),
      Object.assign([1, 2], { extra: 3 }),
      Object.freeze([1, 2]),
      // fast-check reads each value, but not its parts.
      [revoked({})],
      { name: revoked(() => 1) },
      { data: [1], shape: revoked([1]) },
      { data: [1], shape: detached() },
      { length: 2, nullCount: 0, toArray: 5 },
      { length: 1, nullCount: 0, toArray: () => null },
      { itemCount: NaN, getItem: () => 1 },
      doubled(),
    ),
  },
  { weight: 2, arbitrary: fc.integer() },
  { weight: 2, arbitrary: fc.double() },
  { weight: 2, arbitrary: fc.string() },
  { weight: 1, arbitrary: fc.bigInt() },
  {
    weight: 1,
    arbitrary: fc.anything({
      withBigInt: true,
      withTypedArray: true,
      withSparseArray: true,
      maxDepth: 3,
    }),
  },
);

/** A copy of a JSON value with one place changed or removed. Numbers select the place. */
export function changed(value: unknown, steps: readonly number[], put: unknown): unknown {
  // An earlier change may have put a value of any type there.
  if (!isPlain(value)) return put;
  const [step, ...rest] = steps;
  if (step === undefined) return put;
  const keys = Object.keys(value);
  if (keys.length === 0) return put;
  const key = keys[step % keys.length]!;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Record<
    string,
    unknown
  >;
  if (rest.length === 0 && put === GONE) delete copy[key];
  else
    copy[key] = changed((value as Record<string, unknown>)[key], rest, put === GONE ? null : put);
  return copy;
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  !types.isProxy(value) &&
  (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype) &&
  Object.values(Object.getOwnPropertyDescriptors(value)).every((one) => 'value' in one);

/** A marker for a removed value. */
export const GONE: unknown = Symbol('gone');

/** The place of a change, and the new value. */
export const change = fc.record({
  steps: fc.array(fc.nat(20), { minLength: 1, maxLength: 6 }),
  put: fc.oneof({ weight: 1, arbitrary: fc.constant(GONE) }, { weight: 6, arbitrary: odd }),
});
