import { expect, test } from 'vitest';
import { expected, sequencesIn } from '../servers/sequences.ts';
import { expected as expectedOfColumns, truthColumnsIn } from '../servers/truth-columns.ts';
import { open } from './open.ts';

const list = (elements: readonly string[]): string => `array(${elements.join(', ')})`;

test('sequences are compared element by element', async () => {
  expect(await sequencesIn(await open(), list)).toEqual(expected);
});

test('truth may be in several columns', async () => {
  expect(await truthColumnsIn(await open())).toEqual(expectedOfColumns);
});
