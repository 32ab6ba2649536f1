// A page with ONNX Runtime, whose outputs stay in a GPU buffer.
/* oxlint-disable import/no-absolute-path -- the server of the test has these places */
import * as ort from '/ort/ort.webgpu.min.mjs';
import { MetricList, SparseCategoricalAccuracy } from '/rightly/index.js';
import { CompileMetrics } from '/rightly/compile.js';
import { evaluateStream } from '/rightly/streams.js';

ort.env.wasm.numThreads = 1;
ort.env.wasm.wasmPaths = '/ort/';

export async function found() {
  const { labels, pixels } = await (await fetch('/images')).json();
  const model = new Uint8Array(await (await fetch('/model')).arrayBuffer());
  const x = new ort.Tensor('float32', Float32Array.from(pixels), [labels.length, 64]);
  const logitsOf = async (options) => {
    const session = await ort.InferenceSession.create(model, options);
    const { logits } = await session.run({ x });
    return logits;
  };
  const gpu = { executionProviders: ['webgpu'], preferredOutputLocation: 'gpu-buffer' };
  const [first, second, third, fourth] = [
    await logitsOf(gpu),
    await logitsOf(gpu),
    await logitsOf(gpu),
    await logitsOf(gpu),
  ];
  const metric = new SparseCategoricalAccuracy();
  const list = new MetricList([new SparseCategoricalAccuracy({ name: 'list' })]);
  const compiled = new CompileMetrics({ metrics: ['accuracy'] });
  const refused = [metric, list, compiled].map((counting) => {
    try {
      counting.updateState(labels, first);
      return 'taken';
    } catch (error) {
      return error.message;
    }
  });
  const { location } = first;
  await metric.updateStateAsync(labels, first);
  await list.updateStateAsync(labels, second);
  await compiled.updateStateAsync(labels, third);
  const streamed = await evaluateStream(
    [{ yTrue: labels, yPred: fourth }],
    new SparseCategoricalAccuracy(),
  );
  const onHost = new SparseCategoricalAccuracy();
  onHost.updateState(labels, await logitsOf({ executionProviders: ['wasm'] }));
  return {
    location,
    refused,
    counted: [metric.result(), list.result().list, compiled.result().accuracy, streamed],
    onHost: onHost.result(),
    isLeft: (await first.getData()).length === 10 * labels.length,
  };
}
