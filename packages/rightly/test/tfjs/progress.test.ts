import { afterEach, describe, expect, test, vi } from 'vitest';
import { draw, progressLine } from '../../src/tfjs/loop/progress-line.ts';
import type { Progress } from '../../src/tfjs/types.ts';

const progress = (part: Partial<Progress> = {}): Progress => ({
  epoch: 0,
  epochs: 5,
  batch: 12,
  batches: 15,
  seconds: 0.6,
  secondsLeft: 0.15,
  done: false,
  logs: { loss: 0.31038, accuracy: 0.90624 },
  ...part,
});

describe('The progress line', () => {
  test.each<[string, Partial<Progress>, string]>([
    ['on its way', {}, '12/15 ━━━━━━━━━━━━━━━━──── 0s 50ms/step - loss: 0.3104 - accuracy: 0.9062'],
    [
      'aligned',
      { batch: 3 },
      ' 3/15 ━━━━──────────────── 0s 200ms/step - loss: 0.3104 - accuracy: 0.9062',
    ],
    [
      'at its end',
      { batch: 15, seconds: 75, secondsLeft: 0, done: true },
      '15/15 ━━━━━━━━━━━━━━━━━━━━ 1:15 5s/step - loss: 0.3104 - accuracy: 0.9062',
    ],
    [
      'of unknown length',
      { batches: undefined, secondsLeft: undefined, seconds: 0.006 },
      '12/Unknown 0s 500us/step - loss: 0.3104 - accuracy: 0.9062',
    ],
    [
      'with more batches than were announced',
      { batch: 18 },
      '18/15 ━━━━━━━━━━━━━━━━━━━━ 0s 33ms/step - loss: 0.3104 - accuracy: 0.9062',
    ],
    [
      'of hours',
      { secondsLeft: 3671 },
      '12/15 ━━━━━━━━━━━━━━━━──── 1:01:11 50ms/step - loss: 0.3104 - accuracy: 0.9062',
    ],
    [
      'of small numbers',
      { logs: { loss: 0.00012345, zero: 0 } },
      '12/15 ━━━━━━━━━━━━━━━━──── 0s 50ms/step - loss: 1.2345e-4 - zero: 0.0000',
    ],
  ])('%s', (_, part, line) => {
    expect(progressLine(progress(part))).toBe(line);
  });
});

/** The text that these reports write. */
function written(verbose: 0 | 1 | 2, isTTY: boolean, all: Partial<Progress>[], epochs = 5): string {
  let text = '';
  vi.stubGlobal('process', {
    stdout: { isTTY, columns: 60, write: (part: string) => void (text += part) },
  });
  vi.stubGlobal('console', { log: (line: string) => void (text += `${line}\n`) });
  const tell = draw(verbose, epochs);
  for (const part of all) tell?.(progress(part));
  return text;
}

describe('verbose', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  const last = { batch: 15, done: true };

  test('1 redraws one line in a terminal, cut to its width', () => {
    expect(written(1, true, [{}, last, { ...last, epoch: 1 }])).toBe(
      'Epoch 1/5\n\r\u001B[K12/15 ━━━━━━━━━━━━━━━━──── 0s 50ms/step - loss: 0.3104 - ac' +
        '\r\u001B[K15/15 ━━━━━━━━━━━━━━━━━━━━ 1s 40ms/step - loss: 0.3104 - accuracy: 0.9062\n' +
        'Epoch 2/5\n\r\u001B[K15/15 ━━━━━━━━━━━━━━━━━━━━ 1s 40ms/step - loss: 0.3104 - accuracy: 0.9062\n',
    );
  });

  test('1 writes a line for each epoch elsewhere', () => {
    expect(written(1, false, [{}, last])).toBe(
      'Epoch 1/5\n15/15 ━━━━━━━━━━━━━━━━━━━━ 1s 40ms/step - loss: 0.3104 - accuracy: 0.9062\n',
    );
  });

  test('2 writes a short line for each epoch', () => {
    expect(written(2, true, [{}, last])).toBe(
      'Epoch 1/5\n15/15 - 1s - 40ms/step - loss: 0.3104 - accuracy: 0.9062\n',
    );
  });

  test('names no epoch where there is none', () => {
    expect(written(2, true, [last], 0)).toBe(
      '15/15 - 1s - 40ms/step - loss: 0.3104 - accuracy: 0.9062\n',
    );
  });

  test('0 writes nothing', () => {
    expect(written(0, true, [{}, last])).toBe('');
  });
});
