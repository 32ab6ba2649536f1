import { readFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import type { EvaluateOptions } from './evaluate/evaluate.ts';
import { type FormatName, formats } from './format/format.ts';

/** The options of `rightly evaluate`, as commander hands them over. */
export interface CommandOptions extends Omit<EvaluateOptions, 'by'> {
  readonly by?: readonly string[] | undefined;
  readonly failUnder: readonly string[];
  readonly failOver: readonly string[];
  readonly format: FormatName;
  readonly threads?: string | undefined;
  readonly memory?: string | undefined;
  readonly sql?: boolean | undefined;
}

const { version } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as { version: string };

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

export function commandLine(
  evaluate: (files: readonly string[], options: CommandOptions) => Promise<void>,
): Command {
  const program = new Command('rightly')
    .description(
      'How good is the model? Keras’s metrics for prediction files: accuracies and losses.',
    )
    .version(version, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .helpCommand(false)
    .showSuggestionAfterError();
  program
    .command('evaluate')
    .description(
      'Evaluate prediction files: Parquet, Arrow (.arrow, .feather), NumPy’s NPY, CSV, TSV or JSONL (the last three also as .gz or .zst).',
    )
    .argument(
      '<file...>',
      'files or globs of one format, or - for standard input (not Parquet); of NPY one file, the predictions',
    )
    .option(
      '--y-true <column>',
      'the truth: class indexes, labels, numbers, or (one-hot) lists; with NPY this and the other columns are files',
    )
    .option(
      '--y-pred <columns>',
      "the predictions: a column of labels, probabilities, numbers or lists of scores; 'p*' or p0,p1,… for a column a class",
    )
    .option('--sample-weight <column>', 'what each row weighs')
    .option('--no-sample-weight', 'every row weighs alike, also where a column is called weight')
    .option(
      '--metrics <list>',
      'Keras’s names, such as accuracy,sparse_top_k_categorical_accuracy:k=3,name=top3 or mse,huber:delta=2',
    )
    .option('--by <columns>', 'one line for each value of these columns; may come again', collect)
    .option('--where <sql>', 'only the rows for which this SQL condition is true')
    .option('--classes <names>', 'the names of the classes, in the order of the scores')
    .option(
      '--fail-under <metric=value>',
      'exit with 1 below this; METRIC[GROUP]=V for one group, METRIC[*]=V for each; may come again',
      collect,
      [],
    )
    .option(
      '--fail-over <metric=value>',
      'the same for losses, where lower is better: exit with 1 above this',
      collect,
      [],
    )
    .addOption(
      new Option('--format <name>', 'how to print').choices(Object.keys(formats)).default('table'),
    )
    .addOption(
      new Option('--nulls <what>', 'rows with NULL are an error, or are skipped')
        .choices(['error', 'skip'])
        .default('error'),
    )
    .addOption(
      new Option('--score-type <type>', 'round scores to this before comparing').choices([
        'float32',
      ]),
    )
    .option(
      '--rows <out.parquet>',
      'write each row with its hits, its losses and the rank of its true class',
    )
    .option('--threads <n>', 'how many threads to use')
    .option('--memory <size>', 'how much memory to use, such as 4GB')
    .option('--sql', 'print the SQL instead of running it')
    .helpOption('--help', 'print this help')
    .addHelpText('after', help)
    .action(async (files: string[], options: CommandOptions) => evaluate(files, options));
  for (const command of [program, ...program.commands])
    command.exitOverride().configureOutput({
      outputError: (text, write) => write(`rightly: ${oneLine(text)}\n`),
    });
  return program;
}

const oneLine = (text: string): string =>
  text
    .replace(/^error: /, '')
    .trim()
    .replaceAll(/\s*\n\s*/g, ' ');

const help = `
Columns that are not named are found by their usual names (y_true, label, …; y_pred, p0 p1 …; sample_weight).
Arrow and NPY are read without SQL: --where, --sql, --rows, --nulls skip, --threads and --memory are for the other formats.

Examples:
  rightly evaluate predictions.parquet
  rightly evaluate 'part-*.csv' --y-true label --y-pred 'prob_*' --by country
  rightly evaluate predictions.parquet --metrics accuracy --fail-under accuracy=0.93
  rightly evaluate prices.csv --y-true price --y-pred estimate --metrics mae,mape --fail-over mae=100
  rightly evaluate logits.parquet --metrics huber:delta=2,bce:from_logits=true,name=loss
  rightly evaluate scores.npy --y-true labels.npy --sample-weight weights.npy
  cat predictions.jsonl | rightly evaluate - --format json

Exit status: 0; 1 when a --fail-under or --fail-over bar is missed; 2 for bad usage or input.
`;
