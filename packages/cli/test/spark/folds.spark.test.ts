import { expect, test } from 'vitest';
import { foldsIn, onePart } from '../servers/folds.ts';
import { open } from './open.ts';

test('labels are folded, except for forms of Unicode', async () => {
  expect(await foldsIn(await open())).toEqual({
    ...onePart,
    unicode:
      '--fold unicode does not work in spark, which has no exact function for it; spark has case, punctuation, space',
  });
});
