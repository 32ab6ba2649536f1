import { Command, Option } from 'commander';
import { dialectNames } from '../engines/dialects.ts';
import { formats } from '../output/formats/formats.ts';
import { joinLines } from '../process/join-lines.ts';
import { say } from '../process/standard-error.ts';
import { layouts } from '../reading/layout.ts';
import { help, mergeHelp, sqlHelp } from './help.ts';
import type { CommandOptions, MergeOptions, SqlOptions } from './options.ts';
import { valueOptions } from './value-options.ts';

/** What each command does with its arguments. */
export interface Actions {
  readonly evaluate: (names: readonly string[], options: CommandOptions) => Promise<void>;
  readonly merge: (paths: readonly string[], options: MergeOptions) => Promise<void>;
  readonly sql: (table: string | undefined, options: SqlOptions) => Promise<void>;
}

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

export function commandLine({ evaluate, merge, sql }: Actions, version: string): Command {
  const program = new Command('rightly')
    .description(
      'How good is the model? Keras’s metrics for prediction files, tables and lakes: accuracies, losses, F-scores, AUC, IoU and more.',
    )
    .version(version, '--version', 'print the version')
    .helpCommand('help [command]', 'print the help of a command')
    .showSuggestionAfterError();
  const evaluation = program
    .command('evaluate')
    .description(
      'Evaluate prediction files (Parquet, Arrow, NPY, NPZ, CSV, TSV or JSONL; the last three also as .gz or .zst), or a table of another engine.',
    )
    .argument(
      '[file...]',
      'files, folders or globs of one format, or - for standard input (not Parquet); of NPY one file, the predictions; with --engine a table or path there',
    );
  valueOptions(columnOptions(evaluation))
    .option(
      '--y-true <column>',
      "the truth: class indexes, labels, numbers, or (one-hot) lists; 'is_*' for a column a class; with NPY this and the other columns are files, or arrays in NPZ (file.npz:name)",
    )
    .option(
      '--y-pred <columns>',
      "the predictions: a column of labels, probabilities, numbers or lists of scores; 'p*' or p0,p1,… for a column a class, or 'sql: EXPRESSION'",
    )
    .option(
      '--truth <file>',
      'the truth, where another file has it: CSV, TSV, JSONL or Parquet; with --on',
    )
    .option(
      '--on <column>',
      'the ids by which predictions find their truth: a column of both files, or id=key, compared as they are written; or row, where the rows of both stand in one order',
    )
    .addOption(
      new Option(
        '--on-missing <what>',
        'ids that one of the files lacks are an error, or are skipped',
      ).choices(['error', 'skip']),
    )
    .option('--no-sample-weight', 'every row weighs alike, also where a column is called weight')
    .option(
      '--rows <out.parquet>',
      'write each row with its hits, its losses and the rank of its true class',
    )
    .option('--state <out.json>', 'keep the sums, for rightly merge')
    .option(
      '--engine <url>',
      'who computes: sc://… (Spark), clickhouse://… or postgres://…; DuckDB in this process where it is left out',
    )
    .option('--query <sql>', 'evaluate the answer to this query instead of a table')
    .option('--set <key=value>', 'configure the session of --engine; may come again', collect, [])
    .option('--time-limit <seconds>', 'cancel what takes longer with --engine')
    .option('--threads <n>', 'how many threads DuckDB uses')
    .option('--memory <size>', 'how much memory DuckDB uses, such as 4GB')
    .option('--list-metrics', 'print every metric: its names, what it says, and its options')
    .option('--sql', 'print the SQL instead of running it')
    .option('--explain', 'print how the engine would run it instead')
    .addHelpText('after', help)
    .action(evaluate);
  reportOptions(evaluation);
  const merging = program
    .command('merge')
    .description(
      'Add up what rightly evaluate --state kept of parts of the data, or answers to queries of rightly sql.',
    )
    .argument('<state...>', 'files that --state wrote, or answers in JSON or CSV')
    .option('--state <out.json>', 'keep the sums of all')
    .option(...positive)
    .addHelpText('after', mergeHelp)
    .action(merge);
  reportOptions(merging);
  const printing = program
    .command('sql')
    .description('Print the query, to be run by yourself; rightly merge reads the answer.')
    .argument('[table]', 'the table')
    .addOption(
      new Option('--dialect <name>', 'whose SQL').choices(dialectNames).makeOptionMandatory(),
    )
    .option(
      '--y-true <column[:type]>',
      'the truth, and its type; left out for the mean or the sum of a column',
    )
    .requiredOption(
      '--y-pred <columns[:type]>',
      'the predictions: a column, or p0,p1,… for a column a class',
    )
    .option('--query <sql>', 'the answer to this query instead of a table')
    .addHelpText('after', sqlHelp)
    .action(sql);
  columnOptions(printing);
  for (const command of [program, ...program.commands])
    command
      .helpOption('-h, --help', 'print this help')
      .exitOverride()
      .configureOutput({
        outputError: (text) => say(`rightly: ${joinLines(text.replace(/^error: /, ''))}`),
      });
  return program;
}

const positive = [
  '--positive <label>',
  'the label that precision, recall, F1 and specificity are of',
] as const;

/** What is evaluated, and how. */
const columnOptions = (command: Command): Command =>
  command
    .option('--sample-weight <column>', 'what each row weighs')
    .option(
      '--metrics <list>',
      'names of Keras or scikit-learn in any spelling, such as accuracy,f1_macro,roc_auc or precision:thresholds=[0.3,0.5],name=p or mse,huber:delta=2',
    )
    .option(
      '--per-class',
      'precision, recall, F1 and support of each class, and their averages: scikit-learn’s classification_report',
    )
    .option(...positive)
    .option('--by <columns>', 'one line for each value of these columns; may come again', collect)
    .option('--where <sql>', 'only the rows for which this SQL condition is true')
    .option('--classes <names>', 'the names of the classes, in the order of the scores')
    .addOption(
      new Option(
        '--layout <what>',
        'what truth and predictions are, where the first rows are not to decide',
      ).choices(layouts),
    )
    .option(
      '--fold <what>',
      'compare labels without regard to case, space, punctuation or unicode (NFC), such as case,space; or none',
    )
    .option('--ignore-class <label>', 'leave out the rows, or in lists the elements, of this label')
    .addOption(
      new Option('--nulls <what>', 'rows with NULL are an error, or are skipped')
        .choices(['error', 'skip'])
        .default('error'),
    )
    .addOption(
      new Option(
        '--score-type <type>',
        'round scores to float32 before comparing; or what uint16 of NPY stands for, float16 or bfloat16',
      ).choices(['float32', 'float16', 'bfloat16']),
    );

/** What is printed, and what is judged by it. */
const reportOptions = (command: Command): Command =>
  command
    .option(
      '--fail-under <metric=value>',
      'exit with 1 below this; METRIC[GROUP]=V for one group, METRIC{CLASS}=V for one class, * for each; may come again',
      collect,
      [],
    )
    .option(
      '--fail-over <metric=value>',
      'the same where lower is better, as with losses: exit with 1 above this',
      collect,
      [],
    )
    .option('--sort <metric>', 'with --by: the groups in which this metric is worst come first')
    .option(
      '--limit <n>',
      'with --by: show so many groups, the worst ones by --sort or the first metric',
    )
    .addOption(
      new Option('--format <name>', 'how to print').choices(Object.keys(formats)).default('table'),
    );
