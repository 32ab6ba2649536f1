import * as tf from '@tensorflow/tfjs-layers';
import type { ClassAndConfig, LayerRecord, ModelRecord, Run } from './fixture.ts';
import { tensorOf } from './tensors.ts';

/** A new model of TensorFlow.js, with the weights before training. */
export function buildModel({ model: record }: Pick<Run, 'model'>): tf.LayersModel {
  const model = record.sequential ? sequential(record) : functional(record);
  for (const { name, weights } of record.layers) {
    const tensors = weights.map(tensorOf);
    model.getLayer(name).setWeights(tensors);
    for (const tensor of tensors) tensor.dispose();
  }
  return model;
}

function sequential({ inputs, layers }: ModelRecord): tf.Sequential {
  const [inputShape] = Object.values(inputs);
  return tf.sequential({
    layers: layers.map((layer, i) => createLayer(layer, i === 0 ? { inputShape } : {})),
  });
}

function functional({ inputs, layers, outputs }: ModelRecord): tf.LayersModel {
  const tensors = new Map<string, tf.SymbolicTensor>();
  for (const [name, shape] of Object.entries(inputs))
    tensors.set(name, tf.input({ name, shape: [...shape] }));
  for (const layer of layers) {
    const sources = layer.from.map((name) => tensors.get(name)!);
    const applied = createLayer(layer).apply(sources.length === 1 ? sources[0]! : sources);
    tensors.set(layer.name, applied as tf.SymbolicTensor);
  }
  const all = (names: readonly string[]) => names.map((name) => tensors.get(name)!);
  return tf.model({ inputs: all(Object.keys(inputs)), outputs: all(outputs) });
}

type Settings = Record<string, unknown>;

// oxlint-disable-next-line typescript/no-explicit-any -- each takes arguments of its own
const factories: Record<string, (settings: any) => unknown> = {
  BatchNormalization: tf.layers.batchNormalization,
  Concatenate: tf.layers.concatenate,
  Conv2D: tf.layers.conv2d,
  Dense: tf.layers.dense,
  Embedding: tf.layers.embedding,
  Flatten: tf.layers.flatten,
  LSTM: tf.layers.lstm,
  Masking: tf.layers.masking,
  MaxPooling2D: tf.layers.maxPooling2d,
  Reshape: tf.layers.reshape,
  TimeDistributed: tf.layers.timeDistributed,
  L1: tf.regularizers.l1,
  L2: tf.regularizers.l2,
  MaxNorm: tf.constraints.maxNorm,
};

const createLayer = (record: LayerRecord, settings: Settings = {}): tf.layers.Layer =>
  create(record, { name: record.name, ...settings }) as tf.layers.Layer;

/** Creates a layer, a regulariser or a constraint. Keys become camelCase, and inner objects are created too. */
function create({ class_name: name, config }: ClassAndConfig, settings: Settings = {}): unknown {
  const factory = factories[name];
  if (!factory) throw new Error(`a run must have layers that are known here; got ${name}`);
  const args = Object.entries(config).map(([key, value]) => [
    key.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
    isDescription(value) ? create(value) : value,
  ]);
  return factory({ ...settings, ...(Object.fromEntries(args) as Settings) });
}

const isDescription = (value: unknown): value is ClassAndConfig =>
  typeof value === 'object' && value !== null && 'class_name' in value;
