import { expect, test } from 'vitest';
import { expected, sequencesIn } from '../servers/sequences.ts';
import { open } from './open.ts';

test('sequences are compared element by element', async () => {
  const list = (elements: readonly string[]): string => `array(${elements.join(', ')})`;
  expect(await sequencesIn(await open(), list)).toEqual(expected);
});
