import { expect, test } from 'vitest';
import { foldsIn, onePart } from '../servers/folds.ts';
import { open } from './open.ts';

test('labels are folded, except for punctuation', async () => {
  expect(await foldsIn(await open())).toEqual({
    ...onePart,
    punctuation:
      '--fold punctuation does not work in postgres, which has no exact function for it; postgres has unicode, case, space',
  });
});
