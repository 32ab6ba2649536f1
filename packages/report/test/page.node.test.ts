import { expect, test } from 'vitest';
import { reportHtml } from '../src/page.ts';
import { digits, thousand } from './helpers/classifier.ts';
import { writeFileSync } from 'node:fs';

test('tmp', () => {
  for (const [name, data] of Object.entries({ digits: digits(), thousand: thousand() })) {
    const t = performance.now();
    const page = reportHtml(data);
    console.log(name, page.length, performance.now() - t);
    writeFileSync(`/tmp/shots/${name}.html`, page);
    expect(page.length).toBeLessThan(2_000_000);
  }
});
