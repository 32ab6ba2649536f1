import { expect, test } from 'vitest';
import { foldsIn, onePart } from '../servers/folds.ts';
import { engine } from './in-process.ts';

test('labels are folded', async () => {
  expect(await foldsIn(engine)).toEqual(onePart);
});
