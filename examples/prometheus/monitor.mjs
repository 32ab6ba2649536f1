import { Accuracy } from 'rightly';
import { interval } from 'rightly/statistics';
import { Windowed } from 'rightly/streams';

/** The accuracy of a model over the last truths. A truth comes long after its prediction. An id joins them. */
export class Monitor {
  #waiting = new Map();
  #recent;
  #most;

  /** The window has the last `size` truths. At most `most` predictions wait for a truth: some truths never come, and the memory must not fill. */
  constructor({ size, most }) {
    this.#recent = new Windowed(new Accuracy(), { size });
    this.#most = most;
  }

  /** Keeps a prediction. Returns how many older predictions are dropped for it: 0 or 1. */
  predicted(id, label) {
    this.#waiting.set(id, label);
    if (this.#waiting.size <= this.#most) return 0;
    const [oldest] = this.#waiting.keys();
    this.#waiting.delete(oldest);
    return 1;
  }

  /** Counts a truth. Returns whether its prediction was known. */
  found(id, label) {
    const prediction = this.#waiting.get(id);
    if (prediction === undefined) return false;
    this.#recent.updateState([label], [prediction]);
    return this.#waiting.delete(id);
  }

  get waiting() {
    return this.#waiting.size;
  }

  /** How many truths are in the window. */
  get samples() {
    return this.#recent.length;
  }

  /** The accuracy over the window, and its interval at 95 %: `value`, `low`, `high`. Without a truth, all are null. */
  get accuracy() {
    const { value, low, high } = interval(this.#recent);
    return { value: this.samples > 0 ? value : null, low, high };
  }
}
