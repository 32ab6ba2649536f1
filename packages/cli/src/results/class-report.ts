import { averageName, averages, ofClass } from '../reading/per-class.ts';
import { figuresOf, type Result } from './result.ts';
import { reportMetrics, SUPPORT } from './support.ts';

/** Precision, recall, F1 and support of a class, or of all classes. */
export interface ReportLine {
  /** The name of a class. Below the classes, it is `accuracy` or the name of an average. */
  readonly name: string;
  readonly isClass: boolean;
  /** Undefined where a cell is empty. */
  readonly figures: readonly (number | null | undefined)[];
  readonly support: number | null;
}

/** The lines of scikit-learn's classification report, and the other results. */
export interface ClassReport {
  readonly lines: readonly ReportLine[];
  readonly others: readonly Result[];
}

/** The report of `--per-class`; without lines if not all of its metrics were computed. */
export function classReportOf(results: readonly Result[]): ClassReport {
  const support = results.find(({ metric }) => metric === SUPPORT);
  if (!support) return { lines: [], others: results };
  const named = (name: string): Result => results.find(({ metric }) => metric === name)!;
  const columns = ofClass.map((metric) => figuresOf(named(metric)));
  const counts = figuresOf(support);
  const all = counts.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const classes = counts.map(({ of, value }, i): ReportLine => ({
    name: of!,
    isClass: true,
    figures: columns.map((figures) => figures[i]!.value),
    support: value,
  }));
  const below = (name: string, figures: ReportLine['figures']): ReportLine => ({
    name,
    isClass: false,
    figures,
    support: all,
  });
  const one = (name: string): number | null => figuresOf(named(name))[0]!.value;
  return {
    lines: [
      ...classes,
      below('accuracy', [undefined, undefined, one('accuracy')]),
      ...averages.map((average) =>
        below(
          `${average} avg`,
          ofClass.map((metric) => one(averageName(metric, average))),
        ),
      ),
    ],
    others: results.filter(
      (result) => result !== support && !reportMetrics.includes(result.metric),
    ),
  };
}
