import { truncate, isPlain, rangeError, show, typeError, versionOf } from '../core/errors.ts';
import { Metric } from '../core/metric.ts';
import type { MetricDocument } from '../core/metric-class.ts';
import { MetricList } from '../core/metric-list.ts';
import { checkKeys } from '../core/options.ts';
import { isArray, isFunction, isString, objectOf } from '../core/readable.ts';
import type { Countable } from './wrapped.ts';

/** The state of a stream as plain data for JSON: the number of counted batches, and the documents of the metrics. */
export interface StreamCheckpoint {
  readonly version: 1;
  readonly class_name: 'StreamCheckpoint';
  /** The number of counted batches. */
  readonly batches: number;
  readonly metrics: readonly MetricDocument[];
}

export interface CheckpointOptions {
  /**
   * The number of batches between calls of `save`, 100 by default. `save` is also called at the end of the stream, and when the run is
   * aborted.
   */
  readonly every?: number | undefined;
  /** Saves a checkpoint. The next batch waits for the promise. */
  readonly save?: ((saved: StreamCheckpoint) => unknown) | undefined;
  /** The checkpoint to continue from, as `save` got it. The sums of the checkpoint replace those of the metrics. */
  readonly resume?: StreamCheckpoint | null | undefined;
}

/** The position of a run, and its checkpoints. */
export class Position {
  /** The number of counted batches. */
  batches = 0;
  #saved = 0;
  readonly #every: number;
  readonly #save: CheckpointOptions['save'];
  readonly #metrics: readonly Metric[];

  /** Throws TypeError or RangeError for wrong options, and for a checkpoint of other metrics. */
  constructor(counting: Countable, options: unknown, what: string) {
    this.#metrics = counting instanceof MetricList ? counting.metrics : [counting];
    const given = checkKeys(options ?? {}, ['every', 'save', 'resume'], `${what} checkpoint`);
    const { every = 100, save, resume } = given as CheckpointOptions;
    if (!Number.isInteger(every) || every < 1)
      throw rangeError(`${what} checkpoint.every`, 'be a whole number of at least 1', show(every));
    if (save !== undefined && !isFunction(save))
      throw typeError(`${what} checkpoint.save`, 'be a function', show(save));
    this.#every = every;
    this.#save = save;
    if (resume != null)
      this.batches = this.#saved = this.#restore(resume, `${what} checkpoint.resume`);
  }

  /** Saves a checkpoint if it is due. With `isLast` it saves all unsaved batches. */
  async save(isLast = false): Promise<void> {
    const unsaved = this.batches - this.#saved;
    if (!this.#save || !(isLast ? unsaved > 0 : unsaved >= this.#every)) return;
    const { batches } = this;
    const metrics = this.#metrics.map((metric) => metric.toJSON());
    // A failed checkpoint is not tried again.
    this.#saved = batches;
    await this.#save({ version: 1, class_name: 'StreamCheckpoint', batches, metrics });
  }

  /** Saves after an error in the run. If that fails too, it throws both errors. */
  async rescue(error: unknown): Promise<void> {
    try {
      await this.save(true);
    } catch (unsaved) {
      throw new AggregateError(
        [error, unsaved],
        `evaluateStream: the run was cut off, and its checkpoint was not saved: ${textOf(error)}`,
        { cause: unsaved },
      );
    }
  }

  #restore(saved: unknown, what: string): number {
    const own = objectOf<StreamCheckpoint>(saved);
    if (own.version !== 1 || own.class_name !== 'StreamCheckpoint')
      throw typeError(
        what,
        'be version 1 of a StreamCheckpoint',
        versionOf(own.version, own.class_name),
      );
    const { batches, metrics } = own;
    if (!Number.isSafeInteger(batches) || batches! < 0)
      throw rangeError(`${what} batches`, 'be a whole number of at least 0', show(batches));
    if (!isArray(metrics) || metrics.length !== this.#metrics.length)
      throw typeError(`${what} metrics`, `be ${this.#metrics.length} documents`, show(metrics));
    // All documents are read before a metric changes.
    const read = this.#metrics.map((metric, i) => {
      const document = metrics[i] as unknown;
      const [wanted, kind] = [kindOf(metric.toJSON()), kindOf(document)];
      if (wanted !== kind) throw typeError(`${what} metrics ${i}`, `be ${wanted}`, kind);
      return metric.apart(() =>
        metric.load((document as MetricDocument).state, `${what} metrics ${i} state`),
      );
    });
    this.#metrics.forEach((metric, i) => metric.become(read[i]!));
    return batches!;
  }
}

/** The text of a thrown value, which may have any type. */
function textOf(error: unknown): string {
  try {
    const { message } = objectOf<Error>(error);
    return isString(message) ? truncate(message, 400) : show(error);
  } catch {
    return 'an error that cannot be read';
  }
}

function asText(config: unknown): string {
  try {
    return JSON.stringify(config);
  } catch {
    // The configuration contains itself, or a bigint.
    return show(config);
  }
}

const kindOf = (document: unknown): string => {
  if (!isPlain(document)) return show(document);
  const { version, class_name: name, config } = document as Partial<MetricDocument>;
  return `version ${show(version)} of ${show(name)} ${asText(config)}`;
};
