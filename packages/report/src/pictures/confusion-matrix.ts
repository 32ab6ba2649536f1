import { cell, frame, text } from '@observablehq/plot';
import type { MatrixFigures } from '../data.ts';
import { count, percent, shortCount } from '../text/numbers.ts';
import { shortened } from '../text/visible.ts';
import { INK, LINE, RIGHT, WRONG } from './colours.ts';
import { picture, type PictureOptions } from './picture.ts';

/** The most classes with a number in each cell. */
const NUMBERED = 20;
const LETTERS = 14;
/** The height of a cell at most: with two or three classes, cells are wider than tall. */
const TALLEST = 80;

export interface ConfusionMatrixOptions extends PictureOptions {
  /** Numbers of rows, or shares of the rows of a true class. */
  readonly by?: 'count' | 'row';
}

/** The confusion matrix as a heat map. Right and wrong predictions have separate scales, so that a few errors are visible too. */
export function confusionMatrix(
  { names, rows, classesEach }: MatrixFigures,
  options: ConfusionMatrixOptions = {},
): SVGSVGElement {
  const by = options.by ?? 'count';
  const n = names.length;
  const cells = rows.flatMap((row, truth) => {
    const total = row.reduce((sum, weight) => sum + weight, 0);
    return row.map((weight, prediction) => ({
      truth,
      prediction,
      weight,
      shown: by === 'count' ? weight : total > 0 ? weight / total : 0,
      isRight: truth === prediction,
    }));
  });
  const most = (isRight: boolean) =>
    Math.max(...cells.filter((c) => c.isRight === isRight).map((c) => c.shown), Number.MIN_VALUE);
  const [mostRight, mostWrong] = [most(true), most(false)];
  const strength = (c: (typeof cells)[number]) => c.shown / (c.isRight ? mostRight : mostWrong);
  const title = (c: (typeof cells)[number]) =>
    `${names[c.truth]} as ${names[c.prediction]}: ${count(c.weight)}${by === 'row' ? `, ${percent(c.shown)}` : ''}`;

  const labels = names.map((name) => shortened(name, LETTERS));
  const longest = Math.max(...labels.map((label) => Array.from(label).length));
  const width = options.width ?? (n > 12 ? 640 : 420);
  const margin = Math.max(52, 36 + 6.9 * longest);
  const side = Math.max((width - margin - 8) / n, 1);
  const isTurned = 7 * longest > side;
  const top = isTurned ? margin : 44;
  const size = Math.max(6, Math.min(13, side / 3.1));
  const isNumbered = n <= NUMBERED && classesEach === 1;
  // Labels that would overlap are left out.
  const every = Math.ceil(12 / side);
  const ticks = names.map((_, i) => i).filter((i) => i % every === 0);

  return picture(options, {
    width,
    height: n * Math.min(side, TALLEST) + top + 8,
    marginLeft: margin,
    marginTop: top,
    marginRight: 8,
    marginBottom: 8,
    x: {
      axis: 'top',
      label: 'Predicted',
      labelAnchor: 'center',
      labelArrow: 'none',
      domain: names.map((_, i) => i),
      ticks,
      tickFormat: (i: number) => labels[i]!,
      tickRotate: isTurned ? -90 : 0,
      tickSize: 0,
      labelOffset: top - 10,
      padding: n > 40 ? 0 : 0.04,
    },
    y: {
      label: 'True',
      labelAnchor: 'center',
      labelArrow: 'none',
      domain: names.map((_, i) => i),
      ticks,
      tickFormat: (i: number) => labels[i]!,
      tickSize: 0,
      labelOffset: margin - 10,
      padding: n > 40 ? 0 : 0.04,
    },
    marks: [
      frame({ stroke: LINE }),
      cell(
        cells.filter((c) => c.weight > 0),
        {
          x: 'prediction',
          y: 'truth',
          fill: (c: (typeof cells)[number]) => (c.isRight ? RIGHT : WRONG),
          fillOpacity: strength,
          title,
        },
      ),
      ...(isNumbered
        ? [
            text(
              cells.filter((c) => c.weight > 0),
              {
                x: 'prediction',
                y: 'truth',
                text: (c: (typeof cells)[number]) =>
                  by === 'count' ? shortCount(c.weight) : partOf(c.shown),
                fill: INK,
                fontSize: size,
              },
            ),
          ]
        : []),
    ],
    color: { type: 'identity' },
    opacity: { type: 'identity' },
  });
}

/** A share in percent, in at most three letters. */
const partOf = (part: number): string =>
  part < 0.0005 ? '<.1' : part < 0.0995 ? (100 * part).toFixed(1) : (100 * part).toFixed(0);
