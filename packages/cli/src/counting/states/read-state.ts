import { get, metricFromJSON } from 'rightly/registry';
import { readAnswer, together } from 'rightly/sql';
import { InputError, Interrupted } from '../../process/errors.ts';
import { interruptible } from '../../process/signals.ts';
import { ownMetrics } from '../../reading/own-metrics.ts';
import type { OneVsRest } from '../../reading/one-vs-rest.ts';
import type { DeclaredMetric } from '../../reading/declared-metric.ts';
import { PLACE } from '../../reading/tables/one-vs-rest-queries.ts';
import { splitAnswer } from '../../reading/tables/with-areas.ts';
import { withShownMetrics } from '../shown-metrics.ts';
import { areasFrom } from '../tables/count-areas.ts';
import type { GroupSums, EvaluationSums } from '../evaluation-sums.ts';
import { answerRows, isAnswer } from './answer.ts';
import { describedIn } from './described.ts';
import { hasGroups, type Question, type StateDocument } from './document.ts';
import { withoutNotes } from './merge.ts';
import { parseJson, withExactWholes } from './parse-json.ts';
import { readText } from './read-text.ts';
import { parseState } from './schema.ts';
import { shownFrom } from './shown-text.ts';

/** Reads a file of `--state`, or the answer to a query of `rightly sql`. Throws InputError for any other file. */
export async function readState(path: string): Promise<EvaluationSums> {
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
    // The library's error calls a missing value undefined.
    const message = (error as Error).message.replace(/; got undefined$/, '; got nothing');
    throw new InputError(message.startsWith(path) ? message : `${path}: ${message}`);
  }
}

/** The value of JSON, or the values of one JSON value on each line; undefined for other text. */
function jsonIn(text: string): unknown {
  const whole = parseJson(text);
  if (whole !== undefined) return isAnswer([whole]) ? [whole] : whole;
  const values: unknown[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const value = parseJson(line);
    // The first bad line ends the attempt: checking all lines would take long.
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

function fromDocument(document: StateDocument): EvaluationSums {
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
  const counted = groups.map(({ group, replicate, rows, states }): GroupSums => ({
    group,
    replicate,
    rows,
    // The schema accepts only metrics that all engines count.
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

function fromAnswer(rows: Parameters<typeof readAnswer>[2], path: string): EvaluationSums {
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
  return withShownMetrics(counted, chosen);
}

/** Adds the areas of each class against the rest. The areas of all rows are the sums of those of the groups. */
function withClasses(
  evaluated: EvaluationSums,
  oneVsRest: OneVsRest,
  scores: number,
  rows: Parameters<typeof readAnswer>[2],
): EvaluationSums {
  const { classes, columns, groups, total } = evaluated;
  if (classes !== undefined && classes !== scores)
    throw new TypeError(`each row must have ${scores} scores, one for each class; got ${classes}`);
  const { by } = columns;
  const answer = readAnswer(
    oneVsRest.metrics,
    { by: [PLACE, ...by], yTrue: { column: '', type: 'integer' } },
    rows,
  );
  const wholes = oneVsRest.classes.map((index) => {
    const own = answer.groups.filter(({ group }) => Number(group![PLACE]) === index);
    return { ...together(oneVsRest.metrics, own), group: { [PLACE]: index } };
  });
  const areas = areasFrom(oneVsRest, [...answer.groups, ...wholes]);
  return {
    ...evaluated,
    groups: Array.from(groups, (group) => areas.withAreas(withoutNotes(group))),
    total: areas.withAreas(total),
  };
}

/** A metric without rows. */
const create = (asked: Question['metrics'][number]): DeclaredMetric =>
  get(asked, ownMetrics) as DeclaredMetric;
