import type { Curve, SumsDefinition } from './definition.ts';
import { DeclaredSums, type Only } from './declared-sums.ts';
import { foundIn } from './found.ts';
import type { NameOptions } from './options.ts';
import type { KeyedState, Parts, Sums } from './state.ts';

/** Sums that can be kept by score, so that there can be too many of them. */
export abstract class ScoreSums<
  O extends object = object,
  Result = number,
  Element = number | bigint | boolean,
  /** All options that there are, where `O` is those that are given. */
  Known extends object = O,
> extends DeclaredSums<O, Result, Element, Known> {
  declare readonly curve: Curve | undefined;

  constructor(options?: O & NameOptions & Only<O, Known>) {
    super(options);
    this.curve = (this.definition as SumsDefinition<O, Result>).curve?.(this.options);
  }

  /** Throws RangeError for sums that are too many to be saved. */
  override get state(): KeyedState {
    this.#refuse(this.parts, this.at('state'), true);
    return super.state;
  }

  /** @internal */
  override plus(added: readonly Sums<string>[], what: string): Parts {
    const parts = super.plus(added, what);
    this.#refuse(parts, what, false);
    return parts;
  }

  protected override saved(): KeyedState {
    this.#refuse(this.parts, this.at('toJSON'), true);
    return super.saved();
  }

  #refuse(parts: Parts, what: string, isSaved: boolean): void {
    const definition = this.definition as SumsDefinition<O, Result>;
    definition.refuse?.(foundIn(parts), this.options, what, isSaved);
  }
}
