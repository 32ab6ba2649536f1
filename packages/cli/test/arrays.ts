import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { evaluate, file, made, type Report, type Result, rightly } from './command.ts';

/** Files that NumPy and pyarrow wrote (fixtures/make.py), and the numbers in them. */
interface Fixtures {
  readonly scores: readonly (readonly number[])[];
  readonly labels: readonly number[];
  readonly weights: readonly number[];
  readonly countries: readonly string[];
  readonly names: readonly string[];
  readonly files: Readonly<Record<string, string>>;
}

export const fixtures = JSON.parse(
  readFileSync(new URL('fixtures/files.json', import.meta.url), 'utf8'),
) as Fixtures;

export function bytesOf(name: string): Buffer {
  const found = fixtures.files[name];
  if (found === undefined) throw new Error(`there is no fixture ${name}`);
  return Buffer.from(found, 'base64');
}

/** The path of a file as NumPy or pyarrow wrote it. */
export const fixture = (name: string): string => file(name, bytesOf(name));

/** The same rows as a Parquet file, with the DuckDB types of scores and labels. */
export const parquet = async (score = 'FLOAT', label = 'INTEGER'): Promise<string> =>
  made(
    'a.parquet',
    `SELECT y::${label} AS y_true, s::${score}[] AS y_pred, w::DOUBLE AS sample_weight, c AS country FROM (VALUES ${fixtures.labels
      .map(
        (y, i) =>
          `(${y}, [${fixtures.scores[i]!.join()}], ${fixtures.weights[i]!}, '${fixtures.countries[i]!}')`,
      )
      .join()}) AS t(y, s, w, c)`,
  );

/** The parts of a report that do not depend on the names of files and columns. */
export async function findings(
  ...args: string[]
): Promise<Pick<Report, 'rows' | 'results' | 'warnings'>> {
  const { rows, results, warnings } = await evaluate(...args);
  return {
    rows,
    warnings,
    results: results.map((result) =>
      regrouped(result, (group) =>
        Object.fromEntries(Object.values(group).map((value, i) => [i, value])),
      ),
    ),
  };
}

type Group = NonNullable<Result['group']>;

/** The same result with another name of its group. */
export const regrouped = (result: Result, rename: (group: Group) => Group): Result =>
  Object.assign({}, result, { group: result.group && rename(result.group) });

/** Matches a text exactly, or a regular expression. */
export const like = (message: string | RegExp): unknown =>
  typeof message === 'string' ? message : expect.stringMatching(message);

/** The error line of a command, without the folders of files. */
export async function refusal(...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await rightly('evaluate', ...args);
  if (status !== 2 || stdout !== '' || !/^rightly: [^\n]+\n$/.test(stderr))
    throw new Error(`this is no refusal: ${JSON.stringify({ status, stdout, stderr })}`);
  return stderr.slice('rightly: '.length, -1).replaceAll(/[^ '"]*\/rightly-test-\w+\/\d+\/?/g, '');
}

interface NpyOptions {
  /** NumPy's code of a type, such as `<f4`. */
  readonly descr: string;
  readonly shape: readonly number[];
  readonly fortran?: boolean;
}

const writers: Readonly<
  Record<string, (view: DataView, at: number, x: number, little: boolean) => void>
> = {
  // The numbers are the bits of half-precision floats.
  f2: (view, at, x, little) => view.setUint16(at, x, little),
  f4: (view, at, x, little) => view.setFloat32(at, x, little),
  f8: (view, at, x, little) => view.setFloat64(at, x, little),
  i4: (view, at, x, little) => view.setInt32(at, x, little),
  i8: (view, at, x, little) => view.setBigInt64(at, BigInt(x), little),
  u1: (view, at, x) => view.setUint8(at, x),
  b1: (view, at, x) => view.setUint8(at, x),
  i1: (view, at, x) => view.setInt8(at, x),
};

/** The bytes of an NPY file. The numbers are given in row-major order. */
export function npy(
  numbers: ArrayLike<number>,
  { descr, shape, fortran = false }: NpyOptions,
): Buffer {
  const [rows = 0, columns = 1] = shape;
  const code = descr.slice(1);
  const size = Number(code[1]);
  const header = `{'descr': '${descr}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': (${shape.join(', ')}${shape.length === 1 ? ',' : ''}), }`;
  const padded = header.padEnd(Math.ceil((header.length + 11) / 64) * 64 - 11) + '\n';
  const start = Buffer.alloc(10);
  start.write('\x93NUMPY\x01\x00', 'latin1');
  start.writeUInt16LE(padded.length, 8);
  const body = Buffer.alloc(numbers.length * size);
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  for (let i = 0; i < numbers.length; i++) {
    const at = fortran ? (i % columns) * rows + Math.floor(i / columns) : i;
    writers[code]!(view, at * size, numbers[i]!, descr[0] !== '>');
  }
  return Buffer.concat([start, Buffer.from(padded, 'latin1'), body]);
}
