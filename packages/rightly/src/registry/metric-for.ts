import type { Config } from '../core/config.ts';
import type { Definition } from '../core/definition.ts';
import { isPlain, show, typeError } from '../core/errors.ts';
import { Metric } from '../core/metric.ts';
import type { MetricClass } from '../core/metric-class.ts';
import { suggest } from '../core/nearest.ts';
import { isClass } from '../core/saved.ts';
import type { OwnFunction } from '../core/own-function.ts';
import { isFunction, objectOf } from '../core/readable.ts';
import { MeanMetricWrapper } from '../metrics/mean-metric-wrapper.ts';
import { absentNamed } from './absent.ts';
import { aliasNames } from './aliases.ts';
import {
  type Alias,
  aliasNamed,
  classNamed,
  classOf,
  functionOf,
  metricClasses,
} from './classes.ts';
import type { AnyFunction, CustomObjects, SerializedObject } from './types.ts';

type Found = MetricClass<Metric> | AnyFunction;

/** The metric of an identifier. `what` is the place that an error names. */
export function metricFor(
  identifier: unknown,
  customObjects: CustomObjects,
  what: string,
  wanted: Wanted = anyMetric(),
): Metric {
  checkCustom(customObjects, what);
  if (identifier instanceof Metric) return identifier;
  const alias = typeof identifier === 'string' ? aliasFor(identifier, customObjects) : undefined;
  if (alias?.config) return Metric.fromConfig.call(alias.own, alias.config) as Metric;
  const found = typeof identifier === 'string' ? named(identifier, customObjects) : identifier;
  if (found === MeanMetricWrapper)
    throw typeError(what, 'be a function for a MeanMetricWrapper to average', show(identifier));
  if (isClass(found) || isFunction(found))
    return made(found as Found, typeof identifier === 'string' ? identifier : undefined);
  const { class_name: name } = objectOf<{ class_name: unknown }>(identifier);
  if (typeof name === 'string')
    return read(identifier as SerializedObject, customObjects, what, wanted);
  throw unknown(identifier, identifier, what, wanted);
}

/** Throws TypeError for a value that is no object of classes and functions. */
export function checkCustom(customObjects: unknown, what: string): void {
  if (!isPlain(customObjects))
    throw typeError(
      `${what} customObjects`,
      'be an object of classes and functions',
      show(customObjects),
    );
}

/** The meaning of a name, unless it is the name of a custom object. */
const aliasFor = (name: string, customObjects: CustomObjects): Alias | undefined =>
  Object.hasOwn(customObjects, name) ? undefined : aliasNamed(name);

/** A custom object, or a class of the library. */
function named(name: string | null | undefined, customObjects: CustomObjects): Found | undefined {
  if (typeof name !== 'string') return undefined;
  return Object.hasOwn(customObjects, name) ? customObjects[name] : classNamed(name);
}

/** A metric of a class, with its defaults, or a metric that averages a function. Only the second takes the name. */
function made(found: Found, name: string | undefined): Metric {
  if (isClass(found)) return new found();
  return averaging(found as OwnFunction, name === undefined ? {} : { name });
}

/** The metric that averages a function. For a function of the library it is the function's class, unless the configuration differs. */
function averaging(fn: OwnFunction, config: Config): Metric {
  const own = classOf(fn);
  if (!own) return new MeanMetricWrapper(fn, config);
  const definition = own.definition as Definition<object>;
  const { name, loss } = definition;
  if (!loss || loss === definition.value) return Metric.fromConfig.call(own, config) as Metric;
  return new MeanMetricWrapper(fn, { name, direction: 'down', ...config });
}

function read(
  object: SerializedObject,
  customObjects: CustomObjects,
  what: string,
  wanted: Wanted,
): Metric {
  const { class_name: name, config, registered_name: registered } = object;
  if (name === 'function') return made(functionFor(object, customObjects, what), undefined);
  const own = typeof registered === 'string' ? registered.split('>').at(-1) : undefined;
  const found = [name, registered, own].map((key) => named(key, customObjects)).find(Boolean);
  if (!isClass(found)) {
    if (found) return made(found, undefined);
    throw unknown(name, object, what, wanted);
  }
  if ((found as unknown) !== MeanMetricWrapper)
    return Metric.fromConfig.call(found, meaning(config ?? {}, what)) as Metric;
  const { fn, ...rest } = objectOf<Readonly<Record<string, unknown>>>(config);
  return averaging(functionFor(fn, customObjects, what), rest);
}

/** The function of an identifier: the function itself, its name, or the object that Keras writes for it. */
export function functionFor(fn: unknown, customObjects: CustomObjects, what: string): OwnFunction {
  if (isFunction(fn)) return fn as OwnFunction;
  const { class_name: kind, config } = objectOf<SerializedObject>(fn);
  const name = kind === 'function' ? config : fn;
  const found = typeof name === 'string' ? named(name, customObjects) : undefined;
  const own = isClass(found) ? functionOf(found) : found;
  if (isFunction(own)) return own as OwnFunction;
  throw typeError(
    `${what} customObjects`,
    'have the function that is to be averaged',
    `none for ${kind === 'Declaration' ? 'a declaration' : show(name)}`,
  );
}

/** The configuration of a metric. A loss's configuration also has `reduction`, which a metric does not need. */
function meaning(config: unknown, what: string): Config {
  // The class refuses a configuration that is no object.
  if (!isPlain(config)) return config as Config;
  const { reduction, ...rest } = config as Record<string, unknown>;
  if ([undefined, 'sample', 'element'].includes(reduction as string)) return config as Config;
  if (reduction === 'sum_over_batch_size' || reduction === 'auto') return rest;
  throw typeError(
    `${what} reduction`,
    "be 'sum_over_batch_size': a metric is a mean",
    show(reduction),
  );
}

/** The expected identifiers in the text of an error, by default any metric. */
interface Wanted {
  readonly names: readonly string[];
  /** More names to suggest. */
  readonly others?: readonly string[];
  readonly expected: string;
}

const anyMetric = (): Wanted => {
  const names = metricClasses.map(({ definition }) => definition.name);
  return {
    names,
    others: aliasNames,
    expected: `be a metric, or the name or configuration of one of ${names.join(', ')}`,
  };
};

function unknown(name: unknown, identifier: unknown, what: string, wanted: Wanted): TypeError {
  const absent = typeof name === 'string' ? absentNamed(name) : undefined;
  if (absent)
    return typeError(what, `be a metric of this library, which has no ${absent}`, show(identifier));
  const near =
    typeof name === 'string' ? suggest(name, [...wanted.names, ...(wanted.others ?? [])]) : '';
  return typeError(what, wanted.expected, `${show(identifier)}${near}`);
}
