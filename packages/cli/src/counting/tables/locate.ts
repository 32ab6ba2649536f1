import type { InputError } from '../../process/errors.ts';
import type { TableQuestion } from '../../reading/tables/read-table.ts';
import { locateInFiles } from './locate-in-files.ts';
import { locateInTable } from './locate-in-table.ts';

/** The first row for which a query was refused, and what is wrong with it; undefined where it is no row's fault. */
export const locate = (question: TableQuestion): Promise<InputError | undefined> =>
  question.input.paths === undefined
    ? locateInTable(question)
    : locateInFiles(question, question.input.paths);
