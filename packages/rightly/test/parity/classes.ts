import {
  Accuracy,
  type AnyMeanMetric,
  BinaryAccuracy,
  CategoricalAccuracy,
  type Config,
  SparseCategoricalAccuracy,
  SparseTopKCategoricalAccuracy,
  TopKCategoricalAccuracy,
} from 'rightly';

const classes = {
  Accuracy,
  BinaryAccuracy,
  CategoricalAccuracy,
  SparseCategoricalAccuracy,
  TopKCategoricalAccuracy,
  SparseTopKCategoricalAccuracy,
};

export type ClassName = keyof typeof classes;

export const classNames = Object.keys(classes) as readonly ClassName[];

interface Configurable {
  fromConfig(config: Config): AnyMeanMetric;
}

/** A metric of that class from Keras's configuration. Options that are left out have their defaults. */
export const create = (name: ClassName, config: Config = {}): AnyMeanMetric =>
  (classes[name] as Configurable).fromConfig(config);
