import type { Evaluation } from '../evaluate/results.ts';

/** For programs. */
export function toJson({ source, rows, columns, groups, warnings }: Evaluation): string {
  const results = groups.flatMap((group) => group.results);
  return `${JSON.stringify({ source, rows, columns, results, warnings }, null, 2)}\n`;
}
