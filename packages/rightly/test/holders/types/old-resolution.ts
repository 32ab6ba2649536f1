import { Accuracy, type MetricOptions } from 'rightly';
import { CompileMetrics } from 'rightly/compile';
import { inspect } from 'rightly/inspect';
import { allocate } from 'rightly/memory';
import { metricFromJSON } from 'rightly/registry';
import { evaluationQuery } from 'rightly/sql';
import { evaluateStream } from 'rightly/streams';
import { updateStateAsync } from 'rightly/threads';
import { abs } from 'rightly/verbs';

/* For compilers that do not read `exports`. */

const options: MetricOptions = { name: 'x' };
const metric = new Accuracy(options);
metric.updateState(['a'], ['b']);
export const result: number = metric.result();
export const streamed: Promise<number> = evaluateStream([{ yTrue: [1], yPred: [2] }], metric);
export const all = [CompileMetrics, inspect, allocate, metricFromJSON, evaluationQuery, abs];
export const counted: Promise<void> = updateStateAsync(metric, [1], [1]);
// @ts-expect-error -- an unknown option
export const unknown = new Accuracy({ treshold: 1 });
