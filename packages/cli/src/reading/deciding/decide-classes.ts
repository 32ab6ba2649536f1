import { called, type Column } from '../../engines/column.ts';
import { InputError, quote } from '../../process/errors.ts';
import { cutNames } from '../short-names.ts';
import { isWholeText, wholeName } from '../whole-text.ts';
import { foldText } from '../values/fold.ts';
import type { Assumption } from './assumption.ts';
import { flag } from './flag.ts';
import { isWholeNumber, labelOf, labelsIn } from './sample.ts';

/** The classes that score columns are for. */
export interface DecidedClasses {
  readonly classes: readonly string[];
  readonly assumed: readonly Assumption[];
}

/** The names of score columns, and their names without the shared start. */
export interface Names {
  readonly full: readonly string[];
  readonly short: readonly string[];
}

/**
 * Decides by the labels how classes are named. The name of a class is the full name of its score column, this name without the shared start,
 * this name without a part of the shared start, or the position of the column.
 */
export function decideClasses(
  truth: Column,
  names: Names,
  labels: readonly unknown[],
  fold: (text: string) => string,
): DecidedClasses {
  const { full, short } = names;
  if (truth.list || labels.length === 0) return { classes: short, assumed: [] };
  // The original texts of the booleans, such as yes and no, are not known here.
  if (/^bool/i.test(truth.typeName)) {
    if (short.every((name) => truthNames.has(name.toLowerCase())))
      return { classes: short, assumed: [] };
    throw namesError(truth, names, labels);
  }
  return truth.type === 'string'
    ? { classes: byName(truth, names, labels, fold), assumed: [] }
    : labels.every(isWholeNumber) && short.every(isWholeText)
      ? byNumber(truth, short, labels.map(labelOf))
      : full.every(isWholeText)
        ? { classes: full, assumed: [] }
        : inOrder(truth, names, labels);
}

/** Names of score columns for booleans. */
const truthNames: ReadonlySet<string> = new Set(['true', 'false', 'yes', 'no', 't', 'f', 'y', 'n']);

/**
 * The classes where labels are numbers and columns have names. Labels are the positions of the columns. With two columns this would be a guess,
 * so it is an error.
 */
function inOrder(truth: Column, names: Names, labels: readonly unknown[]): DecidedClasses {
  const { short } = names;
  if (!labels.every(isWholeNumber)) return { classes: short, assumed: [] };
  const positions = short.map((_, i) => String(i));
  const others = [...labelsIn(labels)].filter((label) => !positions.includes(label));
  if (short.length <= 2 || others.length > 0) throw namesError(truth, names, labels);
  return {
    classes: positions,
    assumed: [
      {
        flag: flag('--classes', positions.join()),
        because: `the labels of ${called(truth)} are read as the positions, from 0 on, of the score columns ${few(names.full)}`,
      },
    ],
  };
}

function namesError(truth: Column, { full }: Names, values: readonly unknown[]): InputError {
  const labels = [...labelsIn(values)].sort((a, b) => Number(a) - Number(b));
  const fits = labels.length === full.length;
  const orders =
    fits && labels.length === 2
      ? `${flag('--classes', labels.join())} or ${flag('--classes', `${labels[1]!},${labels[0]!}`)}`
      : fits
        ? `${flag('--classes', labels.join())}, or another order,`
        : '--classes';
  return new InputError(
    `the score columns must have the labels of ${called(truth)} as names; the labels are ${few(labels)}, and the columns are called ${few(full)}: say ${orders} with the label of each score column, in the order of the columns, or ${flag('--y-pred', full[0]!)} for one of the columns alone`,
  );
}

function byName(
  truth: Column,
  { full, short }: Names,
  values: readonly unknown[],
  fold: (text: string) => string,
): readonly string[] {
  const labels = labelsIn(values);
  const folded = new Set(Array.from(labels, fold));
  if (full.some((name) => folded.has(fold(name)))) return full;
  if (short.some((name) => folded.has(fold(name)))) return short;
  for (const names of cutNames(full)) {
    const own = new Set(names.map(fold));
    if (Array.from(folded).every((label) => own.has(label))) return names;
  }
  const plain = new Set(Array.from(labels, (label) => foldText(label, ['case', 'space'])));
  const isNear = [...full, ...short].some((name) => plain.has(foldText(name, ['case', 'space'])));
  const hint = isNear ? ', or --fold case,space, with which some labels match' : '';
  throw new InputError(
    `the score columns must have the labels of ${called(truth)} as names; the labels are ${few([...labels])}, and the columns are called ${few(full)}: say --classes with the label of each score column, in the order of the columns${hint}`,
  );
}

/** The classes of numbered columns: the numbers in their names, or 0, 1, 2 … in their order. */
function byNumber(
  truth: Column,
  short: readonly string[],
  labels: readonly string[],
): DecidedClasses {
  const numbers = short.map(wholeName);
  const positions = numbers.map((_, i) => String(i));
  const onlyNumbers = numbers.filter((n) => !positions.includes(n));
  const onlyPositions = positions.filter((n) => !numbers.includes(n));
  if (onlyNumbers.length === 0) return { classes: numbers, assumed: [] };
  const found = (some: readonly string[]): string | undefined =>
    labels.find((label) => some.includes(label));
  const [asNumber, asPosition] = [found(onlyNumbers), found(onlyPositions)];
  const [byNumbers, byPositions] = [numbers, positions].map((list) =>
    flag('--classes', list.join()),
  );
  if ((asNumber === undefined) === (asPosition === undefined))
    throw new InputError(
      `the labels of ${called(truth)} must be either the numbers in the names of the score columns or the positions of these columns, from 0 on; ${asNumber === undefined ? 'they could be both' : 'some are only numbers, and others are only positions'}: say ${byNumbers} or ${byPositions}`,
    );
  const isByNumber = asNumber !== undefined;
  return {
    classes: isByNumber ? numbers : positions,
    assumed: [
      {
        flag: isByNumber ? byNumbers! : byPositions!,
        because: `${called(truth)} holds the label ${asNumber ?? asPosition}`,
        rule: { kind: 'none of', values: isByNumber ? onlyPositions : onlyNumbers },
        otherwise: isByNumber ? byPositions : byNumbers,
      },
    ],
  };
}

/** Throws InputError where `--classes` gives a column the name of another column. */
export function checkGiven(given: readonly string[], { full, short }: Names): void {
  if (isCount(given) && isCount(short)) return;
  for (const own of [full, short])
    given.forEach((name, i) => {
      const other = own.indexOf(name);
      if (other >= 0 && other !== i)
        throw new InputError(
          `--classes must have the labels in the order of the score columns; it gives ${quote(name)} to ${full[i] === undefined ? `score ${i + 1}` : quote(full[i])}, and ${quote(full[other]!)} is the column of that name: say --classes ${short.join()}, or name the columns in another order with --y-pred`,
        );
    });
}

/** The first three names, in messages. */
const few = (names: readonly string[]): string =>
  `${names.slice(0, 3).map(quote).join(', ')}${names.length > 3 ? ', …' : ''}`;

/** Whether names are consecutive whole numbers. */
const isCount = (names: readonly string[]): boolean =>
  names.every((name, i) => isWholeText(name) && Number(name) === Number(names[0]) + i);
