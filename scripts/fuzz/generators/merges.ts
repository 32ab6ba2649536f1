import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { file, lasting, rightly } from '../command.ts';
import type { Generator } from '../generator.ts';
import { change, changed } from '../odd.ts';
import { ensure } from '../sound.ts';

const rows = 'y_true,y_pred,p,g,w\n1,1,0.75,a,1\n0,1,0.5,a,2\n1,1,0.25,b,0.5\n0,0,0,,1\n';
const asked: readonly (readonly string[])[] = [
  [],
  ['--by', 'g', '--nulls', 'skip'],
  ['--metrics', 'f1_macro,confusion_matrix', '--sample-weight', 'w'],
  ['--y-pred', 'p', '--metrics', 'auc,binary_accuracy,mse'],
];
const path = lasting('merged.csv', rows);
const documents: unknown[] = [];
for (const [i, more] of asked.entries()) {
  const kept = lasting(`merged${i}.json`, '');
  const { status, stderr } = await rightly(['evaluate', path, ...more, '--state', kept]);
  ensure(status === 0, stderr);
  documents.push(JSON.parse(readFileSync(kept, 'utf8')));
}

/** States of the command with one or two changed places, alone and together with a valid state. */
export const merges: Generator = {
  name: 'merges',
  runs: 100,
  property: () =>
    fc.asyncProperty(
      fc.nat(asked.length - 1),
      fc.array(change, { maxLength: 2 }),
      fc.boolean(),
      async (which, changes, isOneState) => {
        const bad = changes.reduce<unknown>(
          (so, { steps, put }) => changed(so, steps, put),
          documents[which],
        );
        const text = attemptJson(bad);
        fc.pre(text !== undefined);
        const whole = file('whole.json', JSON.stringify(documents[which]));
        const { status, stderr } = await rightly([
          'merge',
          file('bad.json', text),
          ...(isOneState ? [] : [whole]),
          '--format',
          'json',
        ]);
        ensure(status === 0 || changes.length > 0, `good states were refused: ${stderr}`);
      },
    ),
};

/** Some odd values do not exist in JSON. Others would take minutes to write: a billion holes, or a list that holds a list twice, and so on. */
function attemptJson(value: unknown): string | undefined {
  let parts = 0;
  try {
    return JSON.stringify(value, (_, part: unknown) => {
      parts++;
      if (parts > 1e5 || (Array.isArray(part) && part.length > 1e5))
        throw new RangeError('too many parts');
      return part;
    });
  } catch {
    return undefined;
  }
}
