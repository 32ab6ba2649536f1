import { get, metricFromJSON } from 'rightly/registry';
import { readAnswer, together } from 'rightly/sql';
import { InputError, Interrupted } from '../../process/errors.ts';
import { interruptible } from '../../process/signals.ts';
import { ownMetrics } from '../../reading/own-metrics.ts';
import type { OneVsRest } from '../../reading/one-vs-rest.ts';
import type { DeclaredMetric } from '../../reading/declared-metric.ts';
import { PLACE } from '../../reading/tables/one-vs-rest-queries.ts';
import { splitAnswer } from '../../reading/tables/with-areas.ts';
import { withShown } from '../shown.ts';
import { areasFrom } from '../tables/count-areas.ts';
import type { Counted, Evaluated } from '../evaluated.ts';
import { answerRows, isAnswer } from './answer.ts';
import { describedIn } from './described.ts';
import { hasGroups, type Question, type StateDocument } from './document.ts';
import { withoutNotes } from './merge.ts';
import { parseJson, withExactWholes } from './parse-json.ts';
import { readText } from './read-text.ts';
import { parseState } from './schema.ts';
import { shownFrom } from './shown-text.ts';

/** What a file of `--state` holds, or the answer to a query of `rightly sql`. Throws InputError for anything else. */
export async function readState(path: string): Promise<Evaluated> {
  try {
    const text = await interruptible(() => readText(path));
    const json = jsonIn(text);
    // Groups and classes of an answer may be numbers of any size.
    const rows = isAnswer(json)
      ? (jsonIn(withExactWholes(text)) as typeof json)
      : json === undefined
        ? await answerRows(path)
        : undefined;
    return rows ? fromAnswer(rows, path) : fromDocument(parseState(json));
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    // A value that a document lacks is undefined to the library.
    const message = (error as Error).message.replace(/; got undefined$/, '; got nothing');
    throw new InputError(message.startsWith(path) ? message : `${path}: ${message}`);
  }
}

/** One JSON value, or one a line; undefined where it is neither. */
function jsonIn(text: string): unknown {
  const whole = parseJson(text);
  if (whole !== undefined) return isAnswer([whole]) ? [whole] : whole;
  const values: unknown[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const value = parseJson(line);
    // Lines of other text are many, and each would take as long to refuse.
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

function fromDocument(document: StateDocument): Evaluated {
  const {
    rightly_state: version,
    source,
    columns,
    classes,
    metrics,
    notes,
    groups,
    reading,
    undecided,
    pictures,
  } = document;
  const counted = groups.map(({ group, replicate, rows, states }): Counted => ({
    group,
    replicate,
    rows,
    // The schema lets only metrics through that each engine counts.
    metrics: states.map(
      (state, i) => metricFromJSON({ version, ...metrics[i], state }, ownMetrics) as never,
    ),
  }));
  return {
    source,
    columns,
    classes: classes ?? undefined,
    undecided,
    groups: hasGroups(columns) ? counted : [],
    total: { ...together(metrics.map(create), counted.map(withoutNotes)), ...notes },
    reading,
    ...(pictures && { pictures: fromDocument(pictures) }),
  };
}

function fromAnswer(rows: Parameters<typeof readAnswer>[2], path: string): Evaluated {
  const description = describedIn(rows);
  const { columns, truth, against } = description;
  const source = {
    by: columns.by,
    ...(truth && columns.y_true !== null && { yTrue: { column: columns.y_true, type: truth } }),
  };
  const metrics = description.metrics.map(create);
  const { own, areas } = against ? splitAnswer(rows, columns.by.length) : { own: rows, areas: [] };
  const { groups, total, classes } = readAnswer(metrics, source, own);
  const evaluated = { source: path, columns, classes, groups, total, reading: undefined };
  const chosen = shownFrom(description, metrics, create);
  if (!chosen) return evaluated;
  const counted = against
    ? withClasses(evaluated, chosen.oneVsRest!, against.scores, areas)
    : evaluated;
  return withShown(counted, chosen);
}

/** An evaluation with the areas of each class against the rest; of all rows these are those of the groups together. */
function withClasses(
  evaluated: Evaluated,
  oneVsRest: OneVsRest,
  scores: number,
  rows: Parameters<typeof readAnswer>[2],
): Evaluated {
  const { classes, columns, groups, total } = evaluated;
  if (classes !== undefined && classes !== scores)
    throw new TypeError(`each row must have ${scores} scores, one for each class; got ${classes}`);
  const { by } = columns;
  const answer = readAnswer(
    oneVsRest.metrics,
    { by: [PLACE, ...by], yTrue: { column: '', type: 'integer' } },
    rows,
  );
  const wholes = oneVsRest.classes.map((place) => {
    const own = answer.groups.filter(({ group }) => Number(group![PLACE]) === place);
    return { ...together(oneVsRest.metrics, own), group: { [PLACE]: place } };
  });
  const areas = areasFrom(oneVsRest, [...answer.groups, ...wholes]);
  return {
    ...evaluated,
    groups: Array.from(groups, (group) => areas.beside(withoutNotes(group))),
    total: areas.beside(total),
  };
}

/** A metric that has seen nothing. */
const create = (asked: Question['metrics'][number]): DeclaredMetric =>
  get(asked, ownMetrics) as DeclaredMetric;
