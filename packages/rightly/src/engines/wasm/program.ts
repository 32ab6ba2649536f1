import type { InputData, InputName, Inputs, Sink } from '../inputs.ts';
import type { Kernels } from './kernels.ts';
import type { Kind } from './kinds.ts';
import type { Areas } from './memory.ts';

/** Columns that one series of kernel calls answers. */
export interface Program {
  /** Which columns it answers. */
  readonly columns: readonly number[];
  /** The codes of the kernels that it calls. The first one has those that decode 16-bit floats. */
  readonly codes: readonly string[];
  /** The input that it reads as class indexes. */
  readonly labels?: InputName | undefined;
  /** Whether kernels can read these inputs. */
  reads(inputs: Inputs): boolean;
  /** How many samples it can answer for at once; 0 where even one is too wide for the place. */
  rows(at: Pick<Workplace, 'rowsOf'>, inputs: Inputs): number;
  /** Where the inputs are, or where they can be copied to; undefined where there is no such place. */
  placeFor(inputs: Inputs): (Workplace & { sink: Sink }) | undefined;
  /** Answers for the samples from `start` up to `end`, block by block. */
  run(at: Workplace, start: number, end: number, inputs: Inputs): void;
}

/** How kernels find class indexes where truth is vectors: it travels with the verb, so that bundles without such truth lack it. */
export interface LabelKernels {
  readonly code: string;
  /** How many vectors of truth can be read at once. */
  rows(at: Pick<Workplace, 'rowsOf'>, truth: InputData): number;
  /** The address of the class indexes of `n` vectors from `start` on. */
  labels(at: Workplace, start: number, n: number, truth: InputData): number;
}

/** Where a program works: in this thread's memory, or on paper, for other threads to do. What kernels return is only handed on. */
export interface Workplace {
  readonly kernels: Kernels;
  readonly areas: Areas;
  /** How many rows fit: many where they are read in place, none where a single one is too wide to be copied. */
  rowsOf(input: InputData, as: Kind): number;
  /** The address of `count` elements from `start` on. */
  stage(input: InputData, start: number, count: number, as: Kind, area: number): number;
  /** The same for class indexes, one a sample; -1 stands for those that no 32-bit integer can be. */
  stageLabels(input: InputData, start: number, n: number): number;
  /** Where the values of the column at `which` for samples from `start` on are to be written. */
  flagsFor(which: number, start: number): number;
  /** Hands them over; `ones` is what the kernel returned. */
  emit(which: number, start: number, n: number, flags: number, ones: number): void;
  /** Refuses the input where `found`, which a kernel returned, is not 0. */
  refuseNaN(found: number, input: InputData): void;
}
