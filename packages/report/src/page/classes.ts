import { confusionMatrix } from '../pictures/confusion-matrix.ts';
import { recallByClass } from '../pictures/recall-by-class.ts';
import type { ClassesFigures, MatrixFigures } from '../data.ts';
import { html, type Html } from '../text/html.ts';
import { count, figure as number, interval, percent } from '../text/numbers.ts';
import { figure } from './figure.ts';
import type { MakeSection } from './section.ts';
import { table } from './table.ts';

/** The most classes in the picture; the worst ones are drawn. */
const DOTS = 40;

/** The section about confused classes, and about each class. */
export const classesSection: MakeSection = ({ classes }, document) => {
  if (classes === null) return null;
  const { byClass, confused } = classes;
  const worst = byClass.slice(0, DOTS);
  return {
    id: 'classes',
    title: 'Classes',
    body: html`${matrices(classes, document)}${figure({
      id: 'by-class',
      title: 'Recall by class',
      sentence: `Each dot is the recall of a class, with its interval. ${
        worst.length < byClass.length
          ? `The ${DOTS} worst of ${count(byClass.length)} classes are shown, the worst first.`
          : 'The worst class comes first.'
      }`,
      picture: recallByClass(worst, { document }),
      numbers: table(
        'Every class, the worst first',
        [
          { label: 'Class' },
          ...['Recall', 'Interval', 'Precision', 'F1', 'Rows', 'Predicted'].map((label) => ({
            label,
            isNumber: true,
          })),
        ],
        byClass.map((c) => [
          c.name,
          number(c.recall.value),
          interval(c.recall),
          number(c.precision),
          number(c.f1),
          count(c.support),
          count(c.predicted),
        ]),
      ),
    })}${
      confused.length === 0
        ? null
        : html`<div class="part">
            <h3>Most confused pairs</h3>
            ${table(
              'Pairs of classes that are confused most often',
              [
                { label: 'True class' },
                { label: 'Predicted as' },
                { label: 'Rows', isNumber: true },
                { label: 'Share of the true class', isNumber: true },
              ],
              confused.map((pair) => [
                pair.truth,
                pair.prediction,
                count(pair.weight),
                percent(pair.share),
              ]),
            )}
          </div>`
    }`,
  };
};

function matrices({ matrix }: ClassesFigures, document: Document): Html {
  const isWide = matrix.names.length > 12;
  const what =
    matrix.classesEach > 1
      ? `Each row and column stands for ${matrix.classesEach} classes.`
      : 'Each row is a true class, each column a predicted one.';
  return html`${figure({
    id: 'matrix-count',
    title: 'Confusion matrix, by counts',
    sentence: `${what} Blue cells are right, orange cells are confused; a stronger colour means more rows.`,
    picture: confusionMatrix(matrix, { document, by: 'count' }),
    numbers: matrixTable('Rows of each true class by predicted class', matrix, (weight) =>
      count(weight),
    ),
    isWide,
  })}${figure({
    id: 'matrix-row',
    title: 'Confusion matrix, by row',
    sentence: `The percentage of the rows of each true class that is predicted as each class. ${what}`,
    picture: confusionMatrix(matrix, { document, by: 'row' }),
    numbers: matrixTable('Share of each true class by predicted class', matrix, (weight, total) =>
      total > 0 ? percent(weight / total) : '–',
    ),
    isWide,
  })}`;
}

const matrixTable = (
  caption: string,
  { names, rows }: MatrixFigures,
  shown: (weight: number, total: number) => string,
): Html =>
  table(
    caption,
    [{ label: 'True' }, ...names.map((label) => ({ label, isNumber: true }))],
    rows.map((row, i) => {
      const total = row.reduce((sum, weight) => sum + weight, 0);
      return [names[i]!, ...row.map((weight) => shown(weight, total))];
    }),
  );
