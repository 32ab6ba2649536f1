import { Command, Option } from 'commander';
import { dialectNames } from '../engines/dialects.ts';
import { joinLines } from '../process/join-lines.ts';
import { say } from '../process/standard-error.ts';
import { compareHelp, help, mergeHelp, sqlHelp } from './help.ts';
import {
  requirementOptions,
  baselineOptions,
  cellOptions,
  ciOptions,
  clusterOptions,
  engineOptions,
  failIfOptions,
  formatOption,
  headings,
  intervalOption,
  levelOptions,
  metricOptions,
  otherColumns,
  plotOption,
  positive,
  printingOptions,
  reportOption,
  rowOptions,
  showOption,
} from './option-groups.ts';
import type { CommandOptions, CompareOptions, MergeOptions, SqlOptions } from './options.ts';

/** The function that runs each command. */
export interface Actions {
  readonly evaluate: (names: readonly string[], options: CommandOptions) => Promise<void>;
  readonly compare: (names: readonly string[], options: CompareOptions) => Promise<void>;
  readonly merge: (paths: readonly string[], options: MergeOptions) => Promise<void>;
  readonly sql: (table: string | undefined, options: SqlOptions) => Promise<void>;
}

export function commandLine({ evaluate, compare, merge, sql }: Actions, version: string): Command {
  const program = new Command('rightly')
    .optionsGroup(headings.help)
    .description(
      'How good is the model? Keras’s metrics for prediction files, tables and lakes: accuracies, losses, F-scores, AUC, IoU and more.',
    )
    .version(version, '--version', 'print the version')
    .helpCommand('help [command]', 'print the help of a command')
    .showSuggestionAfterError();
  evaluateOptions(
    program
      .command('evaluate')
      .description(
        'Evaluate prediction files (Parquet, Arrow, NPY, NPZ, CSV, TSV or JSONL; the last three also as .gz or .zst), or a table of another engine.',
      )
      .argument(
        '[file...]',
        'the files with the predictions: files, folders or globs, all of one format; one file if the format is NPY; - for standard input, except Parquet; with --engine a table or path of the engine',
      ),
  )
    .addHelpText('after', help)
    .action(evaluate);
  compareOptions(
    program
      .command('compare')
      .description(
        'Compare an old model with a new one on the same rows: the difference, its interval, and which groups got better or worse.',
      )
      .argument(
        '[models...]',
        'two files: the predictions of A, the old model, and of B, the new model; or one file with the predictions of both, and --y-pred-a and --y-pred-b for their columns; with --engine tables instead of files',
      ),
  )
    .addHelpText('after', compareHelp)
    .action(compare);
  mergeOptions(
    program
      .command('merge')
      .description(
        'Add up states that rightly evaluate --state wrote for parts of the data, or answers to queries of rightly sql.',
      )
      .argument('<state...>', 'files that --state wrote, or answers in JSON or CSV'),
  )
    .addHelpText('after', mergeHelp)
    .action(merge);
  sqlOptions(
    program
      .command('sql')
      .description(
        'Print the SQL query that counts the metrics. You run the query on your engine, and rightly merge reads the answer.',
      )
      .argument('[table]', 'the table that the query reads'),
  )
    .addHelpText('after', sqlHelp)
    .action(sql);
  for (const command of [program, ...program.commands])
    command
      .helpOption('-h, --help', 'print this help')
      .exitOverride()
      .configureOutput({
        outputError: (text) => say(`rightly: ${joinLines(text.replace(/^error: /, ''))}`),
      });
  return program;
}

function evaluateOptions(command: Command): Command {
  command
    .optionsGroup(headings.columns)
    .option(
      '--y-true <column>',
      "the truth: labels, class indexes, numbers, or lists; 'is_*' if each class has a column; for NPY a file, and for NPZ an array (file.npz:name), as for weights and groups",
    )
    .option(
      '--y-pred <columns>',
      "the predictions: labels, probabilities, numbers, or lists of scores; 'p*' or p0,p1,… if each class has a column of scores; 'sql: EXPRESSION' for a value that the engine computes",
    );
  otherColumns(command)
    .option(
      '--no-sample-weight',
      'give every row the weight 1, even where a column is called weight',
    )
    .optionsGroup(headings.truth)
    .option(
      '--truth <file>',
      'the file that holds the truth: CSV, TSV, JSONL or Parquet; needs --on',
    )
    .option(
      '--on <column>',
      'the ids that match predictions with their truth: a column of both files, or id=key; with --on row, the order of the rows matches them',
    )
    .addOption(
      new Option(
        '--on-missing <what>',
        'error: ids that only one of the files has are an error; skip: leave them out',
      ).choices(['error', 'skip']),
    );
  engineOptions(cellOptions(rowOptions(metricOptions(command))))
    .option('--sql', 'print the SQL instead of running it')
    .option('--explain', 'print the plan of the engine for the SQL')
    .optionsGroup(headings.files)
    .option(
      '--rows <out.parquet>',
      'write each row with its hits, its losses and the rank of its true class',
    )
    .option('--state <out.json>', 'write the sums, for rightly merge');
  showOption(reportOption(command));
  clusterOptions(levelOptions(intervalOption(command)));
  return plotOption(printingOptions(ciOptions(baselineOptions(requirementOptions(command)))))
    .optionsGroup(headings.help)
    .option('--list-metrics', 'print every metric: its names, its meaning, and its options');
}

function mergeOptions(command: Command): Command {
  positive(command)
    .optionsGroup(headings.files)
    .option('--state <out.json>', 'write the sums of all states');
  reportOption(command);
  levelOptions(intervalOption(command));
  return plotOption(
    printingOptions(ciOptions(baselineOptions(requirementOptions(command)))),
  ).optionsGroup(headings.help);
}

function compareOptions(command: Command): Command {
  command
    .optionsGroup(headings.columns)
    .option('--y-true <column>', 'the truth: a column of both files, or of only one of them')
    .option('--y-pred <columns>', 'the predictions, if the column has the same name in both files')
    .option('--y-pred-a <columns>', 'the predictions of A, the old model')
    .option('--y-pred-b <columns>', 'the predictions of B, the new model');
  otherColumns(command)
    .option(
      '--no-sample-weight',
      'give every row the weight 1, even where a column is called weight',
    )
    .optionsGroup(headings.matching)
    .option(
      '--on <column>',
      'the ids that match the rows of A with the rows of B: a column of both, or id=key; without --on both must have the same rows in the same order',
    )
    .addOption(
      new Option(
        '--on-missing <what>',
        'error: ids that only one of the models has are an error; skip: leave them out',
      ).choices(['error', 'skip']),
    );
  engineOptions(cellOptions(rowOptions(metricOptions(command))));
  failIfOptions(clusterOptions(levelOptions(command)));
  return formatOption(ciOptions(reportOption(command))).optionsGroup(headings.help);
}

function sqlOptions(command: Command): Command {
  command
    .optionsGroup(headings.columns)
    .option(
      '--y-true <column[:type]>',
      'the column of the truth and its type; leave it out for --metrics mean or sum',
    )
    .requiredOption(
      '--y-pred <columns[:type]>',
      'the column of the predictions and its type; or p0,p1,… where each class has a column of scores, and their type',
    );
  return rowOptions(metricOptions(otherColumns(command)))
    .optionsGroup(headings.engine)
    .addOption(
      new Option('--dialect <name>', 'the engine whose SQL is printed')
        .choices(dialectNames)
        .makeOptionMandatory(),
    )
    .option('--query <sql>', 'count the answer to this query instead of a table')
    .optionsGroup(headings.help);
}
