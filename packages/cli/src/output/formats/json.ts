import { safeJson } from '../../process/safe-text.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import { isMatrixValue, type Result } from '../../results/result.ts';

/** For programs: every name exactly. */
export function toJson({ source, rows, columns, groups, warnings, assumed }: Evaluation): string {
  const results = groups.flatMap((group) => group.results).map(plain);
  return `${safeJson({ source, rows, columns, results, warnings, assumed }, 2)}\n`;
}

/** Several numbers are an object by class or threshold, and a matrix is an array of rows beside the names of its classes. */
function plain(result: Result): object {
  const { value } = result;
  if (value === null || typeof value !== 'object') return result;
  return isMatrixValue(value)
    ? { ...result, value: value.rows, classes: value.classes }
    : { ...result, value: Object.fromEntries(value.map((figure) => [figure.of, figure.value])) };
}
