/** A value, and the sum of the value and all later values. */
interface Front<T> {
  readonly value: T;
  readonly sum: T;
  readonly next: Front<T> | undefined;
}

interface Back<T> {
  readonly value: T;
  readonly before: Back<T> | undefined;
}

/**
 * The last values of a stream, and their sum. Values are never subtracted, because such sums drift. The values are in two lists. In the older
 * list, each value has the sum of itself and the values after it, so that the oldest value can be dropped. The newer list has one sum. When
 * the older list is empty, the newer list becomes the older one. This takes one more addition for each value. An instance never changes.
 * Source: Tangwongsan, Hirzel and Schneider, Low-latency sliding-window aggregation in worst-case constant time, 2017 (two stacks).
 */
export class Recent<T> {
  readonly length: number;
  readonly #plus: (a: T, b: T) => T;
  readonly #front: Front<T> | undefined;
  readonly #back: Back<T> | undefined;
  readonly #backSum: T | undefined;

  constructor(plus: (a: T, b: T) => T, length = 0, front?: Front<T>, back?: Back<T>, backSum?: T) {
    this.#plus = plus;
    this.length = length;
    this.#front = front;
    this.#back = back;
    this.#backSum = backSum;
  }

  with(value: T): Recent<T> {
    const sum = this.#backSum === undefined ? value : this.#plus(this.#backSum, value);
    return new Recent(this.#plus, this.length + 1, this.#front, { value, before: this.#back }, sum);
  }

  withoutOldest(): Recent<T> {
    if (this.#front)
      return new Recent(this.#plus, this.length - 1, this.#front.next, this.#back, this.#backSum);
    let front: Front<T> | undefined;
    for (let back = this.#back; back; back = back.before) {
      const { value } = back;
      front = { value, sum: front ? this.#plus(value, front.sum) : value, next: front };
    }
    return new Recent(this.#plus, this.length - 1, front?.next);
  }

  /** Undefined where there are no values. */
  get sum(): T | undefined {
    if (!this.#front || this.#backSum === undefined) return this.#front?.sum ?? this.#backSum;
    return this.#plus(this.#front.sum, this.#backSum);
  }

  /** The values, oldest first. */
  get values(): T[] {
    const values: T[] = [];
    for (let front = this.#front; front; front = front.next) values.push(front.value);
    const backs: T[] = [];
    for (let back = this.#back; back; back = back.before) backs.push(back.value);
    for (let i = backs.length - 1; i >= 0; i--) values.push(backs[i]!);
    return values;
  }
}
