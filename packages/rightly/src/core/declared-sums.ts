import { inputsOf } from '../engines/vocabulary.ts';
import { BatchMetric } from './batch-metric.ts';
import type { Key } from './cells.ts';
import type { Curve, SumsDefinition } from './definition.ts';
import { CLASSES, ClassCount } from './class-count.ts';
import { foundIn } from './found.ts';
import { rounded } from './dtype.ts';
import type { MetricOptions, NameOptions } from './options.ts';
import { checkPossible } from './possible.ts';
import type { Counted } from './scan.ts';
import type { KeyedState, Parts } from './state.ts';
import { expressionsOf, type Summands } from './summand.ts';
import { emptySum, Tally } from './tally.ts';

/** Refuses keys that are not known. */
export type Only<O, Known> = {
  readonly [Name in Exclude<keyof O, keyof Known | keyof NameOptions>]: never;
};

/** Several declared sums and a formula. All metrics of classes and of thresholds are of this kind. */
export abstract class DeclaredSums<
  O extends object = object,
  Result = number,
  Element = number | bigint | boolean,
  /** All existing options. `O` is the type of the given options. */
  Known extends object = O,
> extends BatchMetric<string, Result, Element, KeyedState> {
  declare protected readonly options: Required<MetricOptions> & Required<O>;
  /** The declared sums, which engines evaluate. */
  readonly summands: Summands;
  /** The curve whose area is the result, for sums by score. */
  declare readonly curve?: Curve | undefined;
  /** @internal */
  readonly member: Counted;

  constructor(options?: O & NameOptions & Only<O, Known>) {
    super([], options);
    const { options: own } = this;
    const definition = this.definition as SumsDefinition<O, Result>;
    const what = this.at('constructor');
    const summands = this.declared(what);
    const hasClasses = definition.hasClasses?.(own) ?? false;
    this.summands = summands;
    const kernels = definition.kernels?.(own);
    this.member = {
      kinds: inputsOf(...Object.values(summands).flatMap(expressionsOf)),
      count: (batch, given, at, isLenient = false) =>
        new Tally(summands, batch, given, at, kernels, isLenient),
    };
    this.begin(emptyOf(summands, hasClasses));
  }

  /** The sums that are counted. A user's own metric checks its declaration here. */
  protected declared(what: string): Summands {
    const definition = this.definition as SumsDefinition<O, Result>;
    definition.check?.(this.options, what);
    return definition.sums(this.options);
  }

  protected override check(what: string): void {
    checkPossible(this.summands, this.parts, this.parts[CLASSES] as ClassCount | undefined, what);
  }

  /** Computes the result from the parts. With many cells, `state` takes longer to make than the formula takes. */
  override result(): Result {
    return rounded(this.formula(), this.dtype) as Result;
  }

  /**
   * The class, the threshold or the vector position of each number of an array result. The list is empty where the result is one
   * number.
   *
   * ```ts
   * import { F1Score } from 'rightly';
   *
   * const m = new F1Score({ sparseYTrue: true, sparseYPred: true });
   * m.updateState(['cat', 'dog', 'dog'], ['cat', 'dog', 'cat']);
   * m.result().map((f) => f.toFixed(4)).join(); // 0.6667,0.6667
   * m.keys().join(); // cat,dog
   * ```
   */
  keys(): readonly Key[] {
    const result: unknown = this.formula();
    if (!Array.isArray(result)) return [];
    const definition = this.definition as SumsDefinition<O, Result>;
    return definition.keys?.(foundIn(this.parts), this.options) ?? [...result.keys()];
  }

  protected formula(): Result {
    const definition = this.definition as SumsDefinition<O, Result>;
    return definition.result(foundIn(this.parts), this.options);
  }
}

// oxlint-disable-next-line typescript/no-explicit-any -- each class has its own options, results and elements
export type AnySumsMetric = DeclaredSums<any, any, any, any>;

const emptyOf = (summands: Summands, hasClasses: boolean): Parts => ({
  ...(hasClasses && { [CLASSES]: new ClassCount() }),
  ...Object.fromEntries(Object.entries(summands).map(([name, own]) => [name, emptySum(own)])),
});
