import type { ComparedFigures, ComparisonFigures } from '../data.ts';
import { fewerThresholds } from '../figures/thresholds.ts';
import { precisionRecallCurves, rocCurves } from '../pictures/curves.ts';
import { differences, partName } from '../pictures/differences.ts';
import { flips } from '../pictures/flips.ts';
import { html, type Html } from '../text/html.ts';
import { count, figure as number, interval, percent } from '../text/numbers.ts';
import { figure } from './figure.ts';
import type { MakeSection } from './section.ts';
import { table } from './table.ts';

/** The most dots, and the most classes with a pair of curves. */
const DOTS = 40;
const CURVES = 4;

const isTotal = ({ of, group }: ComparedFigures) => of === null && group === null;

/** The section about the difference between two models. */
export const comparisonSection: MakeSection = ({ comparison }, document) => {
  if (comparison === null) return null;
  const { names, isPaired, results, verdicts } = comparison;
  const metrics = [...new Set(results.map(({ metric }) => metric))];
  const sentences =
    verdicts.length > 0 ? verdicts : results.filter(isTotal).map((r) => sentenceOf(r, comparison));
  return {
    id: 'comparison',
    title: 'What changed',
    body: html`<div class="part whole">
        ${sentences.map((sentence, i) => html`<p${i === 0 ? html` class="first"` : null}>${sentence}</p>`)}
        <p>
          A is <b><bdi>${names.a}</bdi></b
          >, B is <b><bdi>${names.b}</bdi></b
          >.
          ${
            isPaired
              ? 'The two models are compared row by row.'
              : 'The two models are not matched row by row: each is evaluated on rows of its own.'
          }
        </p>
      </div>
      ${metrics.map((metric, i) => {
        const list = results
          .filter((result) => result.metric === metric)
          .sort((a, b) => Number(isTotal(b)) - Number(isTotal(a)));
        return forest(metric, `differences-${i + 1}`, list, comparison, document);
      })}${results
        .filter((result) => isTotal(result) && result.onlyA !== null && result.onlyB !== null)
        .slice(0, 1)
        .map((result) => flipped(result, comparison, document))}${curves(comparison, document)}`,
  };
};

/** The difference in a sentence. */
function sentenceOf(
  { metric, a, b, difference }: ComparedFigures,
  { names, level }: ComparisonFigures,
): string {
  const between =
    difference.low === null
      ? ''
      : `, with an interval from ${interval(difference)} at ${percent(level).replace('.0', '')}`;
  return `The difference in ${metric} is ${number(difference.value)}${between}: from ${number(a)} of ${names.a} to ${number(b)} of ${names.b}.`;
}

function forest(
  metric: string,
  id: string,
  results: readonly ComparedFigures[],
  { names }: ComparisonFigures,
  document: Document,
): Html {
  const shown = results.slice(0, DOTS);
  return figure({
    id,
    title: `Difference in ${metric}`,
    sentence: [
      'Each dot is the value of B minus the value of A, with its interval; the dashed line is no difference.',
      ...(results.some(({ better }) => better !== null)
        ? ['Diamonds are significant differences.']
        : []),
      ...(shown.length < results.length
        ? [`The first ${DOTS} of ${count(results.length)} are drawn.`]
        : []),
    ].join(' '),
    picture: differences(shown, { document }),
    numbers: table(
      `${metric} of both models`,
      [
        { label: 'Of' },
        ...[
          'Rows',
          'A',
          'B',
          'Difference',
          'Interval',
          'p',
          'Adjusted p',
          'Only A right',
          'Only B right',
        ].map((label) => ({ label, isNumber: true })),
        { label: 'Better' },
      ],
      results.map((r) => [
        partName(r),
        count(r.rows),
        number(r.a),
        number(r.b),
        number(r.difference.value),
        interval(r.difference),
        number(r.p),
        number(r.adjusted),
        r.onlyA === null ? '–' : count(r.onlyA),
        r.onlyB === null ? '–' : count(r.onlyB),
        r.better === null ? '–' : names[r.better],
      ]),
    ),
  });
}

function flipped(
  { onlyA, onlyB }: ComparedFigures,
  { names }: ComparisonFigures,
  document: Document,
): Html {
  const [a, b] = [onlyA!, onlyB!];
  return figure({
    id: 'flips',
    title: 'Flips both ways',
    sentence: `${count(b)} rows are right in B only, ${count(a)} in A only.`,
    picture: flips({ names, onlyA: a, onlyB: b }, { document }),
    numbers: table(
      'Rows that only one model has right',
      [{ label: 'Model' }, { label: 'Rows', isNumber: true }],
      [
        [`A: ${names.a}`, count(a)],
        [`B: ${names.b}`, count(b)],
      ],
    ),
  });
}

/** The curves of both models in one picture, for the classes whose average precision changed most. */
function curves({ names, thresholds }: ComparisonFigures, document: Document): Html {
  const change = ({ a, b }: NonNullable<typeof thresholds>[number]) =>
    Math.abs((b.averagePrecision ?? 0) - (a.averagePrecision ?? 0));
  const most = [...(thresholds ?? [])].sort((x, y) => change(y) - change(x)).slice(0, CURVES);
  const options = { document, compared: [`A: ${names.a}`, `B: ${names.b}`] as const };
  return html`${most.map((pair, i) => {
    const list = [fewerThresholds(pair.a, 400), fewerThresholds(pair.b, 400)];
    const of = pair.a.name === null ? '' : `: ${pair.a.name}`;
    const areas = table(
      'Areas below the curves',
      [
        { label: 'Model' },
        { label: 'ROC AUC', isNumber: true },
        { label: 'Average precision', isNumber: true },
      ],
      [
        [`A: ${names.a}`, number(pair.a.rocAuc), number(pair.a.averagePrecision)],
        [`B: ${names.b}`, number(pair.b.rocAuc), number(pair.b.averagePrecision)],
      ],
    );
    const sentence = 'A is dashed, B is solid; the dots are at the highest F1.';
    return html`${figure({
      id: `compared-roc-${i + 1}`,
      title: `ROC curves of both${of}`,
      sentence,
      picture: rocCurves(list, options),
      numbers: areas,
    })}${figure({
      id: `compared-precision-${i + 1}`,
      title: `Precision and recall of both${of}`,
      sentence,
      picture: precisionRecallCurves(list, options),
      numbers: areas,
    })}`;
  })}`;
}
