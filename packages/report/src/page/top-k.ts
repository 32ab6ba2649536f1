import { accuracyByK } from '../pictures/accuracy-by-k.ts';
import { figure as number, interval } from '../text/numbers.ts';
import { figure } from './figure.ts';
import type { MakeSection } from './section.ts';
import { table } from './table.ts';

/** The section about the accuracy at k. */
export const topKSection: MakeSection = ({ topK }, document) => {
  if (topK === null || topK.length === 0) return null;
  return {
    id: 'top-k',
    title: 'Among the first k',
    body: figure({
      id: 'by-k',
      title: 'Accuracy at every k',
      sentence:
        'How often the true class is among the k classes with the highest scores, with intervals.',
      picture: accuracyByK(topK, { document }),
      numbers: table(
        'Accuracy among the first k',
        ['k', 'Accuracy', 'Interval'].map((label) => ({ label, isNumber: true })),
        topK.map((at) => [String(at.k), number(at.value), interval(at)]),
      ),
    }),
  };
};
