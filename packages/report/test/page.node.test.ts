import { expect, test } from 'vitest';
import { reportHtml } from '../src/page.ts';
import { binary, digits, thousand } from './helpers/classifier.ts';
import { comparison } from './helpers/comparison.ts';
import { regression } from './helpers/regression.ts';
import { writeFileSync } from 'node:fs';

test('tmp', () => {
  for (const [name, data] of Object.entries({
    digits: digits(),
    thousand: thousand(),
    binary: binary(),
    regression: regression(),
    comparison: comparison(),
  })) {
    const t = performance.now();
    const page = reportHtml(data);
    console.log(name, page.length, performance.now() - t);
    writeFileSync(`/tmp/shots/${name}.html`, page);
    expect(page.length).toBeLessThan(2_000_000);
  }
});
