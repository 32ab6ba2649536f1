import { type Command, Option } from 'commander';

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

/** How the cells of text files become values. */
export const valueOptions = (command: Command): Command =>
  command
    .option(
      '--text <columns>',
      'compare these columns of CSV, TSV or JSONL as they are written; may come again',
      collect,
    )
    .option(
      '--number <columns>',
      'read these columns as numbers, also beside spaces and percent signs (93% is 0.93), and truth values as 1 and 0; may come again',
      collect,
    )
    .addOption(new Option('--decimal <mark>', 'the decimal mark of numbers').choices(['.', ',']))
    .option('--null-text <texts>', 'texts that stand for NULL, such as NA,None', collect)
    .option('--delimiter <letter>', 'what separates the cells of CSV, such as ";", tab or space')
    .option(
      '--quote <letter>',
      'what stands around cells of CSV or TSV; none where quotes are letters like others',
    )
    .option(
      '--records <path>',
      'where in one JSON document the list of rows is, such as results.results',
    )
    .option('--encoding <name>', 'how text files are encoded, such as latin-1 or utf-16');
