import { readFileSync } from 'node:fs';
import type { AnyMeanMetric } from 'rightly';
import { metricFromJSON } from 'rightly/registry';
import { readAnswer, together } from 'rightly/sql';
import { InputError } from '../errors.ts';
import type { Counted, Evaluated } from '../evaluate/results.ts';
import { answerRows, isAnswer } from './answer.ts';
import { describedIn } from './described.ts';
import type { StateDocument } from './document.ts';
import { withoutNotes } from './merge.ts';
import { parseState } from './schema.ts';

/** What a file of `--state` holds, or the answer to a query of `rightly sql`. Throws InputError for anything else. */
export async function readState(path: string): Promise<Evaluated> {
  try {
    const text = readFileSync(path, 'utf8');
    const json = jsonIn(text);
    const rows = isAnswer(json) ? json : json === undefined ? await answerRows(path) : undefined;
    return rows ? fromAnswer(rows, path) : fromDocument(parseState(json));
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${path}: ${(error as Error).message}`);
  }
}

/** One JSON value, or one a line; undefined where it is neither. */
function jsonIn(text: string): unknown {
  const whole = parse(text);
  if (whole !== undefined) return isAnswer([whole]) ? [whole] : whole;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const values = lines.map(parse);
  return values.includes(undefined) ? undefined : values;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function fromDocument(document: StateDocument): Evaluated {
  const { source, columns, classes, metrics, notes, groups } = document;
  const metric = (i: number, state: object): AnyMeanMetric =>
    metricFromJSON({ version: 1, ...metrics[i], state });
  const counted = groups.map(({ group, rows, states }): Counted => ({
    group,
    rows,
    metrics: states.map((state, i) => metric(i, state)),
  }));
  const unseen = metrics.map((_, i) => metric(i, { total: 0, count: 0 }));
  return {
    source,
    columns,
    classes: classes ?? undefined,
    groups: columns.by.length === 0 ? [] : counted,
    total: { ...together(unseen, counted.map(withoutNotes)), ...notes },
  };
}

function fromAnswer(rows: Parameters<typeof readAnswer>[2], path: string): Evaluated {
  const { metrics, columns } = describedIn(rows);
  const by = columns.by;
  const unseen = metrics.map((metric) =>
    metricFromJSON({ version: 1, ...metric, state: { total: 0, count: 0 } }),
  );
  const { groups, total, classes } = readAnswer(unseen, { by }, rows);
  return { source: path, columns, classes, groups, total };
}
