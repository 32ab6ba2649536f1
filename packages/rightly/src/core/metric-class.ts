import type { Config } from './config.ts';
import type { AnyDefinition } from './definition.ts';
import type { KeyedState } from './state.ts';

/** What `fromConfig` and `fromJSON` are called on. The prototype tells the compiler which metrics the class makes, of a generic class too. */
export interface Configurable<M> {
  readonly prototype: M;
  readonly definition: AnyDefinition;
}

/** A class of metrics whose options may all be left out. */
export interface MetricClass<M> extends Configurable<M> {
  new (options?: never): M;
}

/** A class may read its configuration in a way of its own. */
export interface Reads {
  fromConfig(config: unknown): unknown;
}

/** A metric as JSON: what it is, how it is configured, what it has seen. */
export interface MetricDocument {
  readonly version: 1 | 2;
  readonly class_name: string;
  readonly config: Config;
  readonly state: KeyedState;
}
