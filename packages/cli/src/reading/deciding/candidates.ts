import type { Column } from '../../engines/column.ts';
import { firstDuplicate } from '../../inputs/first-duplicate.ts';
import { rankOf } from './rank-of.ts';
import { answers, isOneOf, usualNames } from './usual-names.ts';

/** Columns that together could have a role: one, or one of scores for each class. */
export type Candidate = readonly [Column, ...Column[]];

/** The columns whose names say that they could be the truth. */
export function truthCandidates(all: readonly Column[]): Column[] {
  return all.filter(({ name }) => isOneOf(usualNames.yTrue)(name));
}

/** The columns called `answer`, which could be the truth or the predictions. */
export const answerColumns = (all: readonly Column[]): Column[] =>
  all.filter(({ name }) => isOneOf(answers)(name));

/** The columns, and the families of score columns, whose names say that they could be the predictions. */
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

/** Columns whose names say a place among ranked predictions, the best first. */
function ranked(family: readonly Column[]): Candidate {
  const places = new Map(family.map((column) => [column, rankOf(column.name)?.place ?? 0]));
  return [...family].sort((a, b) => places.get(a)! - places.get(b)!) as unknown as Candidate;
}

/** Names of score columns, one a class: p0, prob_1, score_cat, .pred_cat … */
const scoreName =
  /^(?:(p|prob|proba|probability|score|logit|class|y_pred)(?=\d)|(p|prob|proba|probability|score|logit|y_pred|\.pred)_)/i;

/** Score columns of one family begin alike, and end in numbers or all in words. */
function familyOf(name: string): string | undefined {
  const rank = rankOf(name);
  if (rank) return rank.family;
  const start = scoreName.exec(name)?.[0];
  return start && `${start}${/^\d+$/.test(name.slice(start.length)) ? '#' : ''}`;
}
