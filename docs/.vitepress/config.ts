import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';
import { groups, slugOf } from '../../scripts/docs/groups.ts';
import { useSite } from '../../scripts/docs/site-links.ts';
import { sitePages } from '../../scripts/docs/site-pages.ts';

// Pages are read where they stand in the repository, since README.md, CONTRIBUTING.md and the examples belong to them.
const root = fileURLToPath(new URL('../..', import.meta.url));
const files = new Set<string>();
const pages = sitePages();

const icon =
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><circle cx='8' cy='8' r='7' fill='%232a6fb0'/><path d='M4 8l3 3 5-6' stroke='white' stroke-width='2' fill='none'/></svg>";

const guides = [
  ['In a program', 'program'],
  ['In training', 'training'],
  ['Files', 'files'],
  ['A cluster or a database', 'cluster'],
  ['How sure', 'sure'],
  ['A report', 'report'],
  ['Your own metric', 'own-metrics'],
].map(([text, name]) => ({ text, link: `/guides/${name}` }));

const metrics = groups.map(({ title, metrics: own }) => ({
  text: title,
  collapsed: true,
  items: Object.keys(own).map((name) => ({ text: name, link: `/metrics/${slugOf(name)}` })),
}));

export default defineConfig({
  title: 'Rightly',
  description: "Keras's metrics for TypeScript, for files and for databases",
  lang: 'en',
  srcDir: '..',
  srcExclude: ['README.md', 'packages/**', 'bench/**', 'kernel/**', 'scripts/**', 'coverage/**'],
  rewrites: pages,
  head: [['link', { rel: 'icon', href: icon }]],
  markdown: {
    // The anchors of headings are those that the repository's host makes, too.
    anchor: {
      slugify: (heading) =>
        heading
          .toLowerCase()
          .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
          .replaceAll(' ', '-'),
    },
    config: (md) => useSite(md, { root, pages, files }),
  },
  buildEnd({ outDir }) {
    for (const file of files) cpSync(join(root, file), join(outDir, file));
  },
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    nav: [
      { text: 'Start', link: '/start' },
      { text: 'Guides', items: guides },
      { text: 'Metrics', link: '/metrics/' },
      { text: 'Command', link: '/command' },
      // Written by typedoc, and no page of this site.
      { text: 'API', link: '/api/index.html', target: '_self' },
    ],
    sidebar: [
      { text: 'Start', link: '/start' },
      { text: 'Guides', items: guides },
      {
        text: 'Metrics',
        items: [
          { text: 'All metrics', link: '/metrics/' },
          ...metrics,
          { text: 'Thresholds, classes, regression', link: '/catalogue' },
          { text: 'Losses and own metrics', link: '/losses' },
        ],
      },
      {
        text: 'Reference',
        items: [
          { text: 'The command', link: '/command' },
          { text: 'Training', link: '/training' },
          { text: 'Streams, windows, groups', link: '/streams' },
          { text: 'The report', link: '/report' },
          { text: 'Semantics', link: '/semantics' },
          { text: 'Compatibility', link: '/compatibility' },
          { text: 'Statistics', link: '/statistics' },
          { text: 'Scale', link: '/scale' },
          { text: 'Benchmarks', link: '/benchmarks' },
        ],
      },
      {
        text: 'The project',
        items: [
          { text: 'Architecture', link: '/architecture' },
          { text: 'Contributing', link: '/contributing' },
          { text: 'Testing', link: '/testing' },
          { text: 'Security', link: '/security' },
          { text: 'Changes', link: '/changelog' },
        ],
      },
    ],
  },
});
