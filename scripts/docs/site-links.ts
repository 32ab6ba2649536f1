import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import type { MarkdownRenderer } from 'vitepress';
import { groups, slugOf } from './groups.ts';

type Token = ReturnType<MarkdownRenderer['parse']>[number];

export interface Site {
  /** The folder of the repository. */
  readonly root: string;
  /** The path on the site of each page of the repository. */
  readonly pages: Readonly<Record<string, string>>;
  /** Files of the repository that pages link to: the site has copies of them. */
  readonly files: Set<string>;
}

/** Pages whose tables have names of metrics. Each name becomes a link to the page of the metric. */
const overviews: ReadonlySet<string> = new Set(['docs/catalogue.md', 'docs/metrics.md']);
const names: ReadonlySet<string> = new Set(groups.flatMap(({ metrics }) => Object.keys(metrics)));

/** Links between files of the repository become links of the site, and pictures in SVG become a part of their page. */
export function useSite(md: MarkdownRenderer, site: Site): void {
  md.core.ruler.push('site', ({ tokens, env, Token: New }) => {
    const { realPath, path } = env as { readonly realPath?: string; readonly path: string };
    const page = relative(site.root, realPath ?? path).replaceAll(sep, '/');
    const linked = (name: string): Token[] => {
      const [open, code, close] = [
        new New('link_open', 'a', 1),
        new New('code_inline', 'code', 0),
        new New('link_close', 'a', -1),
      ];
      open.attrSet('href', `/metrics/${slugOf(name)}.html`);
      code.content = name;
      return [open, code, close];
    };
    let isInTable = false;
    for (const token of tokens) {
      if (token.type === 'table_open' || token.type === 'table_close')
        isInTable = token.type === 'table_open';
      if (!token.children) continue;
      const isOverview = isInTable && overviews.has(page);
      token.children = token.children.flatMap((child) => {
        if (child.type === 'link_open') return [toSite(child, page, site)];
        if (child.type === 'image') return [inlined(child, page, site, New)];
        return isOverview && child.type === 'code_inline' && names.has(child.content)
          ? linked(child.content)
          : [child];
      });
    }
  });
}

/** Changes a link to the path on the site. Throws where the file is missing. */
function toSite(link: Token, page: string, { root, pages, files }: Site): Token {
  const href = link.attrGet('href')!;
  if (/^(?:[a-z]+:|#|\/)/.test(href)) return link;
  const [path, hash = ''] = href.split('#') as [string, string?];
  const target = posix.join(posix.dirname(page), decodeURIComponent(path));
  const found = pages[target];
  if (!found && !existsSync(join(root, target)))
    throw new Error(`${page} has a dead link: ${href}`);
  if (!found) files.add(target);
  const end = hash === '' ? '' : `#${hash}`;
  link.attrSet('href', found ? `/${found.replace(/\.md$/, '.html')}${end}` : `/${target}`);
  if (!found) link.attrSet('target', '_self');
  return link;
}

/** An SVG picture as HTML, so that its colours follow the page. Other pictures stay as they are. */
function inlined(
  image: Token,
  page: string,
  { root }: Site,
  New: new (type: string, tag: string, nesting: 0) => Token,
): Token {
  const path = join(root, dirname(page), image.attrGet('src')!);
  if (!path.endsWith('.svg')) return image;
  const html = new New('html_inline', '', 0);
  html.content = readFileSync(path, 'utf8')
    .replaceAll(/<style>[^]*?<\/style>/g, '')
    .replaceAll(/\s*\n\s*/g, '');
  return html;
}
