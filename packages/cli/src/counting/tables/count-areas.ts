import type { GroupAnswer } from 'rightly/sql';
import type { SqlInput } from '../../inputs/input.ts';
import { InputError } from '../../process/errors.ts';
import { eachClass, type OneVsRest } from '../../reading/one-vs-rest.ts';
import type { DeclaredMetric } from '../../reading/declared-metric.ts';
import { PLACE, type OneVsRestQueries } from '../../reading/tables/one-vs-rest-queries.ts';

type Answer = GroupAnswer<DeclaredMetric>;

/** Areas of each class against the rest, which are added to the other metrics of their groups. */
export interface Areas {
  withAreas(group: Answer): Answer;
}

export async function countAreas(queries: OneVsRestQueries, input: SqlInput): Promise<Areas> {
  const { total, groups } = queries;
  const found: Answer[] = [];
  for (const query of groups ? [total, groups] : [total])
    found.push(...(await answersTo(query, input)));
  return areasFrom(queries, found);
}

/** The areas from answers that are grouped by class, or by class and group. */
export function areasFrom(oneVsRest: OneVsRest, answers: readonly Answer[]): Areas {
  const { classes, metrics } = oneVsRest;
  const found = new Map(answers.map((answer) => [keyOf(answer.group), answer]));
  const none = eachClass(oneVsRest);
  return {
    withAreas(group) {
      const areas = metrics.flatMap((_, m) =>
        classes.map((index, c) => {
          const own = found.get(keyOf({ ...group.group, [PLACE]: index }));
          return own?.metrics[m] ?? none[m * classes.length + c]!;
        }),
      );
      return {
        ...group,
        metrics: [...group.metrics, ...areas],
        tied: [...group.tied, ...areas.map(() => 0)],
      };
    },
  };
}

async function answersTo(
  query: NonNullable<OneVsRestQueries['groups']>,
  input: SqlInput,
): Promise<readonly Answer[]> {
  const rows = await input.scan(query.text);
  try {
    return query.read(rows).groups;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InputError(
      `${input.source}: the areas of each class against the rest: ${error.message.replace(/^read: /, '')}`,
    );
  }
}

/** A key that is equal for equal values, in any order of the columns. */
function keyOf(group: Answer['group']): string {
  const values = Object.entries(group ?? {}).map(([name, value]) =>
    // Engines return whole numbers in several types.
    name === PLACE ? [name, Number(value)] : [name, typeof value, String(value)],
  );
  return JSON.stringify(values.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
}
