import type { ImageClassificationOutput, Tensor as HubTensor } from '@huggingface/transformers';
import pl from 'nodejs-polars';
import * as native from 'onnxruntime-node';
import * as web from 'onnxruntime-web';
import {
  Accuracy,
  AUC,
  BinaryAccuracy,
  Mean,
  meanSquaredError,
  MetricList,
  SparseCategoricalAccuracy,
} from 'rightly';
import { CompileMetrics } from 'rightly/compile';
import { evaluateStream, Sliced, Windowed } from 'rightly/streams';

/* Outputs of other packages compile with their own types. */

const metric = new SparseCategoricalAccuracy({ classes: ['cat', 'dog'] });

export async function infer(
  one: native.InferenceSession,
  other: web.InferenceSession,
  y: number[],
): Promise<void> {
  const result = await one.run({});
  metric.updateState(y, result['logits']!);
  metric.updateState(y, result.logits);
  await metric.updateStateAsync(y, result['logits']!);
  const answer = await other.run({});
  metric.updateState(y, answer['logits']!, { sampleWeight: answer['weights']! });
  for (const other of [new BinaryAccuracy(), new AUC()])
    other.updateState(answer['labels']!, answer['logits']!, { mask: answer['mask']! });
  meanSquaredError(answer['values']!, result['values']!);
  new Mean().updateState(answer['losses']!);
  new MetricList([metric]).updateState(y, answer['logits']!);
  new CompileMetrics({ metrics: ['accuracy'] }).updateState(y, answer['logits']!);
  new Windowed(metric, { size: 9 }).updateState(y, answer['logits']!);
  new Sliced(metric).updateState(y, answer['logits']!, { by: y });
  await evaluateStream([{ yTrue: y, yPred: answer['logits']! }], metric);
}

export function classify(answers: ImageClassificationOutput[], logits: HubTensor): void {
  metric.updateState(['cat'], answers);
  metric.updateState(['cat'], answers[0]!);
  metric.updateState([0], logits);
}

export function columns(): number {
  const frame = pl.DataFrame({ y: ['a', 'b'], p: ['a', 'c'], w: [1, 2] });
  const accuracy = new Accuracy();
  accuracy.updateState(frame.getColumn('y'), frame.getColumn('p'), {
    sampleWeight: frame.getColumn('w'),
  });
  const mean = new Mean();
  mean.updateState(pl.Series('x', [1, 2]));
  return accuracy.result() + mean.result();
}
