import { inputsOf } from '../engines/vocabulary.ts';
import { BatchMetric } from './batch-metric.ts';
import type { Cells, Key } from './cells.ts';
import { declaredSums } from './declared-sums.ts';
import type { Curve, Found, SumsDefinition } from './definition.ts';
import { CLASSES, Extent } from './extent.ts';
import type { Grid } from './grid.ts';
import type { Moments } from './moments.ts';
import { typeError } from './errors.ts';
import { rounded } from './metric.ts';
import type { MetricOptions, NameOptions } from './options.ts';
import { checkPossible } from './possible.ts';
import type { Scores } from './scores.ts';
import type { Counted } from './scan.ts';
import type { KeyedState, Parts, Sums } from './state.ts';
import { expressionsOf, type Summands } from './summand.ts';
import { emptySum, Tally } from './tally.ts';

/** No other keys than those that are known. */
type Only<O, Known> = {
  readonly [Name in Exclude<keyof O, keyof Known | keyof NameOptions>]: never;
};

/**
 * A metric of several sums and a formula. Each sum is a number, or is kept by class, by bucket or by name. An own metric extends it
 * with a `definition`.
 *
 * ```ts
 * import { SumsMetric, type SumsDefinition } from 'rightly';
 * import { isArgmax, labels, not, scores } from 'rightly/verbs';
 *
 * class ErrorRate extends SumsMetric<object, number[]> {
 *   static readonly definition: SumsDefinition<object, number[]> = {
 *     className: 'ErrorRate',
 *     name: 'error_rate',
 *     direction: 'down',
 *     options: {},
 *     sums() {
 *       const [truth, score] = [labels('yTrue'), scores('yPred')];
 *       return { wrong: { where: not(isArgmax(truth, score)), by: truth }, all: { by: truth } };
 *     },
 *     result(found) {
 *       const [wrong, all] = [found.cells('wrong'), found.cells('all')];
 *       return all.keys().map((label) => wrong.at(label) / all.at(label));
 *     },
 *   };
 * }
 *
 * const m = new ErrorRate();
 * m.updateState([0, 0, 1], [[0.9, 0.1], [0.2, 0.8], [0.3, 0.7]]);
 * m.result(); // [0.5, 0]
 * m.state; // { wrong: { 0: 1 }, all: { 0: 2, 1: 1 } }
 * ```
 */
export abstract class SumsMetric<
  O extends object = object,
  Result = number,
  Element = number | bigint | boolean,
  /** All options that there are, where `O` is those that are given. */
  Known extends object = O,
> extends BatchMetric<string, Result, Element, KeyedState> {
  declare protected readonly options: Required<MetricOptions> & Required<O>;
  /** The sums, as declared: what engines evaluate. */
  readonly summands: Summands;
  /** Of sums by score: the curve whose area the result is. */
  readonly curve: Curve | undefined;
  /** @internal */
  readonly member: Counted;

  constructor(options?: O & NameOptions & Only<O, Known>) {
    super([], options);
    const { options: own } = this;
    const definition = this.definition as SumsDefinition<O, Result>;
    const what = this.at('constructor');
    definition.check?.(own, what);
    const summands = declaredSums(definition.sums(own), `${what} the sums`);
    const hasClasses = definition.hasClasses?.(own) ?? false;
    if (Object.hasOwn(summands, CLASSES))
      throw typeError(
        `${what} the sums`,
        'have other names than that of the number of classes',
        CLASSES,
      );
    this.summands = summands;
    this.curve = definition.curve?.(own);
    const kernels = definition.kernels?.(own);
    this.member = {
      kinds: inputsOf(...Object.values(summands).flatMap(expressionsOf)),
      count: (batch, given, at, isLenient = false) =>
        new Tally(summands, batch, given, at, kernels, isLenient),
    };
    this.begin(emptyOf(summands, hasClasses));
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

  protected override check(what: string): void {
    checkPossible(this.summands, this.parts, this.parts[CLASSES] as Extent | undefined, what);
  }

  /** Without the state as plain data: to make that of many cells would take longer than the formula. */
  override result(): Result {
    return rounded(this.formula(), this.dtype) as Result;
  }

  /**
   * What each number of an array result belongs to: a class, a threshold, or a place of the vectors. There is none where the result is
   * one number.
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

// oxlint-disable-next-line typescript/no-explicit-any -- each has its own options, results and elements
export type AnySumsMetric = SumsMetric<any, any, any, any>;

const emptyOf = (summands: Summands, hasClasses: boolean): Parts => ({
  ...(hasClasses && { [CLASSES]: new Extent() }),
  ...Object.fromEntries(Object.entries(summands).map(([name, own]) => [name, emptySum(own)])),
});

const foundIn = (parts: Parts): Found => ({
  scalar(name) {
    const [high, low] = parts[name] as readonly [number, number];
    return high + low;
  },
  cells: (name) => parts[name] as Cells,
  grid: (name) => parts[name] as Grid,
  moments: (name) => parts[name] as Moments,
  scores: (name) => parts[name] as Scores,
  classes: (parts[CLASSES] as Extent | undefined)?.classes ?? 0,
});
