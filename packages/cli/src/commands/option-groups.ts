import { type Command, Option } from 'commander';
import { formats } from '../output/formats/formats.ts';
import { layouts } from '../reading/layout.ts';
import { parseMargin } from '../results/fail-if.ts';
import { parseReplicates } from '../reading/replicates.ts';

/* The options that several commands have, and the headings under which help lists options. */

/** The headings in help. */
export const headings = {
  columns: 'Columns:',
  truth: 'Truth in another file:',
  matching: 'Matching rows:',
  metrics: 'Metrics:',
  rows: 'Rows and values:',
  cells: 'Text files (CSV, TSV and JSONL):',
  engine: 'Engine:',
  files: 'Files that are written:',
  intervals: 'Intervals:',
  requirements: 'Requirements:',
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
    .option('--classes <names>', 'the label of each score, in the order of the scores: cat,dog')
    .addOption(
      new Option(
        '--layout <what>',
        'the kind of truth and predictions; without --layout the first rows decide',
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

/** `--positive`, the only metric option of `rightly merge`. */
export const positive = (command: Command): Command =>
  command
    .optionsGroup(headings.metrics)
    .option(
      '--positive <label>',
      'which of two labels is positive: precision, recall, F1 and specificity are those of this label',
    );

export const rowOptions = (command: Command): Command =>
  command
    .optionsGroup(headings.rows)
    .option('--where <sql>', 'count only rows for which this SQL condition is true')
    .addOption(
      new Option('--nulls <what>', 'error: rows with NULL are an error; skip: leave them out')
        .choices(['error', 'skip'])
        .default('error'),
    )
    .option(
      '--ignore-class <label>',
      'leave out rows whose truth is this label; in lists, leave out elements whose truth is this label',
    )
    .option(
      '--fold <what>',
      'compare labels without regard to letter case, spaces, punctuation or forms of Unicode (NFC): case, space, punctuation or unicode, several with commas, or none',
    )
    .addOption(
      new Option(
        '--score-type <type>',
        'float32: round scores to float32 before they are compared; float16 or bfloat16: read uint16 scores in NPY as 16-bit floats of this type',
      ).choices(['float32', 'float16', 'bfloat16']),
    );

/** Options for the cells of text files. */
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
      'texts that mean NULL, such as NA,None; may be repeated',
      collect,
    )
    .option(
      '--delimiter <letter>',
      'the separator of cells in CSV and TSV, such as ";", tab or space',
    )
    .option(
      '--quote <letter>',
      'the quotation mark around cells of CSV and TSV; none where quotation marks are part of the text',
    )
    .option(
      '--records <path>',
      'the path to the list of rows in one JSON document, such as results.results',
    )
    .option('--encoding <name>', 'the encoding of text files, such as latin-1 or utf-16');

/** Whether intervals are shown. */
export const intervalOption = (command: Command): Command =>
  command
    .optionsGroup(headings.intervals)
    .option('--interval', 'show the ends of an interval beside each value');

/** The level of intervals, and the number of rows that a group needs. */
export const levelOptions = (command: Command): Command =>
  command
    .optionsGroup(headings.intervals)
    .option(
      '--level <share>',
      'the confidence level of intervals: how often they hold the true value; the default is 0.95',
    )
    .option(
      '--min-rows <n>',
      'with --by: show groups with fewer rows in grey, because their values are uncertain; the default is 30 where intervals are shown',
    );

/** Which rows belong together. */
export const clusterOptions = (command: Command): Command =>
  command
    .optionsGroup(headings.intervals)
    .option(
      '--cluster <column>',
      'the column of the user or document of each row, or of the id of the row: every metric then has an interval, which treats all rows of a user as one observation',
    )
    .addOption(
      new Option(
        '--replicates <n>',
        'the number of parts into which the rows are divided for the intervals of --cluster; the default is 20; NPY and Arrow need no --cluster',
      ).argParser(parseReplicates),
    );

/** Options of the engine. */
export const engineOptions = (command: Command): Command =>
  command
    .optionsGroup(headings.engine)
    .option(
      '--engine <url>',
      'the engine that computes: sc://… (Spark), clickhouse://… or postgres://…; the default is DuckDB in this process',
    )
    .option('--query <sql>', 'evaluate the answer to this query instead of a table')
    .addOption(repeated('--set <key=value>', 'configure the session of --engine'))
    .option('--time-limit <seconds>', 'with --engine: cancel a query that takes longer')
    .option('--threads <n>', 'how many threads DuckDB uses')
    .option('--memory <size>', 'how much memory DuckDB uses, such as 4GB');

/** The requirements for a value, which decide whether the exit status is 1. */
export const requirementOptions = (command: Command): Command =>
  command
    .optionsGroup(headings.requirements)
    .addOption(
      repeated(
        '--fail-under <metric=value>',
        'exit with 1 where the metric is below the value; METRIC[GROUP]=V is for one group, METRIC{CLASS}=V is for one class, and * stands for every group or class',
      ),
    )
    .addOption(
      repeated(
        '--fail-over <metric=value>',
        'exit with 1 where the metric is above the value, for losses and other metrics where lower is better',
      ),
    )
    .addOption(
      new Option(
        '--confident <end>',
        'compare this end of the interval with the limit, instead of the value: with low, --fail-under passes only if the whole interval reaches the limit; with high, it fails only if the whole interval is below the limit',
      ).choices(['low', 'high']),
    );

/** The requirements for the difference between a new model and an old one. */
export const failIfOptions = (command: Command): Command =>
  command
    .optionsGroup(headings.requirements)
    .addOption(
      new Option(
        '--fail-if <what>',
        'exit with 1 if the new model fails; worse: it fails if it is worse over the whole interval of the difference; not-better: it passes only if it is better over the whole interval',
      ).choices(['worse', 'not-better']),
    )
    .addOption(
      new Option(
        '--margin <difference>',
        'with --fail-if worse: how much worse the new model may be; it passes only if it is worse by less than this over the whole interval',
      ).argParser(parseMargin),
    );

/** The old model of an evaluation. */
export const baselineOptions = (command: Command): Command =>
  failIfOptions(
    command
      .optionsGroup(headings.requirements)
      .option(
        '--baseline <state.json>',
        'show the difference from an old model; --state wrote this file for the old model, perhaps from other rows',
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
      'write one page with pictures: classes, curves, calibration, groups; a name that ends in .json gets the numbers of the page',
    );

/** The rows that the report shows. */
export const showOption = (command: Command): Command =>
  command
    .optionsGroup(headings.files)
    .option(
      '--show <columns>',
      'with --report: show the worst rows with these columns; may be repeated',
      collect,
    );

/** Files for a CI system. */
export const ciOptions = (command: Command): Command =>
  command
    .optionsGroup(headings.files)
    .option(
      '--junit <out.xml>',
      'write a test case for each requirement, in the format of JUnit, or an error if the input cannot be evaluated',
    )
    .option(
      '--summary [file]',
      'append a summary in Markdown to a file; the default is the file that GITHUB_STEP_SUMMARY names',
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
    .option('--model <name>', 'with --format every-eval-ever: the name of the model')
    .option('--dataset <name>', 'with --format every-eval-ever: the name of the data set')
    .option(
      '--organization <name>',
      'with --format every-eval-ever: the organization that made the evaluation',
    )
    .option('--sort <metric>', 'with --by: sort the groups by this metric, the worst group first')
    .option(
      '--limit <n>',
      'with --by: show only the n worst groups, by the metric of --sort or by the first metric',
    );
