import { expect, test } from 'vitest';
import { expected, sequencesIn } from '../servers/sequences.ts';
import { expected as expectedOfColumns, truthColumnsIn } from '../servers/truth-columns.ts';
import { engine } from './in-process.ts';

const list = (elements: readonly string[]): string => `[${elements.join(', ')}]`;

test('sequences are compared element by element', async () => {
  expect(await sequencesIn(engine, list)).toEqual(expected);
});

test('truth may be in several columns', async () => {
  expect(await truthColumnsIn(engine)).toEqual(expectedOfColumns);
});
