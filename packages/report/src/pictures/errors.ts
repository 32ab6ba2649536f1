import { line, link, rect, rectY, ruleX, ruleY } from '@observablehq/plot';
import type { ErrorsFigures } from '../data.ts';
import { mergedBins, placeIn, type Bin } from '../figures/merged-bins.ts';
import { count, figure, shortCount } from '../text/numbers.ts';
import { FIRST, INK, QUIET, RIGHT } from './colours.ts';
import { picture, type PictureOptions } from './picture.ts';
import { signedLog } from './signed-log.ts';

const BARS = 60;
const CELLS = 48;
const MARGINS = { marginLeft: 52, marginRight: 16, marginTop: 26, marginBottom: 40 };
const CENTRED = { labelAnchor: 'center', labelArrow: 'none', labelOffset: 34 } as const;

type Weighed = Bin & { readonly weight: number };
const isFinite = ({ from, to }: Bin) => Number.isFinite(from) && Number.isFinite(to);

/** A bin of exactly one number, as 0, is drawn this part of the axis wide. */
const widened = (bin: Bin, constant: number): Bin =>
  bin.from === bin.to ? { from: bin.from - constant / 4, to: bin.to + constant / 4 } : bin;

function joined(
  bins: readonly Weighed[],
  place: (value: number) => number,
  parts: number,
): Weighed[] {
  const merged = mergedBins(bins, place, 1 / parts);
  const weights = merged.map(() => 0);
  for (const bin of bins) weights[placeIn(merged, bin)]! += bin.weight;
  return merged.map((bin, i) => ({ ...bin, weight: weights[i]! }));
}

const range = ({ from, to }: Bin) =>
  from === to ? figure(from) : `${figure(from)} to ${figure(to)}`;

/** How often which error occurs: prediction less truth. */
export function errorHistogram(
  { bins }: Pick<ErrorsFigures, 'bins'>,
  options: PictureOptions = {},
): SVGSVGElement {
  const finite = bins.filter(isFinite);
  const { scale, place } = signedLog(finite);
  const bars = joined(finite, place, BARS).map((bar) => ({
    ...bar,
    ...widened(bar, scale.constant),
    bar,
  }));
  return picture(options, {
    width: options.width ?? 420,
    height: 280,
    ...MARGINS,
    x: { ...scale, ...CENTRED, label: 'Error (prediction less truth)' },
    y: { label: 'Rows', labelArrow: 'none', ticks: 4, tickFormat: shortCount, grid: true },
    marks: [
      rectY(bars, {
        x1: 'from',
        x2: 'to',
        y: 'weight',
        fill: FIRST,
        fillOpacity: 0.75,
        inset: 0.25,
        title: ({ bar }: (typeof bars)[number]) => `Error ${range(bar)}: ${count(bar.weight)} rows`,
      }),
      ruleX([0], { stroke: QUIET, strokeDasharray: '3 3' }),
      ruleY([0], { stroke: INK }),
    ],
  });
}

/** How many rows have which true number and which prediction. On the dashed line both are equal. */
export function predictedAgainstTrue(
  { cells }: Pick<ErrorsFigures, 'cells'>,
  options: PictureOptions = {},
): SVGSVGElement {
  const { width = 420 } = options;
  const asBin = ([from, to]: readonly [number, number]): Bin => ({ from, to });
  const finite = cells
    .map(({ truth, prediction, weight }) => ({
      truth: asBin(truth),
      prediction: asBin(prediction),
      weight,
    }))
    .filter(({ truth, prediction }) => isFinite(truth) && isFinite(prediction));
  const sides = finite
    .flatMap(({ truth, prediction, weight }) => [
      { ...truth, weight },
      { ...prediction, weight },
    ])
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const { scale, place } = signedLog(sides);
  const merged = mergedBins(sides, place, 1 / CELLS);
  const weights = new Map<number, number>();
  for (const { truth, prediction, weight } of finite) {
    const key = placeIn(merged, truth) * merged.length + placeIn(merged, prediction);
    weights.set(key, (weights.get(key) ?? 0) + weight);
  }
  const most = Math.max(...weights.values(), 0);
  const squares = [...weights].map(([key, weight]) => {
    const truth = merged[Math.floor(key / merged.length)]!;
    const prediction = merged[key % merged.length]!;
    const [x, y] = [widened(truth, scale.constant), widened(prediction, scale.constant)];
    return { x1: x.from, x2: x.to, y1: y.from, y2: y.to, weight, truth, prediction };
  });
  const [low, high] = scale.domain;
  return picture(options, {
    width,
    height: width - 2,
    ...MARGINS,
    x: { ...scale, ...CENTRED, label: 'True' },
    y: { ...scale, label: 'Predicted', labelArrow: 'none' },
    marks: [
      rect(squares, {
        x1: 'x1',
        x2: 'x2',
        y1: 'y1',
        y2: 'y2',
        fill: RIGHT,
        // The square root, for cells of few rows are seen too.
        fillOpacity: ({ weight }: Weighed) => 0.12 + 0.88 * Math.sqrt(weight / most),
        title: (s: (typeof squares)[number]) =>
          `True ${range(s.truth)}, predicted ${range(s.prediction)}: ${count(s.weight)} rows`,
      }),
      line(
        [
          [low, low],
          [high, high],
        ],
        { stroke: INK, strokeDasharray: '3 3' },
      ),
    ],
    opacity: { type: 'identity' },
  });
}

/** The mean absolute error of rows by their true number. */
export function errorBySize(
  { bySize }: Pick<ErrorsFigures, 'bySize'>,
  options: PictureOptions = {},
): SVGSVGElement {
  const finite = bySize.filter((bin) => isFinite(bin) && bin.weight > 0);
  const { scale, place } = signedLog(finite);
  const merged = mergedBins(finite, place, 1 / 24).map((bin) => ({ ...bin, weight: 0, sum: 0 }));
  for (const bin of finite) {
    const whole = merged[placeIn(merged, bin)]!;
    whole.weight += bin.weight;
    whole.sum += bin.weight * bin.meanError;
  }
  const steps = merged.map((bin) => ({
    ...bin,
    ...widened(bin, scale.constant),
    bin,
    meanError: bin.sum / bin.weight,
  }));
  const errors = signedLog(
    steps.map(({ meanError, weight }) => ({ from: 0, to: meanError, weight })),
  );
  return picture(options, {
    width: options.width ?? 420,
    height: 280,
    ...MARGINS,
    x: { ...scale, ...CENTRED, label: 'True' },
    y: { ...errors.scale, label: 'Mean absolute error', labelArrow: 'none', grid: true },
    marks: [
      link(steps, {
        x1: 'from',
        x2: 'to',
        y: 'meanError',
        stroke: FIRST,
        strokeWidth: 4,
        title: (s: (typeof steps)[number]) =>
          `True ${range(s.bin)}: mean absolute error ${figure(s.meanError)}, ${count(s.weight)} rows`,
      }),
      ruleY([0], { stroke: INK }),
    ],
  });
}
