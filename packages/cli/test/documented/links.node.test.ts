import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { root } from './page.ts';

/** The anchors of a page. If a heading occurs several times, the second and later anchors have a number. */
const anchorsOf = (text: string): string[] => {
  const slugs = Array.from(text.replaceAll(/```[^]*?```/g, '').matchAll(/^#+ (.*)$/gm), ([, it]) =>
    it!
      .toLowerCase()
      .replaceAll(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
  );
  return slugs.map((slug, i) => {
    const before = slugs.slice(0, i).filter((one) => one === slug).length;
    return before === 0 ? slug : `${slug}-${before}`;
  });
};

describe('the links of', () => {
  test.each(['docs/command.md', 'packages/cli/README.md'])(
    '%s lead to files and headings',
    (name) => {
      const from = new URL(name, root);
      const links = readFileSync(from, 'utf8').matchAll(/\]\(([^)\s]*)\)/g);
      const own = Array.from(links, ([, link]) => link!).filter((link) => !/^https?:/.test(link));
      const lost = own.filter((link) => {
        const target = new URL(link, from);
        const text = readFileSync(new URL(target.pathname, root), 'utf8');
        return target.hash !== '' && !anchorsOf(text).includes(target.hash.slice(1));
      });
      expect(lost).toEqual([]);
    },
  );
});
