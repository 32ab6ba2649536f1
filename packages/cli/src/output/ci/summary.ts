import { appendFileSync, statSync } from 'node:fs';
import { InputError } from '../../process/errors.ts';
import { inert } from '../../process/safe-text.ts';
import type { Comparison } from '../../results/comparison.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import { failuresIn, type Verdict } from '../../results/judge-requirements.ts';
import { comparisonFormats, comparisonLine } from '../comparison/formats.ts';
import { headline } from '../formats/headline.ts';
import { toMarkdown } from '../formats/markdown.ts';
import { markdownText } from '../formats/markdown-text.ts';
import { whole } from '../../results/numbers.ts';

/** The content of a summary. */
export interface Summary {
  readonly evaluation?: Evaluation | undefined;
  readonly comparison?: Comparison | undefined;
  readonly verdicts: readonly Verdict[];
  readonly minRows: number;
}

/** The largest summary that GitHub accepts, in bytes. */
const MOST_BYTES = 1 << 20;

/** Appends a summary to a file. If there are too many groups for GitHub, fewer are shown. */
export function appendSummary(path: string, summary: Summary): void {
  try {
    const room = MOST_BYTES - (statSync(path, { throwIfNoEntry: false })?.size ?? 0);
    appendFileSync(path, fitting(summary, room));
  } catch (error) {
    throw new InputError(`--summary: ${path} cannot be written; ${(error as Error).message}`);
  }
}

function fitting(summary: Summary, room: number): string {
  const { evaluation, comparison } = summary;
  const all = (evaluation?.groups ?? comparison?.results ?? []).length;
  // The total is always shown.
  for (let most = all; most > 1; most = Math.floor(most / 2)) {
    const text = textOf(shortened(summary, most), all - most);
    if (Buffer.byteLength(text) <= room) return text;
  }
  return textOf(shortened(summary, 1), all - 1).slice(0, Math.max(0, room));
}

/** A summary with at most `most` groups. */
function shortened({ evaluation, comparison, ...rest }: Summary, most: number): Summary {
  return {
    ...rest,
    evaluation: evaluation && { ...evaluation, groups: lastOf(evaluation.groups, most) },
    comparison: comparison && { ...comparison, results: lastOf(comparison.results, most) },
  };
}

/** The first groups, and the last one, which is the total. */
const lastOf = <T>(all: readonly T[], most: number): readonly T[] =>
  all.length <= most ? all : [...all.slice(0, most - 1), ...all.slice(-1)];

function textOf({ evaluation, comparison, verdicts, minRows }: Summary, missing: number): string {
  const failed = failuresIn(verdicts);
  const passed = verdicts.length - failed.length;
  const title = evaluation?.source ?? `${comparison!.names.a} and ${comparison!.names.b}`;
  const parts = [
    `### ${markdownText(title)}`,
    ...failed.map((failure) => `- ❌ ${markdownText(failure)}`),
    ...(passed > 0 ? [`- ✅ ${passed} of ${verdicts.length} requirements are met`] : []),
    ...(evaluation ? [markdownText(headline(evaluation)), toMarkdown(evaluation)] : []),
    ...(comparison
      ? [
          markdownText(comparisonLine(comparison)),
          [...comparisonFormats.markdown(comparison, minRows)].join(''),
        ]
      : []),
    ...(missing > 0 ? [`${whole(missing)} more lines do not fit here.`] : []),
    ...[...(evaluation?.warnings ?? []), ...(comparison?.warnings ?? [])].map(
      (warning) => `- warning: ${markdownText(warning)}`,
    ),
  ];
  return inert(`${joined(parts)}\n\n`);
}

/** Joins parts with an empty line between them. Between the lines of a list there is none. */
const joined = (parts: readonly string[]): string =>
  parts.reduce((all, part) => {
    const isList = part.startsWith('- ') && /(^|\n)- [^\n]*$/.test(all);
    return all === '' ? part.trimEnd() : `${all}${isList ? '\n' : '\n\n'}${part.trimEnd()}`;
  }, '');
