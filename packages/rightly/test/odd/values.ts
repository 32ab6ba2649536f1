/* Odd values, and the form of a right error about them. */

/** An error that an input itself throws. It passes through. */
export const own = new Error('thrown by what was handed over');

const thrown = (): never => {
  throw own;
};

/** A proxy that throws on each access. */
export function revoked<T extends object>(of: T): T {
  const { proxy, revoke } = Proxy.revocable(of, {});
  revoke();
  return proxy;
}

/** An array with a detached buffer. */
export function detached<T extends Float32Array | Int32Array>(array: T): T {
  structuredClone(array.buffer, { transfer: [array.buffer as ArrayBuffer] });
  return array;
}

function selfish(): unknown[] {
  const list: unknown[] = [1];
  list.push(list);
  return list;
}

function itself(): object {
  const object: Record<string, unknown> = {};
  return Object.assign(object, {
    data: object,
    shape: object,
    metrics: object,
    ort_tensor: object,
  });
}

function deep(): unknown[] {
  let list: unknown[] = [1];
  for (let i = 0; i < 20_000; i++) list = [list];
  return list;
}

function columnOfItself(): object {
  const column: object = { length: 1, nullCount: 1, at: () => column, toArray: () => [column] };
  return column;
}

/** Nested lists, each of which holds the previous list twice: few objects, and more parts than can be visited. */
function doubled(): unknown[] {
  let list: unknown[] = [];
  for (let i = 0; i < 60; i++) list = [list, list];
  return list;
}

const long = 'x'.repeat(1e6);
const data = [1, 0];
const shape = [2];

/** The values by name. */
export const odd: Readonly<Record<string, unknown>> = {
  null: null,
  undefined,
  NaN,
  infinity: Infinity,
  'minus infinity': -Infinity,
  'minus one': -1,
  'a fraction': 2.5,
  'a large number': 1e308,
  'a bigint': 1n,
  'a large bigint': 10n ** 400n,
  'no text': '',
  text: 'x',
  __proto__: '__proto__',
  'long text': long,
  true: true,
  symbol: Symbol('s'),
  'an empty list': [],
  'an empty object': {},
  'a list of null': [null],
  'a list of undefined': [undefined],
  'a list of a symbol': [Symbol('s')],
  'a list of an object': [{}],
  'lists of two lengths': [[1], [1, 2]],
  'a date': new Date(0),
  'a date that is none': new Date(NaN),
  'a map': new Map([[1, 2]]),
  'a set': new Set([1]),
  'a buffer': new ArrayBuffer(8),
  'a view': new DataView(new ArrayBuffer(8)),
  bigints: new BigInt64Array(3),
  'an empty array': new Uint8Array(0),
  'an array without memory': detached(new Float32Array(4)),
  'a regular expression': /x/,
  'a function': (): number => 1,
  'a function that throws': thrown,
  // oxlint-disable-next-line typescript/no-extraneous-class -- anything may come
  'a class': class {},
  'an object without a prototype': Object.create(null) as object,
  'a length': { length: 3 },
  'a negative length': { length: -1 },
  'a length beyond all': { length: 2 ** 53, 0: 1 },
  'a length that is a symbol': { length: Symbol('s') },
  'a promise': Promise.resolve(1),
  // oxlint-disable-next-line unicorn/no-thenable -- anything may come
  'a then that is none': { then: 1 },
  'text that throws': { toString: thrown, valueOf: thrown, [Symbol.toPrimitive]: thrown },
  'text that is a symbol': { toString: () => Symbol('s'), toJSON: () => Symbol('s') },
  'a proxy of ones': new Proxy({}, { get: () => 1 }),
  'a proxy of nothing': new Proxy({}, { get: () => undefined }),
  'a proxy of a function': new Proxy((): number => 1, {}),
  'a proxy that throws': new Proxy({}, { get: thrown, has: thrown, ownKeys: thrown }),
  'a list that throws': new Proxy([1, 2], { get: thrown }),
  'a revoked object': revoked({}),
  'a revoked list': revoked([]),
  'a revoked function': revoked(() => 1),
  'a list of a revoked object': [revoked({})],
  'an object of a revoked list': { a: revoked([]) },
  'a getter that throws': {
    get data() {
      return thrown();
    },
    shape,
  },
  'a constructor that is null': { constructor: null },
  // oxlint-disable-next-line no-sparse-arrays -- a hole is what is meant
  'a hole': [1, , 2],
  'a list of holes': Object.assign([], { length: 1e9 }),
  'a list that holds itself': selfish(),
  'an object that holds itself': itself(),
  'lists in lists': deep(),
  'lists that double': doubled(),
  'an iterator that throws': { [Symbol.iterator]: thrown },
  'an iterator that is none': { [Symbol.iterator]: () => ({ next: 5 }) },
  'an error': new Error('e'),
  'a column whose toArray is no function': { length: 2, nullCount: 0, toArray: 5 },
  'a column without elements': { length: 2, nullCount: 0, toArray: () => null },
  'a column of symbols': { itemCount: 2, getItem: () => Symbol('s') },
  'a column of a negative length': { length: -3, nullCount: 0, toArray: () => [] },
  'a column of no length': { itemCount: NaN, getItem: () => 1 },
  'a column that holds itself': columnOfItself(),
  'a shape without memory': { data: [1], shape: detached(new Int32Array([1])) },
  'a revoked shape': { data, shape: revoked([2]) },
  'a shape of a symbol': { data, shape: [Symbol('s')] },
  'a shape with a hole': { data, shape: Object.assign([], { length: 2, 1: 2 }) },
  'a shape that is a function': { data: [1], shape: () => [1] },
  'a shape of a negative length': { data: [1], shape: { length: -1 } },
  'a shape of endless axes': { data, shape: { length: 1e9 } },
  'revoked strides': { data, shape, strides: revoked([1]) },
  'strides of a symbol': { data, shape, strides: [Symbol('s')] },
  'strides that are a number': { data, shape, strides: 1 },
  'strides that are nothing': { data, shape, strides: 0 },
  'half a stride': { data, shape, strides: [0.5] },
  'an offset that is a symbol': { data, shape, offset: Symbol('s') },
  'an offset that is null': { data, shape, offset: null },
  'an order that is none': { data, shape, order: long },
  'fortranOrder that is 1': { data, shape, fortranOrder: 1 },
  'a long type': { data, shape, type: long },
  'revoked data': { data: revoked([]), shape: [1] },
  'data without memory': { data: detached(new Float32Array(4)), shape: [4] },
  'data that are a symbol': { data: Symbol('s'), shape: [1] },
  'data in a promise': { data: Promise.resolve([1]), shape: [1] },
  'data on a device': { shape, dims: shape, location: 'gpu-buffer' },
  'a tensor that gives nothing': { dataSync: () => null, data: () => null, shape: [1] },
  'a tensor that gives a revoked list': { dataSync: () => revoked([]), data: () => 1, shape: [1] },
  'a class without a score': [{ label: 'a', score: 1 }, null],
  'a key of a million letters': { [long]: 1 },
  'a key that is a symbol': { [Symbol('s')]: 1 },
};

/** Internal words of JavaScript, which mean nothing to users. */
const inside =
  /Cannot (read|set|convert|mix|access|assign|destructure|perform|use)|is not (a function|iterable|defined|a constructor|extensible)|Maximum call stack|Invalid (typed )?array|\[object (?!Object\]$)/;

/** The fault of an error of the library. Undefined if there is none. */
export function fault(error: unknown): string | undefined {
  if (error === own) return undefined;
  if (!(error instanceof TypeError || error instanceof RangeError))
    return `thrown: ${String(error)}`;
  const { message } = error;
  if (!/ must [^]+; got /.test(message) || inside.test(message)) return message.slice(0, 300);
  return message.length > 5000 ? `${message.length} letters` : undefined;
}

/** The outcomes of odd values that a call neither takes nor refuses as it must, by their names. */
export async function faults(
  call: (value: never) => unknown,
  except: readonly string[] = [],
): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(odd)) {
    if (except.includes(name)) continue;
    try {
      await call(value as never);
    } catch (error) {
      const text = fault(error);
      if (text !== undefined) found[name] = text;
    }
  }
  return found;
}
