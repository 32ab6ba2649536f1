import { inert, safeJson } from '../../process/safe-text.ts';
import type { Compared, Comparison } from '../../results/comparison.ts';
import { type CsvCell, groupText, numberText, safe, textOf } from '../formats/csv-cells.ts';
import type { FormatName } from '../formats/formats.ts';
import { inLines, SEPARATOR } from '../formats/headline.ts';
import { markdownText } from '../formats/markdown-text.ts';
import { textOf as markdownOf } from '../formats/markdown.ts';
import { sectionsBelow } from '../formats/table.ts';
import { partsOf } from './headline.ts';
import { comparisonSections } from './sections.ts';
import { verdicts } from '../../results/verdicts.ts';

/** The formats of a comparison. */
export const comparisonFormats: Readonly<
  Record<FormatName, (comparison: Comparison, minRows: number) => Iterable<string>>
> = {
  table: toTable,
  markdown: toMarkdown,
  json: toJson,
  csv: toCsv,
};

/** The headline of a comparison on one line. */
export const comparisonLine = (comparison: Comparison): string =>
  partsOf(comparison).join(SEPARATOR);

function* toTable(comparison: Comparison, minRows: number): Generator<string> {
  yield* sectionsBelow(
    (width) => inLines(partsOf(comparison), width),
    () => comparisonSections(comparison, inert, minRows),
  );
  yield `\n${verdicts(comparison)
    .map((line) => `${inert(line)}\n`)
    .join('')}`;
}

function* toMarkdown(comparison: Comparison, minRows: number): Generator<string> {
  yield comparisonSections(comparison, markdownText, minRows).map(markdownOf).join('\n');
  yield `\n${verdicts(comparison)
    .map((line) => `- ${markdownText(line)}\n`)
    .join('')}`;
}

function* toJson(comparison: Comparison): Generator<string> {
  yield `${safeJson(plainComparison(comparison), 2)}\n`;
}

/** A comparison in the form of JSON. */
export function plainComparison(comparison: Comparison): object {
  const { names, rows, columns, results, warnings, assumed, isPaired, level } = comparison;
  return {
    a: names.a,
    b: names.b,
    paired: isPaired,
    rows,
    columns,
    results: results.map((one) => plain(one, level)),
    verdicts: verdicts(comparison),
    warnings,
    assumed,
  };
}

const plain = (one: Compared, level: number): object => ({
  metric: one.metric,
  class_name: one.class_name,
  ...(one.of !== undefined && { class: one.of }),
  group: one.group,
  rows: one.rows,
  a: one.a,
  b: one.b,
  difference: one.difference,
  interval: one.low === null ? null : { low: one.low, high: one.high, level, method: one.method },
  p_value: one.p,
  adjusted_p_value: one.adjusted,
  only_a_right: one.onlyA,
  only_b_right: one.onlyB,
  better: one.better,
  minimum_detectable: one.minimumDetectable,
  ...(one.reason !== undefined && { reason: one.reason }),
});

function* toCsv({ results, by }: Comparison): Generator<string> {
  yield textOf([
    ...by.map(safe),
    'metric',
    'class',
    'a',
    'b',
    'difference',
    'low',
    'high',
    'p_value',
    'adjusted_p_value',
    'only_a_right',
    'only_b_right',
    'better',
    'rows',
  ]);
  for (const one of results) {
    const groups = by.map((name): CsvCell =>
      one.group === null ? '' : groupText(one.group[name]!),
    );
    yield textOf([
      ...groups,
      safe(one.metric),
      one.of === undefined ? '' : groupText(one.of),
      ...[one.a, one.b, one.difference, one.low, one.high, one.p, one.adjusted].map(numberText),
      numberText(one.onlyA),
      numberText(one.onlyB),
      one.better ?? '',
      one.rows,
    ]);
  }
}
