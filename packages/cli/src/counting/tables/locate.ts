import type { InputError } from '../../process/errors.ts';
import type { TableQuestion } from '../../reading/tables/read-table.ts';
import { locateInFiles } from './locate-in-files.ts';
import { locateInTable } from './locate-in-table.ts';

/** An error for the first row that the query cannot count; undefined where no single row is the cause. */
export const locate = (question: TableQuestion): Promise<InputError | undefined> =>
  question.input.paths === undefined
    ? locateInTable(question)
    : locateInFiles(question, question.input.paths);
