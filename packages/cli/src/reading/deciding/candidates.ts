import type { Column } from '../../engines/column.ts';
import { firstDuplicate } from '../../inputs/first-duplicate.ts';
import { rankOf } from './rank-of.ts';
import { answers, isOneOf, usualNames } from './usual-names.ts';

/** A candidate for a role: one column, or score columns, one for each class. */
export type Candidate = readonly [Column, ...Column[]];

/** The columns with usual names of a truth. */
export function truthCandidates(all: readonly Column[]): Column[] {
  return all.filter(({ name }) => isOneOf(usualNames.yTrue)(name));
}

/** The columns called `answer`: each could be the truth or the predictions. */
export const answerColumns = (all: readonly Column[]): Column[] =>
  all.filter(({ name }) => isOneOf(answers)(name));

/** The columns and the families of score columns with usual names of predictions. */
export function predictionCandidates(free: readonly Column[]): Candidate[] {
  const isUsual = isOneOf([...usualNames.yPred, ...answers]);
  const singles = free.filter(({ name }) => isUsual(name));
  const others = free.filter((column) => !singles.includes(column));
  const families = others.map(({ name }) => familyOf(name));
  const found: Candidate[] = [];
  let rest = families.filter((one) => one !== undefined);
  for (let family = firstDuplicate(rest); family !== undefined; family = firstDuplicate(rest)) {
    const own = family;
    found.push(ranked(others.filter((_, i) => families[i] === own)));
    rest = rest.filter((one) => one !== own);
  }
  return [...singles.map((column): Candidate => [column]), ...found];
}

/** Ranked predictions in the order of the ranks in their names. */
function ranked(family: readonly Column[]): Candidate {
  const places = new Map(family.map((column) => [column, rankOf(column.name)?.rank ?? 0]));
  return [...family].sort((a, b) => places.get(a)! - places.get(b)!) as unknown as Candidate;
}

/** The start of the name of a score column: p0, prob_1, score_cat, .pred_cat … */
const scoreName =
  /^(?:(p|prob|proba|probability|score|logit|class|y_pred)(?=\d)|(p|prob|proba|probability|score|logit|y_pred|\.pred)_)/i;

/** The family of a score column. The names of a family have the same start, and all end in numbers or all in words. */
function familyOf(name: string): string | undefined {
  const rank = rankOf(name);
  if (rank) return rank.family;
  const start = scoreName.exec(name)?.[0];
  return start && `${start}${/^\d+$/.test(name.slice(start.length)) ? '#' : ''}`;
}
