import type * as fc from 'fast-check';

/** Inputs of one kind, and the property that each must have. */
export interface Generator {
  readonly name: string;
  /** The number of inputs in a turn. A turn takes at most a second. */
  readonly runs: number;
  readonly property: () =>
    | fc.IProperty<never>
    | fc.IAsyncProperty<never>
    | fc.IRawProperty<unknown>;
}
