import { writeFile as write } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { EvaluationSums } from '../counting/evaluation-sums.ts';
import { toDocument } from '../counting/states/document.ts';
import { safeJson } from '../process/safe-text.ts';
import { ending } from '../process/signals.ts';
import type { Target } from './files/target.ts';
import type { Output } from './files/write-outputs.ts';

/** Writes the sums of an evaluation for `--state`. */
export function stateOutput(target: Target, evaluated: EvaluationSums): Output {
  const text = `${safeJson(toDocument(evaluated), 1)}\n`;
  return {
    target,
    async write(path) {
      if (target.fd === 1) process.stdout.write(text);
      else if (target.fd === undefined) await writeFile(path, text, { signal: ending });
      else await promisify(write)(target.fd, text);
      return undefined;
    },
  };
}
