import { safeJson } from '../../process/safe-text.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import { figuresOf, isMatrixValue, type Result } from '../../results/result.ts';

/** The JSON of an evaluation, with exact names. The fields of `more` are added at the end. */
export function* toJson(evaluation: Evaluation, more: object = {}): Generator<string> {
  const { source, rows, columns, groups, warnings, assumed } = evaluation;
  // A string cannot hold millions of results, so they are written one after another.
  const document = safeJson({ source, rows, columns, results: [0], warnings, assumed, ...more }, 2);
  const [start, end] = document.split(RESULTS) as [string, string];
  yield `${start}"results": [`;
  let isFirst = true;
  for (const { results } of groups)
    for (const result of results) {
      yield `${isFirst ? '' : ','}\n    ${safeJson(plain(result), 2).replaceAll('\n', '\n    ')}`;
      isFirst = false;
    }
  yield `\n  ]${end}\n`;
}

/** The placeholder of the results. No text of the document can contain it, because texts hold no line feeds. */
const RESULTS = '"results": [\n    0\n  ]';

/** Several numbers are an object by class or threshold, and a matrix is an array of rows beside the names of its classes. */
function plain(result: Result): object {
  const { value, interval } = result;
  const own = interval === undefined ? {} : { interval: plainInterval(result) };
  if (value === null || typeof value !== 'object') return { ...result, ...own };
  return isMatrixValue(value)
    ? { ...result, value: value.rows, classes: value.classes, ...own }
    : {
        ...result,
        value: Object.fromEntries(value.map((figure) => [figure.of, figure.value])),
        ...own,
      };
}

/** The ends are numbers if the value is a number, and objects by class if the value is an object. */
function plainInterval(result: Result): object | null {
  const { interval, value } = result;
  if (!interval) return null;
  const { level, method } = interval;
  const figures = figuresOf(result);
  const end = (side: 'low' | 'high'): unknown =>
    typeof value === 'number'
      ? figures[0]![side]
      : Object.fromEntries(figures.map((figure) => [figure.of, numberOf(figure[side])]));
  return { low: end('low'), high: end('high'), level, method };
}

const numberOf = (x: number | undefined): number | null =>
  x === undefined || Number.isNaN(x) ? null : x;
