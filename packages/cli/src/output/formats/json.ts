import { safeJson } from '../../process/safe-text.ts';
import type { Evaluation, Result } from '../../results/evaluation.ts';

/** For programs: every name exactly. */
export function toJson({ source, rows, columns, groups, warnings, assumed }: Evaluation): string {
  const results = groups.flatMap((group) => group.results).map(plain);
  return `${safeJson({ source, rows, columns, results, warnings, assumed }, 2)}\n`;
}

/** Several numbers are an object by class or threshold. */
const plain = (result: Result): object =>
  Object.assign({}, result, { value: plainValue(result.value) });

const plainValue = (value: Result['value']): unknown =>
  value !== null && typeof value === 'object'
    ? Object.fromEntries(value.map((figure) => [figure.of, figure.value]))
    : value;
