import { list as indexed, rangeError, show } from './errors.ts';
import { isArray, objectOf } from './readable.ts';
import type { Tensor } from './tensor.ts';

/* Outputs of transformers.js's classifiers. */

interface Scored {
  readonly label: unknown;
  readonly score: unknown;
}

/** Whether an input is a list of classes with their scores: `[{ label, score }, …]`. */
export const isAnswer = (input: unknown): input is readonly Scored[] =>
  isArray(input) && typeof input[0] === 'object' && 'label' in objectOf(input[0]);

/** The class and the score of each item, or an empty object for a wrong item. */
export const partsOf = (answer: readonly unknown[]): readonly Partial<Scored>[] =>
  Array.from(answer, (part) => objectOf<Scored>(part));

/**
 * Reads the scores of all classes in the order of the classes: `[{ label, score }, …]` for one sample, or a list of such outputs. Returns
 * undefined for any other input. Throws RangeError for an output that does not have one score for each class.
 */
export const classified =
  (list: readonly string[]) =>
  (input: unknown, what: string): Tensor | undefined => {
    const answers = isAnswer(input) ? [input] : (input as readonly unknown[]);
    if (!isArray(input) || !isAnswer(answers[0])) return undefined;
    const width = list.length;
    const data = new Float64Array(answers.length * width);
    answers.forEach((answer, i) => {
      const scores = new Map(
        isAnswer(answer) ? partsOf(answer).map(({ label, score }) => [label, score]) : [],
      );
      list.forEach((name, j) => {
        const score = scores.get(name);
        if (typeof score !== 'number' || scores.size !== width)
          throw rangeError(
            what,
            `have a score for each of ${width} classes`,
            `${show(score)} for ${show(name)}, and ${scores.size} classes, at ${indexed([i])}`,
          );
        data[i * width + j] = score;
      });
    });
    return { data, shape: [answers.length, width] };
  };
