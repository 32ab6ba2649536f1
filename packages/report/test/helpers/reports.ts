import type { ReportData } from '../../src/data.ts';
import { binary, digits, thousand } from './classifier.ts';
import { comparison } from './comparison.ts';
import { regression } from './regression.ts';

/** One report of each kind. */
export const reports: Readonly<Record<string, ReportData>> = {
  digits: digits(),
  binary: binary(),
  thousand: thousand(),
  regression: regression(),
  comparison: comparison(),
};
