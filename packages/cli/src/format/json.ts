import type { Evaluation } from '../evaluate/results.ts';
import { safeJson } from '../output/safe-text.ts';

/** For programs: every name exactly. */
export function toJson({ source, rows, columns, groups, warnings }: Evaluation): string {
  const results = groups.flatMap((group) => group.results);
  return `${safeJson({ source, rows, columns, results, warnings }, 2)}\n`;
}
