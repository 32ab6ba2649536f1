import { Command, Option } from 'commander';
import type { ReadOptions } from '../reading/read-options.ts';
import { type DialectName, dialectNames } from '../engines/dialects.ts';
import { type FormatName, formats } from '../output/formats/formats.ts';
import { joinLines } from '../process/join-lines.ts';
import { say } from '../process/standard-error.ts';

/** The options of `rightly evaluate`, as commander hands them over. */
export interface CommandOptions extends Omit<ReadOptions, 'by'> {
  readonly by?: readonly string[] | undefined;
  readonly failUnder: readonly string[];
  readonly failOver: readonly string[];
  readonly format: FormatName;
  readonly threads?: string | undefined;
  readonly memory?: string | undefined;
  readonly sql?: boolean | undefined;
  readonly explain?: boolean | undefined;
  readonly rows?: string | undefined;
  readonly state?: string | undefined;
  /** The URL of an engine other than DuckDB. */
  readonly engine?: string | undefined;
  readonly query?: string | undefined;
  readonly set: readonly string[];
  readonly timeLimit?: string | undefined;
}

/** The options of `rightly merge`. */
export type MergeOptions = Pick<CommandOptions, 'failUnder' | 'failOver' | 'format' | 'state'>;

/** The options of `rightly sql`. */
export interface SqlOptions extends Omit<ReadOptions, 'by'> {
  readonly by?: readonly string[] | undefined;
  readonly dialect: DialectName;
  readonly query?: string | undefined;
}

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
    .helpOption('--help', 'print this help')
    .helpCommand(false)
    .showSuggestionAfterError();
  const evaluation = program
    .command('evaluate')
    .description(
      'Evaluate prediction files (Parquet, Arrow, NPY, CSV, TSV or JSONL; the last three also as .gz or .zst), or a table of another engine.',
    )
    .argument(
      '[file...]',
      'files or globs of one format, or - for standard input (not Parquet); of NPY one file, the predictions; with --engine a table or path there',
    );
  columnOptions(evaluation)
    .option(
      '--y-true <column>',
      'the truth: class indexes, labels, numbers, or (one-hot) lists; with NPY this and the other columns are files',
    )
    .option(
      '--y-pred <columns>',
      "the predictions: a column of labels, probabilities, numbers or lists of scores; 'p*' or p0,p1,… for a column a class",
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
    .requiredOption('--y-true <column[:type]>', 'the truth, and its type')
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
      .helpOption('--help', 'print this help')
      .exitOverride()
      .configureOutput({
        outputError: (text) => say(`rightly: ${joinLines(text.replace(/^error: /, ''))}`),
      });
  return program;
}

/** What is evaluated, and how. */
const columnOptions = (command: Command): Command =>
  command
    .option('--sample-weight <column>', 'what each row weighs')
    .option(
      '--metrics <list>',
      'Keras’s names, such as accuracy,f1_score:average=macro, auc,precision:thresholds=[0.3,0.5],name=p or mse,huber:delta=2',
    )
    .option('--by <columns>', 'one line for each value of these columns; may come again', collect)
    .option('--where <sql>', 'only the rows for which this SQL condition is true')
    .option('--classes <names>', 'the names of the classes, in the order of the scores')
    .addOption(
      new Option('--nulls <what>', 'rows with NULL are an error, or are skipped')
        .choices(['error', 'skip'])
        .default('error'),
    )
    .addOption(
      new Option('--score-type <type>', 'round scores to this before comparing').choices([
        'float32',
      ]),
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
    .addOption(
      new Option('--format <name>', 'how to print').choices(Object.keys(formats)).default('table'),
    );

const help = `
Columns that are not named are found by their usual names (y_true, label, …; y_pred, p0 p1 …; sample_weight).
Files of --rows and --state change only once they are whole; both keep their permissions.
Arrow and NPY are read without SQL: --where, --sql, --rows, --nulls skip, --threads and --memory are for the other formats.

Examples:
  rightly evaluate predictions.parquet
  rightly evaluate 'part-*.csv' --y-true label --y-pred 'prob_*' --by country
  rightly evaluate predictions.parquet --metrics accuracy --fail-under accuracy=0.93
  rightly evaluate prices.csv --y-true price --y-pred estimate --metrics mae,mape --fail-over mae=100
  rightly evaluate answers.csv --metrics accuracy,f1_score --fail-under 'f1_score{cat}=0.8'
  rightly evaluate clicks.parquet --metrics auc,precision,recall --by country
  rightly evaluate logits.parquet --metrics huber:delta=2,bce:from_logits=true,name=loss
  rightly evaluate scores.npy --y-true labels.npy --sample-weight weights.npy
  cat predictions.jsonl | rightly evaluate - --format json
  rightly evaluate 's3://lake/predictions/*.parquet' --engine 'sc://spark:15002/;use_ssl=true' --by country
  rightly evaluate shop.predictions --engine clickhouse://reader@host:8123/shop --time-limit 600

Secrets are better not on a command line: SPARK_CONNECT_AUTHENTICATE_TOKEN, CLICKHOUSE_PASSWORD and PGPASSWORD are read.

Exit status: 0; 1 when a --fail-under or --fail-over bar is missed; 2 for bad usage or input; 130 after Ctrl-C, 143 after SIGTERM,
129 after SIGHUP.
`;

const mergeHelp = `
Only states of the same metrics, groups and classes add up: without weights exactly to the result of the whole.

Examples:
  rightly evaluate part-1.parquet --state part-1.state.json
  rightly merge part-*.state.json --fail-under accuracy=0.93
`;

const sqlHelp = `
A type is integer, float32, float64 (where none is said) or string, with [] for lists: scores:float32[].

Examples:
  rightly sql predictions --dialect spark --y-true label:integer --y-pred 'scores:float32[]' --by country > query.sql
  rightly sql answers --dialect postgres --y-true label:string --y-pred guess:string | psql --csv > answer.csv
  rightly merge answer.csv
`;
