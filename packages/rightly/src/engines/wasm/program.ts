import type { InputData, InputName, Inputs, Sink } from '../inputs.ts';
import type { Kernels } from './kernels.ts';
import type { Kind } from './kinds.ts';
import type { Areas } from './memory.ts';

/** A series of kernel calls that computes some columns. */
export interface Program {
  /** The indexes of the columns. */
  readonly columns: readonly number[];
  /** The codes of the kernels that the program calls. The first code contains the kernels that decode 16-bit floats. */
  readonly codes: readonly string[];
  /** The input that is read as class indexes. */
  readonly labels?: InputName | undefined;
  /** Whether kernels can read these inputs. */
  reads(inputs: Inputs): boolean;
  /** The number of samples that fit at a time. It is 0 where even one is too wide. */
  rows(at: Pick<Workplace, 'rowsOf'>, inputs: Inputs): number;
  /** The memory where the inputs are, or to which they can be copied. Undefined where there is none. */
  placeFor(inputs: Inputs): (Workplace & { sink: Sink }) | undefined;
  /** Computes the samples from `start` up to `end`, block by block. */
  run(at: Workplace, start: number, end: number, inputs: Inputs): void;
}

/**
 * How kernels find class indexes where truth is vectors. As a property of the verb, this code is only in the bundles that need vectors of truth.
 */
export interface LabelKernels {
  readonly code: string;
  /** The number of truth vectors that can be read at a time. */
  rows(at: Pick<Workplace, 'rowsOf'>, truth: InputData): number;
  /** The address of the class indexes of `n` vectors from `start` on. */
  labels(at: Workplace, start: number, n: number, truth: InputData): number;
}

/** Where a program works: in this thread's memory, or in a recorder for other threads. A program only passes on the results of kernels. */
export interface Workplace {
  readonly kernels: Kernels;
  readonly areas: Areas;
  /** The number of rows that fit. Rows that are read in place need no copy. It is 0 where a single row is too wide to copy. */
  rowsOf(input: InputData, as: Kind): number;
  /** The address of `count` elements from `start` on. */
  stage(input: InputData, start: number, count: number, as: Kind, area: number): number;
  /** The address of class indexes, one for each sample. -1 replaces a number that is no 32-bit integer. */
  stageLabels(input: InputData, start: number, n: number): number;
  /** The address for the values of the column at `which`, for samples from `start` on. */
  flagsFor(which: number, start: number): number;
  /** Passes the values on. `ones` is the result of the kernel. */
  emit(which: number, start: number, n: number, flags: number, ones: number): void;
  /** Refuses the input unless `found`, the result of a kernel, is 0. */
  refuseNaN(found: number, input: InputData): void;
}
