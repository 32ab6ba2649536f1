import type { Estimate } from '@rightly/report/page';
import { widthOf } from '../formats/align-columns.ts';
import { fitName } from './fit-name.ts';
import type { Marks } from './marks.ts';

/** A line of a picture: a name, and a number with its interval. */
export interface Dotted extends Estimate {
  readonly name: string;
  /** Another number, which is also marked. */
  readonly guide?: number | undefined;
}

/** Numbers as dots with intervals on one scale. */
export function dotLines(
  all: readonly Dotted[],
  {
    width,
    marks,
    range,
  }: {
    readonly width: number;
    readonly marks: Marks;
    readonly range?: readonly [number, number];
  },
): string[] {
  const numbers = all.flatMap(({ value, low, high, guide }) =>
    [value, low, high, guide].filter((x): x is number => typeof x === 'number'),
  );
  if (numbers.length === 0) return [];
  const [least, most] = range ?? spread(numbers);
  const names = Math.min(Math.floor(width / 3), Math.max(...all.map(({ name }) => widthOf(name))));
  const room = Math.max(10, width - names - 12);
  const at = (x: number): number =>
    Math.round(((Math.min(most, Math.max(least, x)) - least) / (most - least)) * (room - 1));
  const lines = all.map(({ name, value, low, high, guide }) => {
    const cells = Array.from({ length: room }, () => ' ');
    if (low !== null && high !== null) {
      for (let i = at(low); i <= at(high); i++) cells[i] = marks.line;
      [cells[at(low)], cells[at(high)]] = marks.ends;
    }
    if (guide !== undefined) cells[at(guide)] = marks.guide;
    if (value !== null) cells[at(value)] = marks.dot;
    const number = value === null ? '–' : shown(value);
    return `${fitName(name, names)}  ${number.padStart(8)}  ${cells.join('')}`.trimEnd();
  });
  const [first, last] = [shown(least), shown(most)];
  const scale = `${' '.repeat(names + 12)}${first}${last.padStart(Math.max(1, room - first.length))}`;
  return [...lines, scale];
}

/** The ends of the scale. */
function spread(numbers: readonly number[]): [number, number] {
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  return least === most ? [least - 0.5, most + 0.5] : [least, most];
}

const shown = (x: number): string => String(Number(x.toPrecision(4)));
