import type { ThresholdFigures } from '../data.ts';
import { bestPoint, fewerThresholds, thresholdPoints } from '../figures/thresholds.ts';
import { precisionRecallCurves, rocCurves } from '../pictures/curves.ts';
import { thresholdCurves } from '../pictures/threshold-curves.ts';
import { Html, html } from '../text/html.ts';
import { count, figure as number } from '../text/numbers.ts';
import { figure } from './figure.ts';
import type { MakeSection } from './section.ts';
import { table } from './table.ts';

/** The most classes with curves; those with the lowest average precision are drawn. */
const CURVES = 20;
/** The most thresholds of a curve, and of the table below it. */
const THRESHOLDS = 400;
const ROWS = 11;

/** The section with curves over all thresholds, and a slider for one of them. */
export const thresholdsSection: MakeSection = ({ thresholds: given }, document) => {
  const thresholds = (given ?? []).filter((figures) => figures.thresholds.length > 0);
  if (thresholds.length === 0) return null;
  const worst = [...thresholds]
    .sort((a, b) => (a.averagePrecision ?? 1) - (b.averagePrecision ?? 1))
    .slice(0, CURVES)
    .map((figures) => fewerThresholds(figures, THRESHOLDS));
  const [first] = worst as [ThresholdFigures];
  const isMany = thresholds.length > 1;
  const which = isMany
    ? ` ${worst.length < thresholds.length ? `Of ${count(thresholds.length)} classes, the ${CURVES} with the lowest average precision are drawn. ` : ''}The strong line is the chosen class, the faint lines are the others.`
    : '';
  return {
    id: 'thresholds',
    title: 'Thresholds',
    body: html`<div class="part whole">
        ${controls(worst)}${table(
          isMany
            ? 'The threshold of the highest F1, for each class'
            : 'The threshold of the highest F1',
          [
            ...(isMany ? [{ label: 'Class' }] : []),
            ...[
              'ROC AUC',
              'Average precision',
              'Highest F1',
              'At threshold',
              'Precision',
              'Recall',
              'Predicted positive',
            ].map((label) => ({ label, isNumber: true })),
          ],
          thresholds.map((figures) => {
            const points = thresholdPoints(figures);
            const best = points[bestPoint(points)];
            const shown = [
              figures.rocAuc,
              figures.averagePrecision,
              best?.f1,
              best?.threshold,
              best?.precision,
              best?.recall,
              best?.share,
            ].map((value) => number(value ?? null));
            return isMany ? [figures.name ?? ''].concat(shown) : shown;
          }),
        )}
      </div>
      ${figure({
        id: 'by-threshold',
        title: 'Every threshold',
        sentence: `Precision, recall, F1 and the share of all rows that is predicted positive, by threshold. The vertical line is at the highest F1, or at the slider.${
          first.name === null
            ? ''
            : ` The picture shows the class ${first.name}, unless another class is chosen above.`
        }`,
        picture: thresholdCurves(first, { document }),
        numbers: numbers('Numbers by threshold', [first], ['precision', 'recall', 'f1', 'share']),
      })}
      ${figure({
        id: 'roc',
        title: 'ROC curve',
        sentence: worst.every(({ rocAuc }) => rocAuc === null)
          ? 'There is no curve: all rows are positive, or all rows are negative.'
          : `The share of positives that is found against the share of negatives that is called positive, from the highest threshold at the lower left to the lowest. The dashed line is a random guess; the dot is at the highest F1, or at the slider.${which}`,
        picture: rocCurves(worst, { document }),
        numbers: numbers('Points of the ROC curve', worst, ['fallout', 'recall']),
      })}
      ${figure({
        id: 'precision-recall',
        title: 'Precision and recall',
        sentence: `The precision at each recall. The area below a line is its average precision. The dot is at the highest F1, or at the slider.${which}`,
        picture: precisionRecallCurves(worst, { document }),
        numbers: numbers('Points of precision and recall', worst, ['recall', 'precision']),
      })}`,
  };
};

/** The list of classes and the slider, which the script makes visible, and the counts that the script needs. */
function controls(list: readonly ThresholdFigures[]): Html {
  const counts = list.map(({ thresholds, positives, negatives }) => ({
    thresholds: thresholds.map((threshold) => Number(threshold.toPrecision(6))),
    positives,
    negatives,
  }));
  return html`<form class="controls" id="controls" hidden>
    ${
      list.length > 1
        ? html`<label
            >Class
            <select id="class">
              ${list.map(({ name }, i) => html`<option value="${i}">${name}</option>`)}
            </select></label
          >`
        : null
    }
    <label class="slide"
      >Threshold <input type="range" id="threshold" min="0" step="1" list="best-mark"
    /></label>
    <datalist id="best-mark"><option></option></datalist>
    <button type="button" id="to-best">Highest F1</button>
    <output id="chosen" for="threshold"></output>
    ${new Html(`<script type="application/json" id="counts">${JSON.stringify(counts)}</script>`)}
  </form>`;
}

type Key = 'precision' | 'recall' | 'fallout' | 'f1' | 'share';

const LABELS: Readonly<Record<Key, string>> = {
  precision: 'Precision',
  recall: 'Recall',
  fallout: 'False positive rate',
  f1: 'F1',
  share: 'Predicted positive',
};

function numbers(caption: string, list: readonly ThresholdFigures[], keys: readonly Key[]): Html {
  const isNamed = list.some(({ name }) => name !== null);
  return table(
    caption,
    [
      ...(isNamed ? [{ label: 'Class' }] : []),
      ...['Threshold', ...keys.map((key) => LABELS[key])].map((label) => ({
        label,
        isNumber: true,
      })),
    ],
    list.flatMap((figures) => {
      const points = thresholdPoints(figures);
      const step = Math.max(1, (points.length - 1) / (ROWS - 1));
      const kept = new Set(Array.from({ length: ROWS }, (_, i) => points[Math.round(i * step)]));
      return points
        .filter((point) => kept.has(point))
        .map((point) => {
          const shown = [point.threshold, ...keys.map((key) => point[key])].map(number);
          return isNamed ? [figures.name ?? ''].concat(shown) : shown;
        });
    }),
  );
}
