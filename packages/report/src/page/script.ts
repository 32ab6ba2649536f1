import { bestPoint, thresholdPoints } from '../figures/thresholds.ts';
import { moving } from './move-threshold.ts';
import { sorting } from './sort-tables.ts';

/** The script of the page: the source text of functions, and their calls. Without the script, the page shows the threshold of the highest F1. */
export const pageScript = (): string =>
  [
    '(() => {',
    ...[...sorting, ...moving].map(String),
    `${sorting[0].name}();`,
    // These functions are from another file, so the script passes them as arguments.
    `${moving[0].name}(${String(thresholdPoints)}, ${String(bestPoint)});`,
    '})();',
  ].join('\n');
