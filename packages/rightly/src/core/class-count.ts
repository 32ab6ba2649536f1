import { rangeError, show } from './errors.ts';
import type { Kept } from './state.ts';

/** The name of the number of classes in a state. */
export const CLASSES = 'classes';

/** The largest number of classes. An array of this length still fits into memory. */
export const MOST_CLASSES: number = 2 ** 24;

/** The number of classes, or 0 before the first batch. All batches and merged states must have the same number. */
export class ClassCount implements Kept {
  readonly classes: number;

  constructor(classes = 0) {
    this.classes = classes;
  }

  plus(other: ClassCount, what: string): this {
    if (this.classes && other.classes && this.classes !== other.classes)
      throw rangeError(what, `be ${this.classes} as before`, `${other.classes}`);
    return (this.classes ? this : other) as this;
  }

  toPlain(): [number, undefined] {
    return [this.classes, undefined];
  }

  fromPlain(classes: unknown, _: unknown, what: string): this {
    if (!(Number.isInteger(classes) && Number(classes) >= 0 && Number(classes) <= MOST_CLASSES))
      throw rangeError(
        what,
        `be a whole number of classes, at most ${MOST_CLASSES}`,
        show(classes),
      );
    return new ClassCount(Number(classes)) as this;
  }

  check(): void {}
}
