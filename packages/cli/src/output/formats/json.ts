import { safeJson } from '../../process/safe-text.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import { isMatrixValue, type Result } from '../../results/result.ts';

/** For programs: every name exactly. */
export function* toJson(evaluation: Evaluation): Generator<string> {
  const { source, rows, columns, groups, warnings, assumed } = evaluation;
  // No string is as long as a report of millions of results: they are written one after another.
  const document = safeJson({ source, rows, columns, results: [0], warnings, assumed }, 2);
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

/** A place in a document. No text in it holds line feeds. */
const RESULTS = '"results": [\n    0\n  ]';

/** Several numbers are an object by class or threshold, and a matrix is an array of rows beside the names of its classes. */
function plain(result: Result): object {
  const { value } = result;
  if (value === null || typeof value !== 'object') return result;
  return isMatrixValue(value)
    ? { ...result, value: value.rows, classes: value.classes }
    : { ...result, value: Object.fromEntries(value.map((figure) => [figure.of, figure.value])) };
}
