import { truncate, show } from '../../core/errors.ts';
import { plain } from '../../core/nearest.ts';
import { objectOf } from '../../core/readable.ts';

/* Optimizers and options of Keras that TensorFlow.js lacks, and replacements. */

const own = 'an object of a class of your own that extends tf.Optimizer';

const optimizers: Readonly<Record<string, string>> = {
  AdamW: `'adam', with kernelRegularizer: tf.regularizers.l2() in the layers, or ${own}`,
  Nadam: `'adam', or ${own}`,
  Adafactor: `'adam', or ${own}`,
  Lamb: `'adam', or ${own}`,
  Lion: `'adam', or ${own}`,
  Muon: `'adam', or ${own}`,
  Ftrl: `'adagrad', or ${own}`,
  LossScaleOptimizer: 'the optimizer inside it: TensorFlow.js trains in float32',
};

const clips = `an object of a class that extends an optimizer of TensorFlow.js, and clips the gradients in applyGradients`;

const options: Readonly<Record<string, string>> = {
  clipnorm: clips,
  clipvalue: clips,
  global_clipnorm: clips,
  weight_decay: 'kernelRegularizer: tf.regularizers.l2() in the layers',
  decay: 'a number as learning rate, and change it in onEpochBegin',
  amsgrad: own,
  centered: 'tf.train.rmsprop with centered',
  use_ema: own,
  loss_scale_factor: 'none: TensorFlow.js trains in float32',
  gradient_accumulation_steps: 'a batch size multiplied by this number',
};

/** The replacement for an optimizer that TensorFlow.js lacks. */
export function insteadOf(name: string): string | undefined {
  const found = Object.keys(optimizers).find((key) => plain(key) === plain(name));
  return found && ` (TensorFlow.js has no ${found}; pass ${optimizers[found]})`;
}

/** The replacement for an option that TensorFlow.js's optimizers lack. */
export const insteadOfOption = (name: string): string =>
  Object.hasOwn(options, name) ? ` (pass ${options[name]})` : '';

/** The text for a learning rate that is no number, with a replacement for a schedule. */
export function showRate(rate: unknown): string {
  const { class_name: name } = objectOf<{ readonly class_name: unknown }>(rate);
  return typeof name === 'string'
    ? `${truncate(name, 99)} (TensorFlow.js has no schedules; pass a number, and change the optimizer's learning rate in onEpochBegin)`
    : show(rate);
}
