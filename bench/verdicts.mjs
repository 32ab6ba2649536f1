import { everyPeer, plainLoop, targets, references } from './targets.mjs';

/** Programs of other libraries that are no references. */
export const isPeer = ({ family }) => family !== 'Rightly' && !references.has(family);

/** The fastest of some results. */
export const best = (results) =>
  results.reduce((a, b) => (a && a.median <= b.median ? a : b), undefined);

/** The target, the result, and whether the target is met, for each measured workload. Undefined without results. */
export function verdicts(workloads) {
  return targets.flatMap((target) => {
    const workload = workloads.find(({ id }) => id === target.id);
    if (workload === undefined) return [];
    const ours = workload.results.find(({ name }) => name === target.ours);
    const others = workload.results.filter((result) => result !== ours && isMeant(target, result));
    return [{ target, workload, ...judge(target, ours, best(others)) }];
  });
}

const isMeant = ({ than }, result) =>
  than === everyPeer
    ? isPeer(result) && result.family !== plainLoop
    : result.name === than || result.family === than;

function judge({ of, bound, most, least }, ours, other) {
  if (bound !== undefined && ours) return { measured: ours[of], reached: ours[of] <= bound };
  if (!ours || !other) return { measured: undefined, reached: undefined };
  const measured = most === undefined ? other.median / ours.median : ours.median / other.median;
  return { measured, other, reached: most === undefined ? measured >= least : measured <= most };
}
