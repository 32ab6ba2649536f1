import { type Command, Option } from 'commander';
import { formats } from '../output/formats/formats.ts';
import { layouts } from '../reading/layout.ts';
import { parseMargin } from '../results/fail-if.ts';
import { parseReplicates } from '../reading/replicates.ts';

/* The options that several commands have, and all groups under which help shows options. */

/** The headings in help. */
export const headings = {
  columns: 'Columns:',
  truth: 'Truth in another file:',
  partners: 'Rows and their partners:',
  metrics: 'Metrics:',
  rows: 'Rows and values:',
  cells: 'Text files (CSV, TSV and JSONL):',
  engine: 'Engine:',
  files: 'Files that are written:',
  sure: 'How sure:',
  bars: 'Bars:',
  printing: 'Printing:',
  help: 'Help:',
} as const;

/** Collects the values of an option that may be repeated. */
export const collect = (value: string, before: readonly string[] = []): string[] => [
  ...before,
  value,
];

/** An option that may be repeated, and is an empty list where it is not given. */
export const repeated = (flags: string, description: string): Option =>
  new Option(flags, `${description}; may be repeated`).argParser(collect).default([], 'none');

/** The columns beside the truth and the predictions. */
export const otherColumns = (command: Command): Command =>
  command
    .optionsGroup(headings.columns)
    .option('--sample-weight <column>', 'the weight of each row')
    .option(
      '--by <columns>',
      'groups: a result for each value of these columns; may be repeated',
      collect,
    )
    .option(
      '--classes <names>',
      'the label that each score is for, in the order of the scores: cat,dog',
    )
    .addOption(
      new Option(
        '--layout <what>',
        'what truth and predictions are; without it the first rows decide',
      ).choices(layouts),
    );

export const metricOptions = (command: Command): Command =>
  positive(
    command
      .optionsGroup(headings.metrics)
      .option(
        '--metrics <list>',
        'names of Keras or scikit-learn in any spelling, with options: accuracy,f1_macro,roc_auc or precision:thresholds=[0.3,0.5],name=p or mse,huber:delta=2',
      )
      .option(
        '--per-class',
        'precision, recall, F1 and support of each class, and their averages, as in scikit-learn’s classification_report',
      ),
  );

/** The only one of them that `rightly merge` has. */
export const positive = (command: Command): Command =>
  command
    .optionsGroup(headings.metrics)
    .option(
      '--positive <label>',
      'of two labels the one whose precision, recall, F1 and specificity are shown',
    );

export const rowOptions = (command: Command): Command =>
  command
    .optionsGroup(headings.rows)
    .option('--where <sql>', 'count only rows for which this SQL condition is true')
    .addOption(
      new Option('--nulls <what>', 'rows with NULL are an error, or are skipped')
        .choices(['error', 'skip'])
        .default('error'),
    )
    .option(
      '--ignore-class <label>',
      'leave out rows whose truth is this label; in lists, leave out such elements',
    )
    .option(
      '--fold <what>',
      'compare labels without regard to case, space, punctuation or unicode (NFC): one of these words, several with commas, or none',
    )
    .addOption(
      new Option(
        '--score-type <type>',
        'round scores to float32 before they are compared; float16 and bfloat16 say what uint16 in NPY stands for',
      ).choices(['float32', 'float16', 'bfloat16']),
    );

/** How the cells of text files become values. */
export const cellOptions = (command: Command): Command =>
  command
    .optionsGroup(headings.cells)
    .option(
      '--text <columns>',
      'compare these columns as they are written; may be repeated',
      collect,
    )
    .option(
      '--number <columns>',
      'read these columns as numbers: spaces at the ends are left out, 93% is 0.93, true is 1 and false is 0; may be repeated',
      collect,
    )
    .addOption(new Option('--decimal <mark>', 'the decimal mark of numbers').choices(['.', ',']))
    .option(
      '--null-text <texts>',
      'texts that stand for NULL, such as NA,None; may be repeated',
      collect,
    )
    .option(
      '--delimiter <letter>',
      'what separates the cells of CSV and TSV, such as ";", tab or space',
    )
    .option(
      '--quote <letter>',
      'what stands around cells of CSV and TSV; none where quotes are letters like others',
    )
    .option(
      '--records <path>',
      'where in one JSON document the list of rows is, such as results.results',
    )
    .option('--encoding <name>', 'how text files are encoded, such as latin-1 or utf-16');

/** Whether intervals are shown. */
export const intervalOption = (command: Command): Command =>
  command
    .optionsGroup(headings.sure)
    .option('--interval', 'show the ends of an interval beside each value');

/** How sure intervals are, and how many rows they need. */
export const levelOptions = (command: Command): Command =>
  command
    .optionsGroup(headings.sure)
    .option('--level <share>', 'how often intervals hold the true value: 0.95 unless said')
    .option(
      '--min-rows <n>',
      'with --by: groups with fewer rows are grey, for they say little: 30 unless said, where intervals are shown',
    );

/** Which rows belong together. */
export const clusterOptions = (command: Command): Command =>
  command
    .optionsGroup(headings.sure)
    .option(
      '--cluster <column>',
      'what rows belong to (a user, a document), or their own id: intervals are then those of users, and every metric has one',
    )
    .addOption(
      new Option(
        '--replicates <n>',
        'into how many groups --cluster spreads the rows for intervals: 20 unless said; NPY and Arrow need no --cluster',
      ).argParser(parseReplicates),
    );

/** What computes. */
export const engineOptions = (command: Command): Command =>
  command
    .optionsGroup(headings.engine)
    .option(
      '--engine <url>',
      'what computes: sc://… (Spark), clickhouse://… or postgres://…; without it DuckDB in this process',
    )
    .option('--query <sql>', 'evaluate the answer to this query instead of a table')
    .addOption(repeated('--set <key=value>', 'configure the session of --engine'))
    .option('--time-limit <seconds>', 'with --engine: cancel a query that takes longer')
    .option('--threads <n>', 'how many threads DuckDB uses')
    .option('--memory <size>', 'how much memory DuckDB uses, such as 4GB');

/** What decides whether the exit status is 1. */
export const barOptions = (command: Command): Command =>
  command
    .optionsGroup(headings.bars)
    .addOption(
      repeated(
        '--fail-under <metric=value>',
        'exit with 1 where the metric is below the value; METRIC[GROUP]=V is for one group, METRIC{CLASS}=V for one class, and * for each',
      ),
    )
    .addOption(
      repeated(
        '--fail-over <metric=value>',
        'exit with 1 where the metric is above the value, for metrics such as losses of which less is better',
      ),
    )
    .addOption(
      new Option(
        '--confident <end>',
        'compare bars with this end of the interval in place of the value: with --fail-under, low fails unless the metric is surely high enough, and high fails only where it surely is not',
      ).choices(['low', 'high']),
    );

/** When a new model fails beside an old one. */
export const failIfOptions = (command: Command): Command =>
  command
    .optionsGroup(headings.bars)
    .addOption(
      new Option(
        '--fail-if <what>',
        'exit with 1 where the new model is worse, or where it is not better: the whole interval of the difference lies on that side',
      ).choices(['worse', 'not-better']),
    )
    .addOption(
      new Option(
        '--margin <difference>',
        'with --fail-if worse: exit with 1 unless the new model is surely less than this worse',
      ).argParser(parseMargin),
    );

/** The old model of an evaluation. */
export const baselineOptions = (command: Command): Command =>
  failIfOptions(
    command
      .optionsGroup(headings.bars)
      .option(
        '--baseline <state.json>',
        'show the difference from an old model, whose state --state wrote; its rows may be other ones',
      ),
  );

export const formatOption = (command: Command, more: readonly string[] = []): Command =>
  command
    .optionsGroup(headings.printing)
    .addOption(
      new Option('--format <name>', 'how to print')
        .choices([...Object.keys(formats), ...more])
        .default('table'),
    );

/** The report. */
export const reportOption = (command: Command): Command =>
  command
    .optionsGroup(headings.files)
    .option(
      '--report <out.html>',
      'write one page with pictures: classes, curves, calibration, groups; out.json for its numbers',
    );

/** The rows that the report shows. */
export const showOption = (command: Command): Command =>
  command
    .optionsGroup(headings.files)
    .option(
      '--show <columns>',
      'with --report: the rows that were judged worst, with these columns; may be repeated',
      collect,
    );

/** Files that a CI reads. */
export const ciOptions = (command: Command): Command =>
  command
    .optionsGroup(headings.files)
    .option(
      '--junit <out.xml>',
      'write a test case for each demand, as JUnit does; what could not be evaluated is an error',
    )
    .option(
      '--summary [file]',
      'append a summary in Markdown to a file; without a name to the one that GITHUB_STEP_SUMMARY names',
    );

/** Pictures in the terminal. */
export const plotOption = (command: Command): Command =>
  command
    .optionsGroup(headings.printing)
    .option(
      '--plot',
      'draw the confusion matrix, groups with intervals and the reliability curve below the table',
    );

export const printingOptions = (command: Command): Command =>
  formatOption(command, ['every-eval-ever'])
    .option('--model <name>', 'with --format every-eval-ever: what the model is called')
    .option('--dataset <name>', 'with --format every-eval-ever: what the data set is called')
    .option('--organization <name>', 'with --format every-eval-ever: who evaluated')
    .option('--sort <metric>', 'with --by: the groups in which this metric is worst come first')
    .option(
      '--limit <n>',
      'with --by: show only n groups, the worst ones by --sort or by the first metric',
    );
