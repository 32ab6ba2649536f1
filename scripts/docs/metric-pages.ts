import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as rightly from 'rightly';
import { groups, slugOf } from './groups.ts';
import { betterOf, metricPage, type OwnClass } from './metric-page.ts';
import { readComments } from './read-comments.ts';
import { differencesOf } from './read-differences.ts';

/** Every exported class of metrics, by its name. */
export const classesOf = (exported: object): ReadonlyMap<string, OwnClass> =>
  new Map(
    Object.entries(exported).filter(
      (entry): entry is [string, OwnClass] =>
        (entry[1] as Partial<OwnClass> | undefined)?.definition?.className === entry[0],
    ),
  );

/** The pages of metrics, by the names of their files: one for each class, and `index.md`, which lists them. */
export function metricPages(root: URL): ReadonlyMap<string, string> {
  const { classes, common } = readComments(
    fileURLToPath(new URL('packages/rightly/tsconfig.json', root)),
  );
  const compatibility = readFileSync(new URL('docs/compatibility.md', root), 'utf8');
  const exported = classesOf(rightly);
  const commentOf = (name: string) => {
    const comment = classes.get(name);
    if (!comment) throw new Error(`${name}: no class of this name has a doc comment`);
    return comment;
  };
  const ownOf = (name: string): OwnClass => {
    const own = exported.get(name);
    if (!own)
      throw new Error(`${name} is in the list of pages, and rightly exports no such metric`);
    return own;
  };
  const pages = groups.flatMap(({ metrics }) =>
    Object.entries(metrics).map(([name, facts]): [string, string] => [
      `${slugOf(name)}.md`,
      metricPage({
        own: ownOf(name),
        facts,
        comment: commentOf(name),
        common,
        differences: differencesOf(compatibility, [name, ...(facts.alsoCalled ?? [])]),
      }),
    ]),
  );
  const lists = groups.map(({ title, metrics }) =>
    [
      `## ${title}`,
      [
        '| metric | meaning |',
        '| --- | --- |',
        ...Object.keys(metrics).map(
          (name) =>
            `| [${name}](${slugOf(name)}.md) | ${commentOf(name).meaning.replaceAll('|', '\\|')} ${betterOf(ownOf(name).definition)} |`,
        ),
      ].join('\n'),
    ].join('\n\n'),
  );
  const index = `# Metrics

Each metric has a page: its meaning, its formula, a picture, an example, its options, what happens at the edges, and its names elsewhere. Overviews with
the formulas side by side are in [metrics of thresholds, classes and regression](../catalogue.md) and [losses](../metrics.md).

${lists.join('\n\n')}
`;
  return new Map([['index.md', index], ...pages]);
}
