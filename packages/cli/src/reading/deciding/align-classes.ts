import { called, type Column, type Part } from '../../engines/column.ts';
import { InputError, quote } from '../../process/errors.ts';
import type { Assumption } from './assumption.ts';
import type { Candidate } from './candidates.ts';
import { flag } from './flag.ts';

/** Score columns in the order of the columns of truth, and the names of the classes. */
interface Aligned {
  readonly yPred: Candidate;
  readonly classes: readonly string[];
  readonly assumed: readonly Assumption[];
}

/** Names of score columns: those of `--classes`, their full names, and their names without the shared start. */
interface ScoreNames {
  readonly given: readonly string[] | undefined;
  readonly full: readonly string[];
  readonly short: readonly string[];
}

/** Matches score columns with columns of truth by their classes. Throws InputError where the names do not match. */
export function alignClasses(
  { parts }: { readonly parts: readonly Part[] },
  yPred: Candidate,
  { given, full, short }: ScoreNames,
): Aligned {
  const names = parts.map(({ of }) => of);
  const columns = parts.map(({ column }) => column.name);
  if (yPred.length === 1) return ofList(names, yPred, given);
  const pairs = given
    ? [[names, given]]
    : [names, columns].flatMap((own) => [full, short].map((scores) => [own, scores]));
  for (const [own, scores] of pairs as [readonly string[], readonly string[]][])
    if (isPermutation(own, scores)) {
      const ordered = own.map((name) => yPred[scores.indexOf(name)]!) as [Column, ...Column[]];
      return { yPred: ordered, classes: names, assumed: [] };
    }
  const asked = `say --classes with one of ${names.join()} for each score column, in the order of the columns`;
  const counted = short.every((name) => /^\d+$/.test(name)) && yPred.length === names.length;
  if (given || !counted)
    throw new InputError(
      `the score columns must be for the classes of the columns of truth, ${few(names)}; they are for ${few(given ?? short)}: ${asked}`,
    );
  return {
    yPred,
    classes: names,
    assumed: [
      {
        flag: flag('--classes', names.join()),
        because:
          'the names of the score columns are numbers, so the scores have the order of the columns of truth',
      },
    ],
  };
}

function ofList(
  names: readonly string[],
  yPred: Candidate,
  given: readonly string[] | undefined,
): Aligned {
  if (given && given.join() !== names.join())
    throw new InputError(
      `--classes must name the classes of the columns of truth, ${few(names)}; got ${few(given)}: leave out --classes, and name the columns of truth with --y-true in the order of the scores`,
    );
  const because = `the scores of ${called(yPred[0])} have no names, so they have the order of the columns of truth`;
  return {
    yPred,
    classes: names,
    assumed: given ? [] : [{ flag: flag('--classes', names.join()), because }],
  };
}

const isPermutation = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && new Set(a).size === a.length && a.every((name) => b.includes(name));

const few = (names: readonly string[]): string =>
  `${names.slice(0, 3).map(quote).join(', ')}${names.length > 3 ? ', …' : ''}`;
