import { called, type Column } from '../../engines/column.ts';
import type { Elements } from '../../inputs/arrays/block.ts';
import { InputError, quote } from '../../process/errors.ts';
import type { PositivePair } from '../../reading/deciding/positive-pair.ts';

/** 1 for the positive label, and 0 for the other label. Throws InputError for a third label. */
export function positives(
  { data }: Elements,
  { label, labels }: PositivePair,
  { yTrue }: { readonly yTrue: Column },
): Uint8Array {
  return Uint8Array.from(data as readonly string[], (text) => {
    if (labels.length > 0 && !labels.includes(text))
      throw new InputError(
        `${called(yTrue)} holds ${quote(text)}; expected that the truth is ${labels.map(quote).join(' or ')}`,
      );
    return Number(text === label);
  });
}
