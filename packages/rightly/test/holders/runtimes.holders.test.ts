import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ended } from './ended.ts';

/* The built packages in other runtimes. */

const here = fileURLToPath(new URL('.', import.meta.url));
const built = new URL('../../dist/', import.meta.url).href;
const runtimes: [string, string, string[]][] = [
  ['Node', process.execPath, ['--input-type=module', '--eval']],
  ['Bun', join(here, 'node_modules/@oven/bun-linux-x64/bin/bun'), ['--eval']],
  ['Deno', join(here, 'node_modules/@deno/linux-x64-glibc/deno'), ['eval']],
];

describe.each(runtimes)('%s', (_, program, how) => {
  const run = (code: string): ReturnType<typeof ended> => ended(program, [...how, code]);

  test('shows class, name, result and state of a metric, and of each in a list', async () => {
    const { code, output } = await run(`
      import { Accuracy, MetricList, Precision } from '${built}index.js';
      const metric = new Accuracy();
      metric.updateState([1, 0], [1, 1]);
      console.log(metric);
      console.log(String(metric));
      console.log(new MetricList([metric, new Precision({ name: 'p' })]));`);
    const line = 'Accuracy "accuracy": 0.5, {"total":1,"count":2}';
    expect({ code, output: output.trimEnd().split('\n') }).toEqual({
      code: 0,
      output: [
        line,
        line,
        'MetricList',
        `  ${line}`,
        expect.stringMatching(/^ {2}Precision "p": 0, \{/),
      ],
    });
  });

  test('ends after an update on several threads, which are used', async () => {
    const { code, output } = await run(`
      import { SparseCategoricalAccuracy } from '${built}index.js';
      import { allocate } from '${built}memory.js';
      import { updateStateAsync } from '${built}threads.js';
      const [samples, classes] = [20000, 100];
      const scores = allocate(Float32Array, samples * classes);
      for (let i = 0; i < samples; i++) scores[i * classes + 7] = 1;
      const labels = Int32Array.from({ length: samples }, (_, i) => i % 10);
      const metric = new SparseCategoricalAccuracy();
      for (let i = 0; i < 2; i++)
        await updateStateAsync(metric, labels, { data: scores, shape: [samples, classes] }, { threads: 2 });
      await metric.updateStateAsync([1], [[0, 1]]);
      console.log(JSON.stringify(metric.state));`);
    expect({ code, output: output.trim() }).toEqual({
      code: 0,
      output: '{"total":4001,"count":40001}',
    });
  });
});
