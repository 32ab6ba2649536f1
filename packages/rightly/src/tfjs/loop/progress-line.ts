import type { AnyLogs, Progress } from '../types.ts';

/** The width of the bar, as in Keras. */
const WIDTH = 20;

interface Surroundings {
  readonly process?: { readonly stdout?: Terminal };
  readonly console: { log(text: string): void };
}

interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): void;
}

/** Draws progress. In a terminal one line is redrawn. Elsewhere each epoch prints a line at its end. */
export function draw(
  verbose: 0 | 1 | 2,
  epochs: number,
): ((progress: Progress) => void) | undefined {
  if (verbose === 0) return undefined;
  const { process, console } = globalThis as unknown as Surroundings;
  const stdout = process?.stdout;
  const terminal = verbose === 1 && stdout?.isTTY ? stdout : undefined;
  let titled = -1;
  return (progress) => {
    const { epoch, done } = progress;
    const title = epochs > 0 ? `Epoch ${epoch + 1}/${epochs}` : '';
    if (terminal) {
      if (title && titled < epoch) terminal.write(`${title}\n`);
      titled = epoch;
      // Moves to the start of the line and clears it.
      const line = progressLine(progress).slice(0, done ? undefined : (terminal.columns || 80) - 1);
      terminal.write(`\r\u001B[K${line}${done ? '\n' : ''}`);
    } else if (done) {
      const bar = verbose === 1 ? progressLine(progress) : summary(progress);
      console.log(title ? `${title}\n${bar}` : bar);
    }
  };
}

/** `12/15 ━━━━━━━━━━━━━━━━──── 1s 5ms/step - loss: 0.3104 - accuracy: 0.9062`, in Keras's format. */
export function progressLine(progress: Progress): string {
  const { batch, batches, seconds, secondsLeft, done } = progress;
  // A data set may have more batches than it said.
  const filled = batches ? Math.floor(WIDTH * Math.min(1, batch / batches)) : 0;
  const bar = `${'━'.repeat(filled)}${'─'.repeat(WIDTH - filled)}`;
  const count = batches
    ? `${String(batch).padStart(String(batches).length)}/${batches} ${bar}`
    : `${batch}/Unknown`;
  const time = duration(done ? seconds : (secondsLeft ?? seconds));
  return `${count} ${time} ${each(seconds / batch)}/step${figures(progress)}`;
}

const summary = (progress: Progress): string =>
  `${progress.batch}/${progress.batch} - ${duration(progress.seconds)} - ${each(progress.seconds / progress.batch)}/step${figures(progress)}`;

const figures = ({ logs }: Progress): string =>
  Object.entries(logs as AnyLogs)
    .map(
      ([name, value]) => ` - ${name}: ${figure(typeof value === 'number' ? value : meanOf(value))}`,
    )
    .join('');

/** The mean of an array, as in Keras. */
const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

const figure = (value: number): string =>
  value === 0 || Math.abs(value) > 1e-3 ? value.toFixed(4) : value.toExponential(4);

const two = (n: number): string => String(n).padStart(2, '0');

function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole}s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}:${two(whole % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`;
}

const each = (seconds: number): string =>
  seconds >= 1
    ? `${Math.round(seconds)}s`
    : seconds >= 1e-3
      ? `${Math.round(seconds * 1e3)}ms`
      : `${Math.round(seconds * 1e6)}us`;
