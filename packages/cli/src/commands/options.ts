import type { DialectName } from '../engines/dialects.ts';
import type { ReportOptions } from '../output/ci/report.ts';
import type { RecordOptions } from '../output/ci/every-eval-ever.ts';
import type { EvaluationFormat, FormatName } from '../output/formats/formats.ts';
import type { TruthOptions } from '../reading/truth/join.ts';
import type { ReadOptions } from '../reading/read-options.ts';
import type { FailIf } from '../results/fail-if.ts';

/** The options of `rightly evaluate`, as commander hands them over. */
export interface CommandOptions
  extends Omit<ReadOptions, 'by'>, TruthOptions, FailIf, ReportOptions, RecordOptions {
  readonly by?: readonly string[] | undefined;
  readonly failUnder: readonly string[];
  readonly failOver: readonly string[];
  /** Whether each value has its interval. */
  readonly interval?: boolean | undefined;
  readonly level?: string | undefined;
  /** Groups with fewer rows are shown in grey. */
  readonly minRows?: string | undefined;
  /** The end of the interval that requirements judge. */
  readonly confident?: 'low' | 'high' | undefined;
  /** The state of an old model. */
  readonly baseline?: string | undefined;
  readonly format: EvaluationFormat;
  /** The metric that orders the groups. */
  readonly sort?: string | undefined;
  /** How many groups are shown. */
  readonly limit?: string | undefined;
  readonly threads?: string | undefined;
  readonly memory?: string | undefined;
  readonly sql?: boolean | undefined;
  readonly explain?: boolean | undefined;
  readonly listMetrics?: boolean | undefined;
  readonly rows?: string | undefined;
  /** The file of a report. */
  readonly report?: string | undefined;
  /** Whether pictures are drawn in the terminal. */
  readonly plot?: boolean | undefined;
  /** Columns of the worst rows, in the report. */
  readonly show?: readonly string[] | undefined;
  readonly state?: string | undefined;
  /** The URL of an engine other than DuckDB. */
  readonly engine?: string | undefined;
  readonly query?: string | undefined;
  /** The encoding of text files. */
  readonly encoding?: string | undefined;
  /** The letter between the cells of delimited text. */
  readonly delimiter?: string | undefined;
  /** The letter around the cells of delimited text, or `none`. */
  readonly quote?: string | undefined;
  /** The path to the rows of a JSON document. */
  readonly records?: string | undefined;
  readonly set: readonly string[];
  readonly timeLimit?: string | undefined;
}

/** The options of `rightly compare`. */
export interface CompareOptions extends CommandOptions {
  readonly format: FormatName;
  readonly yPredA?: string | undefined;
  readonly yPredB?: string | undefined;
}

/** The options of `rightly merge`. */
export type MergeOptions = Pick<
  CommandOptions,
  | 'baseline'
  | 'confident'
  | 'dataset'
  | 'failIf'
  | 'failUnder'
  | 'failOver'
  | 'format'
  | 'interval'
  | 'junit'
  | 'level'
  | 'limit'
  | 'margin'
  | 'minRows'
  | 'model'
  | 'organization'
  | 'plot'
  | 'positive'
  | 'report'
  | 'sort'
  | 'state'
  | 'summary'
  | 'version'
>;

/** The options of `rightly sql`. */
export interface SqlOptions extends Omit<ReadOptions, 'by' | 'cluster' | 'replicates'> {
  readonly by?: readonly string[] | undefined;
  readonly dialect: DialectName;
  readonly query?: string | undefined;
}
