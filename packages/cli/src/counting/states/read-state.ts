import { get, metricFromJSON } from 'rightly/registry';
import { readAnswer, together } from 'rightly/sql';
import { InputError, Interrupted } from '../../process/errors.ts';
import { interruptible } from '../../process/signals.ts';
import { columnMetrics } from '../../reading/column-metrics.ts';
import type { DeclaredMetric } from '../../reading/declared-metric.ts';
import type { Counted, Evaluated } from '../evaluated.ts';
import { answerRows, isAnswer } from './answer.ts';
import { describedIn } from './described.ts';
import type { Question, StateDocument } from './document.ts';
import { withoutNotes } from './merge.ts';
import { parseJson, withExactWholes } from './parse-json.ts';
import { readText } from './read-text.ts';
import { parseState } from './schema.ts';

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
  } = document;
  const counted = groups.map(({ group, rows, states }): Counted => ({
    group,
    rows,
    // The schema lets only metrics through that each engine counts.
    metrics: states.map(
      (state, i) => metricFromJSON({ version, ...metrics[i], state }, columnMetrics) as never,
    ),
  }));
  return {
    source,
    columns,
    classes: classes ?? undefined,
    undecided,
    groups: columns.by.length === 0 ? [] : counted,
    total: { ...together(metrics.map(create), counted.map(withoutNotes)), ...notes },
    reading,
  };
}

function fromAnswer(rows: Parameters<typeof readAnswer>[2], path: string): Evaluated {
  const { metrics, columns, truth } = describedIn(rows);
  const source = {
    by: columns.by,
    ...(truth && columns.y_true !== null && { yTrue: { column: columns.y_true, type: truth } }),
  };
  const { groups, total, classes } = readAnswer(metrics.map(create), source, rows);
  return { source: path, columns, classes, groups, total, reading: undefined };
}

/** A metric that has seen nothing. */
const create = (asked: Question['metrics'][number]): DeclaredMetric =>
  get(asked, columnMetrics) as DeclaredMetric;
