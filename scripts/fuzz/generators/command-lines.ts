import * as fc from 'fast-check';
import { lasting, rightly } from '../command.ts';
import type { Generator } from '../generator.ts';
import { ensure } from '../sound.ts';

const labels = lasting('labels.csv', 'y_true,y_pred,g,w\n1,1,a,1\n0,1,a,2\n1,1,b,0.5\n0,0,b,1\n');
const scores = lasting('scores.csv', 'y_true,p0,p1\n1,0.25,0.75\n0,0.5,0.5\n1,0.75,0.25\n');
const names = fc.constantFrom(
  labels,
  scores,
  'none.csv',
  '',
  '-x',
  '.',
  '/dev/null',
  'a\0b',
  '*.none',
  '~',
  's3://x/y.csv',
);
const words = fc.constantFrom(
  'y_true',
  'y_pred',
  'p0,p1',
  'p*',
  'g',
  'w',
  'accuracy',
  'accuracy,f1_macro',
  'precision:thresholds=[0.3',
  'auc:num_thresholds=3',
  'accuracy=0.5',
  'accuracy[a]=0.5',
  'accuracy{1}=0.5',
  'accuracy=x',
  '1',
  '0',
  '-1',
  '1e400',
  'NaN',
  '99999999999999999999',
  '',
  ',',
  "'",
  '"',
  'json',
  'csv',
  'markdown',
  'table',
  'labels',
  'case,space',
  'none',
  'float32',
  'sql: y_pred',
  'sql: (SELECT 1)',
  '__proto__',
  'constructor',
  '\u202e',
  'x'.repeat(5000),
  ';'.repeat(50),
);
const options =
  `--y-true --y-pred --sample-weight --no-sample-weight --metrics --per-class --positive --by --where --classes --layout
  --fold --ignore-class --nulls --score-type --fail-under --fail-over --sort --limit --format --text --number --null-text
  --truth --on --on-missing --query --set --time-limit --threads --memory --list-metrics --sql --explain --encoding --records
  --help --version --nothing -x --`.split(/\s+/);
const option = fc.tuple(fc.constantFrom(...options), fc.option(words, { freq: 5 }));
const command = fc.constantFrom('evaluate', 'merge', 'sql', 'help', 'nothing', '');

/** Command lines of random words. The outcome is a result or an error in one line, and the exit status follows the bars. */
export const commandLines: Generator = {
  name: 'lines',
  runs: 20,
  property: () =>
    fc.asyncProperty(
      command,
      fc.array(names, { maxLength: 2 }),
      fc.array(option, { maxLength: 4 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      async (first, files, given, bar) => {
        const flat = given.flatMap(([name, value]) => (value === null ? [name] : [name, value]));
        await rightly([first, ...files, ...flat], true);
        const judged = ['evaluate', labels, '--fail-under', `accuracy=${bar}`];
        const { status } = await rightly(judged);
        ensure(status === (bar > 0.75 ? 1 : 0), `status ${status} for a bar of ${bar}`);
      },
    ),
};
