import type { Curve, SumsDefinition } from './definition.ts';
import { DeclaredSums, type Only } from './declared-sums.ts';
import { foundIn } from './found.ts';
import type { NameOptions } from './options.ts';
import type { KeyedState, Parts, Sums } from './state.ts';

/** A metric whose sums can be kept by score. The number of its sums is limited. */
export abstract class ScoreSums<
  O extends object = object,
  Result = number,
  Element = number | bigint | boolean,
  /** All existing options. `O` is the type of the given options. */
  Known extends object = O,
> extends DeclaredSums<O, Result, Element, Known> {
  declare readonly curve: Curve | undefined;

  constructor(options?: O & NameOptions & Only<O, Known>) {
    super(options);
    this.curve = (this.definition as SumsDefinition<O, Result>).curve?.(this.options);
  }

  /** Throws RangeError for too many sums to save. */
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
