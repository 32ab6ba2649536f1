import type { KeyedState } from 'rightly';
import { metricClasses } from 'rightly/registry';
import * as v from 'valibot';
import { ownMetrics } from '../../reading/own-metrics.ts';
import { layouts } from '../../reading/layout.ts';
import type { Group } from '../group.ts';
import {
  type Description,
  hasGroups,
  type Question,
  type StateDocument,
  versions,
} from './document.ts';

/** A count. Larger whole numbers are not exact in float64. */
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
/** Columns may have any name, so the object is only checked, not copied. */
const isGroup = (group: unknown): boolean =>
  typeof group === 'object' &&
  group !== null &&
  Object.values(group).every(
    (value) => value === null || ['string', 'number', 'boolean'].includes(typeof value),
  );
const metric = { class_name: v.string(), config: v.record(v.string(), v.unknown()) };
const question = {
  rightly_state: v.picklist(versions),
  metrics: v.pipe(v.array(v.object(metric)), v.minLength(1)),
  columns: v.object({
    // Metrics of one column have no truth.
    y_true: v.nullable(v.string()),
    y_pred: v.union([v.string(), v.array(v.string())]),
    sample_weight: v.nullable(v.string()),
    by: v.array(v.string()),
    classes: v.optional(v.array(v.string())),
    fold: v.optional(v.array(v.string())),
    replicates: v.optional(v.object({ count, cluster: v.nullable(v.string()) })),
  }),
};

/** The metric itself checks its sums. */
const isState = (sums: unknown): boolean =>
  typeof sums === 'object' && sums !== null && !Array.isArray(sums);

const readAs = v.picklist(['text', 'numbers']);

const truth = v.picklist(['integer', 'float32', 'float64', 'string']);

const description = v.object({
  ...question,
  truth: v.optional(truth),
  shown: v.optional(
    v.array(v.object({ ...metric, from: v.nullable(count), undecided: v.optional(v.boolean()) })),
  ),
  against: v.optional(
    v.object({ metrics: v.array(v.object(metric)), classes: v.array(count), scores: count }),
  ),
});

const state = v.object({
  ...question,
  source: v.string(),
  classes: v.nullable(count),
  undecided: v.optional(v.array(v.string())),
  pictures: v.optional(v.unknown()),
  notes: v.object({
    tied: v.array(count),
    nan: count,
    outOfRange: count,
    notBinary: count,
    notProbability: count,
    // Older states do not have it.
    fractional: v.optional(count, 0),
    skipped: count,
  }),
  reading: v.optional(
    v.object({
      layout: v.picklist(layouts),
      elements: v.optional(v.boolean()),
      assumed: v.array(v.object({ flag: v.string(), because: v.string() })),
      values: v.optional(
        v.object({
          y_true: readAs,
          y_pred: readAs,
          null_text: v.optional(v.array(v.string())),
        }),
      ),
    }),
  ),
  groups: v.array(
    v.object({
      group: v.nullable(v.custom<Group & object>(isGroup, 'values by column')),
      replicate: v.optional(count),
      rows: count,
      states: v.array(v.custom<KeyedState>(isState, 'sums by name')),
    }),
  ),
});

/** Parses a state. Throws TypeError for other JSON, another version, or a wrong structure. */
export function parseState(json: unknown): StateDocument {
  const { pictures, ...own } = parse(state, json) as StateDocument & { pictures?: unknown };
  const document: StateDocument = own;
  const { metrics, notes, groups } = document;
  checkMetrics(document);
  const { by } = document.columns;
  const lengths = [notes.tied, ...groups.map(({ states }) => states)];
  const isReplicated = document.columns.replicates !== undefined;
  const isWhole =
    lengths.every(({ length }) => length === metrics.length) &&
    groups.every(
      ({ group, replicate }) =>
        (group === null ? by.length === 0 : by.every((name) => Object.hasOwn(group, name))) &&
        (replicate !== undefined) === isReplicated,
    );
  if (!isWhole || (!hasGroups(document.columns) && groups.length !== 1))
    throw new TypeError('a state must have sums for each of its metrics in each of its groups');
  return pictures === undefined ? document : { ...document, pictures: parseState(pictures) };
}

/** Parses the description of an answer. Throws TypeError as `parseState` does. */
export function parseDescription(json: unknown): Description {
  const found = parse(description, json) as Description;
  const { metrics, shown = [], against } = found;
  checkMetrics({ metrics: [...metrics, ...shown, ...(against?.metrics ?? [])] });
  const areas = shown.filter(({ from }) => from === null).length;
  if (
    shown.some(({ from }) => (from ?? 0) >= metrics.length) ||
    areas !== (against?.metrics.length ?? 0)
  )
    throw new TypeError('an answer must have sums for each of the metrics that it shows');
  return found;
}

function checkMetrics({ metrics }: Pick<Question, 'metrics'>): void {
  const known = new Set<string>([
    ...metricClasses.map(({ definition }) => definition.className),
    ...Object.keys(ownMetrics),
  ]);
  const other = metrics.find(({ class_name: name }) => !known.has(name));
  if (other)
    throw new TypeError(`a state's metrics must be metrics of rightly; got ${other.class_name}`);
}

function parse(schema: v.GenericSchema, json: unknown): unknown {
  const { rightly_state: version } = Object(json) as { rightly_state?: unknown };
  if (!versions.some((known) => known === version))
    throw new TypeError(
      version === undefined
        ? 'this is not a state that rightly evaluate --state wrote'
        : `a state must be of version ${versions.join(' or ')}; got version ${JSON.stringify(version)}`,
    );
  const result = v.safeParse(schema, json, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = v.getDotPath(issue) ?? '';
  throw new TypeError(
    issue.received === 'undefined'
      ? `a state must have ${path}`
      : `a state's ${path} must be ${wanted(issue)}; got ${issue.received}`,
  );
}

/** The words for a rule of the schema. */
function wanted({ type, expected, message }: v.BaseIssue<unknown>): string {
  if (type === 'integer' || type === 'min_value') return 'a whole number of at least 0';
  if (type === 'max_value') return `at most ${Number.MAX_SAFE_INTEGER}`;
  if (type === 'min_length') return 'at least one';
  return type === 'custom' ? message : String(expected);
}
