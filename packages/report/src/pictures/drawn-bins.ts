import { mergedBins, placeIn, type Bin } from '../figures/merged-bins.ts';
import { figure } from '../text/numbers.ts';
import { AT_ZERO, isAtZero, signedLog, type SignedLog } from './signed-log.ts';

/** A drawn bin: the bin, its weight, and its start and end in the picture. */
export interface DrawnBin {
  readonly bin: Bin;
  readonly from: number;
  readonly to: number;
  weight: number;
}

/** An axis for bins, the drawn bins, and the function that finds the drawn bin of a bin. */
export interface DrawnBins {
  readonly axis: SignedLog;
  readonly drawn: readonly DrawnBin[];
  readonly placeOf: (bin: Bin) => number;
}

/** Bins on an axis with at most about `places` drawn bins: narrow bins are merged with their neighbours. */
export function drawnBins(
  bins: readonly (Bin & { readonly weight: number })[],
  places: number,
): DrawnBins {
  const ascending = [...bins].sort((a, b) => a.from - b.from || a.to - b.to);
  const axis = signedLog(ascending);
  const merged = mergedBins(ascending, axis.position, 1 / places);
  // A bin at 0 is too narrow to see, so it is drawn wider.
  const half = axis.scale.constant * AT_ZERO;
  const drawn = merged.map((bin): DrawnBin => {
    const [from, to] = isAtZero(bin)
      ? [Math.min(bin.from, -half), Math.max(bin.to, half)]
      : [bin.from, bin.to];
    return { bin, from, to, weight: 0 };
  });
  for (const bin of ascending) drawn[placeIn(merged, bin)]!.weight += bin.weight;
  return { axis, drawn, placeOf: (bin) => placeIn(merged, bin) };
}

export const isFinite = ({ from, to }: Bin): boolean =>
  Number.isFinite(from) && Number.isFinite(to);

/** The numbers that a bin holds. */
export const rangeOf = ({ from, to }: Bin): string =>
  from === to ? figure(from) : `${figure(from)} to ${figure(to)}`;

/** The margins of the pictures of errors, and the position of the label of the lower axis. */
export const MARGINS = {
  marginLeft: 52,
  marginRight: 16,
  marginTop: 26,
  marginBottom: 40,
} as const;
export const CENTRED = { labelAnchor: 'center', labelArrow: 'none', labelOffset: 34 } as const;
