import { called, type Column } from '../../engines/column.ts';
import type { Elements } from '../../inputs/arrays/block.ts';
import { InputError, quote } from '../../process/errors.ts';
import type { PositivePair } from '../../reading/deciding/positive-pair.ts';

/** 1 for the label that a number is for, and 0 for the other. Throws InputError for a label that is neither. */
export function positives(
  { data }: Elements,
  { label, labels }: PositivePair,
  { yTrue }: { readonly yTrue: Column },
): Uint8Array {
  return Uint8Array.from(data as readonly string[], (text) => {
    if (labels.length > 0 && !labels.includes(text))
      throw new InputError(
        `${called(yTrue)} holds ${quote(text)}; it must be so that the truth is ${labels.map(quote).join(' or ')}`,
      );
    return Number(text === label);
  });
}
