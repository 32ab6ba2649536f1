import { bestPoint, thresholdPoints } from '../figures/thresholds.ts';
import { moving } from './move-threshold.ts';
import { sorting } from './sort-tables.ts';

/** The script of the page: the texts of functions, and calls of them. Without the script all is shown, at the threshold of the best F1. */
export const pageScript = (): string =>
  [
    '(() => {',
    ...[...sorting, ...moving].map(String),
    `${sorting[0].name}();`,
    // These are functions of another file, so they are handed over.
    `${moving[0].name}(${String(thresholdPoints)}, ${String(bestPoint)});`,
    '})();',
  ].join('\n');
