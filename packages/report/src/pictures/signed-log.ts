import type { Bin } from '../figures/merged-bins.ts';

/** An axis that is logarithmic on both sides of 0, and linear near 0. */
export interface SignedLog {
  /** Options of a scale for Plot. */
  readonly scale: {
    readonly type: 'symlog';
    readonly constant: number;
    readonly domain: readonly [number, number];
    readonly ticks: readonly number[];
    readonly tickFormat: (value: number) => string;
  };
  /** The position of a number on the axis, from 0 to 1. */
  readonly position: (value: number) => number;
}

/** Whether a bin holds numbers of both signs, or 0 alone. */
export const isAtZero = ({ from, to }: Bin): boolean => (from < 0 ? to > 0 : to <= 0);

/** The least width of a bin at 0 on each side of 0, as a share of the linear range of the axis. */
export const AT_ZERO: number = 1 / 6;

/** The axis for these bins. The axis is linear near 0: its linear range holds the 2 % of the weight nearest to 0, without the bin at 0. */
export function signedLog(bins: readonly (Bin & { readonly weight: number })[]): SignedLog {
  const bySize = bins
    .filter((bin) => !isAtZero(bin) && bin.weight > 0)
    .sort((a, b) => most(a) - most(b));
  const total = bySize.reduce((sum, { weight }) => sum + weight, 0);
  let below = 0;
  const first = bySize.find(({ weight }) => (below += weight) >= 0.02 * total);
  const constant = first === undefined ? 1 : least(first) || most(first);
  const around = bins.some(isAtZero) ? constant * AT_ZERO : 0;
  const low = Math.min(...bins.map(({ from }) => from), -around);
  const high = Math.max(...bins.map(({ to }) => to), around);
  const domain = first ? ([low, high] as const) : ([-constant, constant] as const);
  const log = (value: number) => Math.sign(value) * Math.log1p(Math.abs(value) / constant);
  const [start, end] = domain.map(log) as [number, number];
  const position = (value: number) => (log(value) - start) / (end - start);
  return {
    scale: {
      type: 'symlog',
      constant,
      domain,
      ticks: ticksOf(domain, constant, position),
      tickFormat,
    },
    position,
  };
}

/** The ticks: 0 and powers of ten, with their halves and fifths if there is room. */
function ticksOf(
  [low, high]: readonly [number, number],
  constant: number,
  position: (value: number) => number,
): number[] {
  const first = Math.floor(Math.log10(constant));
  const last = Math.floor(Math.log10(Math.max(-low, high)));
  const powers = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => 10 ** (last - i));
  const kept: number[] = [];
  const isFree = (value: number) =>
    value >= low &&
    value <= high &&
    kept.every((other) => Math.abs(position(other) - position(value)) > 0.11);
  const parts = [1, 5, 2].flatMap((part) => powers.map((power) => part * power));
  for (const value of [0, ...parts.flatMap((part) => [part, -part])])
    if (isFree(value)) kept.push(value);
  return kept.sort((a, b) => a - b);
}

const SUFFIXES = ['', 'k', 'M', 'G', 'T'];

function tickFormat(value: number): string {
  const size = Math.abs(value);
  const sign = value < 0 ? '−' : '';
  if (size === 0) return '0';
  if (size < 0.001 || size >= 1e15)
    return `${sign}${size.toExponential(0).replace('e+', 'e').replace('e-', 'e−')}`;
  const thousands = Math.max(0, Math.floor(Math.log10(size) / 3 + 1e-9));
  return `${sign}${Number((size / 1000 ** thousands).toPrecision(3))}${SUFFIXES[thousands]}`;
}

const least = ({ from, to }: Bin) => Math.min(Math.abs(from), Math.abs(to));
const most = ({ from, to }: Bin) => Math.max(Math.abs(from), Math.abs(to));
