import { InputError } from '../../process/errors.ts';
import { safeJson } from '../../process/safe-text.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import { groupLabel } from '../../results/label.ts';
import { type Figure, figuresOf, isMatrixValue, type Result } from '../../results/result.ts';
import { directionOf, rangeOfClass } from '../../reading/declared-metric.ts';

/** Names for a record that the evaluation itself does not have. */
export interface RecordOptions {
  readonly model?: string | undefined;
  readonly dataset?: string | undefined;
  /** The organization that evaluated; `unknown` by default. */
  readonly organization?: string | undefined;
  /** The version of the command. */
  readonly version?: string | undefined;
}

/** Throws InputError where the model or the data set has no name. */
export function checkRecordOptions({ model, dataset }: RecordOptions): void {
  const missing = model === undefined ? '--model' : dataset === undefined ? '--dataset' : undefined;
  if (missing !== undefined)
    throw new InputError(
      `--format every-eval-ever names the model and the data set: say ${missing} NAME`,
    );
}

/**
 * A record of Every Eval Ever, schema 0.3.0, with a result for each number. Matrices and metrics without a better direction cannot be
 * part of it; `left` is called with their names.
 */
export function toRecord(
  evaluation: Evaluation,
  { model, dataset, organization = 'unknown', version = 'unknown' }: RecordOptions,
  left: (metric: string) => unknown,
): string {
  const time = String(Math.floor(Date.now() / 1000));
  const results = evaluation.groups.flatMap(({ results: own, rows }) =>
    own.flatMap((result) => {
      const isLower = directionOf(result.class_name);
      if (isLower === undefined || isMatrixValue(result.value)) {
        left(result.metric);
        return [];
      }
      return figuresOf(result).flatMap((figure) =>
        figure.value === null
          ? []
          : [
              entry(result, figure, {
                dataset: dataset!,
                rows,
                isLower: isLower === 'down',
                source: evaluation.source,
              }),
            ],
      );
    }),
  );
  const record = {
    schema_version: '0.3.0',
    evaluation_id: `${dataset}/${model}/${time}`,
    evaluation_timestamp: time,
    retrieved_timestamp: time,
    source_metadata: {
      source_type: 'evaluation_run',
      source_organization_name: organization,
      evaluator_relationship: 'other',
    },
    eval_library: { name: 'rightly', version },
    model_info: {
      name: model,
      id: model,
      additional_details: { deployment_type: 'unknown', model_availability: 'unknown' },
    },
    evaluation_results: results,
  };
  return `${safeJson(record, 2)}\n`;
}

interface Context {
  readonly dataset: string;
  readonly source: string;
  readonly rows: number;
  readonly isLower: boolean;
}

function entry(
  { metric, class_name: kind, config, group, interval }: Result,
  { of, value, low, high, standardError }: Figure,
  { dataset, source, rows, isLower }: Context,
): object {
  const [least, most] = rangeOfClass(kind);
  const groups = Object.entries(group ?? {}).map(([name, own]) => `${name}=${groupLabel(own)}`);
  const qualifiers = [
    ...(of === undefined ? [] : [`{${of}}`]),
    ...(groups.length > 0 ? [`[${groups.join(', ')}]`] : []),
  ];
  return {
    evaluation_name: [dataset, `${metric}${qualifiers.join('')}`].join(': '),
    source_data: { dataset_name: dataset, source_type: 'other', additional_details: { source } },
    metric_config: {
      metric_id: metric,
      metric_name: metric,
      metric_kind: kind,
      metric_parameters: {
        ...scalars(config),
        ...(of !== undefined && { class: of }),
        ...Object.fromEntries(Object.entries(group ?? {})),
      },
      lower_is_better: isLower,
      score_type: 'continuous',
      min_score: numberOf(least),
      max_score: numberOf(most),
    },
    score_details: {
      score: value,
      uncertainty: {
        ...(interval &&
          low !== undefined &&
          !Number.isNaN(low) && {
            standard_error: {
              value: standardError,
              method: interval.method === 'jackknife' ? 'jackknife' : 'analytic',
            },
            confidence_interval: {
              lower: low,
              upper: high,
              confidence_level: interval.level,
              method: interval.method,
            },
          }),
        num_samples: rows,
      },
    },
  };
}

/** The options with a single value. */
const scalars = (config: Result['config']): object =>
  Object.fromEntries(
    Object.entries(config).filter(
      ([name, value]) => !['name', 'dtype'].includes(name) && Object(value) !== value,
    ),
  );

/** JSON has no infinity, but the schema allows a text for it. */
const numberOf = (x: number): number | string => (Number.isFinite(x) ? x : String(x));
