import { show, typeError } from '../../core/errors.ts';
import type { Metric } from '../../core/metric.ts';
import type { MetricClass } from '../../core/metric-class.ts';
import { type AnyFunction, getLoss, type SerializedObject } from '../../registry.ts';
import { classNamed, functionOf } from '../../registry/classes.ts';
import { isClass } from '../../core/saved.ts';
import { isString, objectOf } from '../../core/readable.ts';
import { metricFor } from '../../registry/metric-for.ts';
import { MeanMetricWrapper } from '../counting/mean-metric-wrapper.ts';
import type { TensorFunction } from '../types.ts';
import { ARRAYS } from './written.ts';

/** A user's own classes and functions, by their names in a saved configuration. */
export type CustomObjects = Readonly<
  Record<string, MetricClass<Metric> | TensorFunction | AnyFunction>
>;

/** Finds a user's own classes and functions by name. Names of the library stay as they are. `what` is the call that an error names. */
export class Reader {
  readonly #customObjects: CustomObjects;
  readonly #what: string;

  constructor(customObjects: CustomObjects, what: string) {
    this.#customObjects = customObjects;
    this.#what = what;
  }

  readonly metric = (written: unknown): unknown => {
    const { class_name: name, module, config } = objectOf<SerializedObject>(written);
    if (name !== 'MeanMetricWrapper') return this.#read(written, metricFor, 'metrics');
    const fn = this.#functionFor(objectOf<{ fn: unknown }>(config).fn);
    if (!fn) return written;
    const own = { ...(config as object), fn };
    return module === ARRAYS
      ? metricFor({ ...(written as object), config: own }, {}, this.#what)
      : MeanMetricWrapper.fromConfig(own);
  };

  readonly loss = (written: unknown): unknown =>
    this.#read(written, getLoss as typeof metricFor, 'loss');

  #read(written: unknown, make: typeof metricFor, place: string): unknown {
    if (typeof written === 'string') return this.#own(written) ?? written;
    const object = objectOf<SerializedObject>(written);
    if (object.class_name === 'function') return this.#functionFor(object) ?? written;
    if (!this.#isOwn(object)) return written ?? undefined;
    return make(written, this.#customObjects, `${this.#what} ${place}`);
  }

  #own(name: unknown): CustomObjects[string] | undefined {
    return isString(name) && Object.hasOwn(this.#customObjects, name)
      ? this.#customObjects[name]
      : undefined;
  }

  /** Undefined for a function of the library. A user's own function is saved with a registered name. */
  #functionFor(written: unknown): CustomObjects[string] | undefined {
    const { config: name = written, registered_name: registered } =
      objectOf<SerializedObject>(written);
    const found = this.#own(name);
    if (found) return found;
    const own = typeof name === 'string' && registered !== name ? classNamed(name) : undefined;
    if (own && functionOf(own)) return undefined;
    throw this.#without('function', name);
  }

  #isOwn({ class_name: name, registered_name: registered }: Partial<SerializedObject>): boolean {
    const text = isString(registered) ? registered : '';
    const names = [name, text, text.split('>').at(-1)];
    if (names.some((key) => isClass(this.#own(key)))) return true;
    if (text.includes('>')) throw this.#without('class', name);
    return false;
  }

  #without(kind: string, name: unknown): TypeError {
    return typeError(`${this.#what} customObjects`, `have the ${kind} ${show(name)}`, 'none');
  }
}
