import { tagOf } from '../../core/tensor.ts';
import type { InputData } from '../inputs.ts';

/** The element types that kernels are written for. */
export type Kind = 'U8' | 'I32' | 'F32' | 'F64';

export const bytesOf: Readonly<Record<Kind, number>> = { U8: 1, I32: 4, F32: 4, F64: 8 };

/** The elements of an input. `as` is their type in memory, where kernels can read it. The flags say which types hold all their numbers. */
interface Element {
  readonly as?: Kind | undefined;
  readonly int32?: boolean;
  readonly float32?: boolean;
}

const elements: Readonly<Record<string, Element>> = {
  Int8Array: { int32: true, float32: true },
  Uint8Array: { as: 'U8', int32: true, float32: true },
  Uint8ClampedArray: { as: 'U8', int32: true, float32: true },
  Int16Array: { int32: true, float32: true },
  Uint16Array: { int32: true, float32: true },
  Int32Array: { as: 'I32', int32: true },
  Uint32Array: {},
  Float32Array: { as: 'F32', float32: true },
  Float64Array: { as: 'F64' },
};

/** Undefined for elements that no kernel reads: strings, 64-bit integers. */
export const elementOf = (input: InputData): Element | undefined =>
  input.bits ? { float32: true } : elements[tagOf(input.data)!];

/** Whether the elements have this type in memory. */
export const isAs = (data: object, as: Kind): boolean => elements[tagOf(data)!]?.as === as;

/** How the kernels of ranks read scores. */
export const scoresAs = (input: InputData): 'F32' | 'F64' | undefined => {
  const element = elementOf(input);
  return element && (element.float32 ? 'F32' : 'F64');
};
