import type * as fc from 'fast-check';

/** Inputs of one kind, and what must hold for each of them. */
export interface Generator {
  readonly name: string;
  /** How many inputs a turn tries: a second's worth at most. */
  readonly runs: number;
  readonly property: () =>
    | fc.IProperty<never>
    | fc.IAsyncProperty<never>
    | fc.IRawProperty<unknown>;
}
