import { Accuracy } from 'rightly';
import { interval } from 'rightly/statistics';
import { Windowed } from 'rightly/streams';

/** How good a model was lately. A truth comes long after its prediction, and finds the prediction by an id. */
export class Monitor {
  #waiting = new Map();
  #recent;
  #most;

  /** The window has the last `size` truths. At most `most` predictions wait: a truth that never comes must not fill the memory. */
  constructor({ size, most }) {
    this.#recent = new Windowed(new Accuracy(), { size });
    this.#most = most;
  }

  /** Keeps a prediction. Returns how many older ones are forgotten for it: 0 or 1. */
  predicted(id, label) {
    this.#waiting.set(id, label);
    if (this.#waiting.size <= this.#most) return 0;
    const [oldest] = this.#waiting.keys();
    this.#waiting.delete(oldest);
    return 1;
  }

  /** Counts a truth. Returns whether there was a prediction for it. */
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

  /** The accuracy over the window, and its interval at 95 %: `value`, `low`, `high`. All are null where there is no truth yet. */
  get accuracy() {
    const { value, low, high } = interval(this.#recent);
    return { value: this.samples > 0 ? value : null, low, high };
  }
}
