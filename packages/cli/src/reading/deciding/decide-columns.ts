import type { Column } from '../../engines/column.ts';
import { InputError, quote } from '../../process/errors.ts';
import type { Assumption } from './assumption.ts';
import type { Candidate } from './candidates.ts';
import { type Fit, fitOf } from './fit.ts';
import { flag } from './flag.ts';
import { rankOf } from './rank-of.ts';
import { firstValues, type Sample } from './sample.ts';
import { plainName } from './usual-names.ts';

/** The candidates for truth and predictions. There is one candidate where an option names it. */
export interface Candidates {
  readonly yTrue: readonly Column[];
  readonly yPred: readonly Candidate[];
}

/** The chosen columns of truth and predictions, and the assumptions. */
export interface DecidedColumns {
  readonly yTrue: Column;
  readonly yPred: Candidate;
  readonly assumed: readonly Assumption[];
}

/** Chooses among the candidates by the first rows. Where these cannot decide, throws InputError with an option for each candidate. */
export function decideColumns({ yTrue, yPred }: Candidates, sample: Sample): DecidedColumns {
  const truth = choose({
    candidates: yTrue.map((column): Candidate => [column]),
    fit: ([column]) => best(yPred.map((one) => fitOf(column, one, sample))),
    option: '--y-true',
    sample,
  });
  const [found] = truth.found;
  const others = yPred.filter(([first]) => first !== found);
  const predictions = choose({
    candidates: others.length > 0 ? others : yPred,
    fit: (candidate) => fitOf(found, candidate, sample),
    option: '--y-pred',
    sample,
  });
  return {
    yTrue: found,
    yPred: predictions.found,
    assumed: [...truth.assumed, ...predictions.assumed],
  };
}

interface Choice {
  readonly candidates: readonly Candidate[];
  readonly fit: (candidate: Candidate) => Fit;
  readonly option: '--y-true' | '--y-pred';
  readonly sample: Sample;
}

interface Decision {
  readonly found: Candidate;
  readonly assumed: readonly Assumption[];
}

const best = (fits: readonly Fit[]): Fit => fits.reduce<Fit>((a, b) => (a > b ? a : b), 0);

/** The candidate that fits best. Among equals, the one called y_true or y_pred. */
function choose({ candidates, fit, option, sample }: Choice): Decision {
  if (candidates.length === 1) return { found: candidates[0]!, assumed: [] };
  const fits = candidates.map(fit);
  const most = best(fits);
  const fitting = candidates.filter((_, i) => fits[i] === most);
  const [role, own] = option === '--y-true' ? ['truth', 'ytrue'] : ['predictions', 'ypred'];
  const found =
    fitting.length === 1 ? fitting[0]! : fitting.find((one) => plainName(nameOf(one)) === own);
  if (!found || most === 0) {
    const flags = fitting.map((one) => `${flag(option, nameOf(one))} (${shown(one, sample)})`);
    throw new InputError(`several columns could be the ${role}: say ${flags.join(' or ')}`);
  }
  const rest = candidates.filter((one) => one !== found).map((one) => quote(nameOf(one)));
  const because =
    fitting.length > 1
      ? `its name says so; ${rest.join(', ')} could be the ${role} too`
      : most === 2 && option === '--y-pred' && candidates.some(holdsRankings)
        ? `it is one column, and holds labels of the truth; ${rest.join(', ')} could be the ${role} too`
        : most === 2 && option === '--y-pred'
          ? `it holds labels of the truth, and ${rest.join(', ')} ${rest.length > 1 ? 'do' : 'does'} not`
          : `it fits the ${option === '--y-true' ? 'predictions' : 'truth'} better than ${rest.join(', ')}`;
  return { found, assumed: [{ flag: flag(option, nameOf(found)), because }] };
}

/** Whether columns have names of ranked predictions. */
const holdsRankings = (candidate: Candidate): boolean =>
  candidate.length > 1 && candidate.every(({ name }) => rankOf(name));

/** The names of a candidate's columns, as the value of an option. */
const nameOf = (candidate: Candidate): string => candidate.map(({ name }) => name).join(',');

function shown([first, ...rest]: Candidate, sample: Sample): string {
  if (rest.length > 0) return `${rest.length + 1} columns`;
  return first.list ? 'lists' : firstValues(sample.values(first));
}
