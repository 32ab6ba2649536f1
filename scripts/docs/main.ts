import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { metricPages } from './metric-pages.ts';

// Writes the pages of metrics into the folder docs/metrics of the repository, which the argument names.
const root = new URL(process.argv[2]!);
const folder = new URL('docs/metrics/', root);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [name, page] of metricPages(root)) writeFileSync(new URL(name, folder), page);
