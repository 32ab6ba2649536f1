// Checks the built site: the target of each link exists, and no page requests anything from another server.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const [folder = fileURLToPath(new URL('../../docs/.vitepress/dist', import.meta.url))] =
  process.argv.slice(2);

const files = readdirSync(folder, { recursive: true }).map((name) => name.replaceAll('\\', '/'));
const pages = new Map(
  files
    .filter((name) => name.endsWith('.html'))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
);
/** The values of an attribute, in tags of these names. */
const valuesOf = (html, tags, attribute) =>
  Array.from(
    html.matchAll(new RegExp(`<(?:${tags})\\b[^>]*?\\s${attribute}="([^"]*)"`, 'g')),
    ([, value]) => value.replaceAll('&amp;', '&'),
  );
const places = new Map(
  Array.from(pages, ([name, html]) => [name, new Set(valuesOf(html, '[a-z][a-z0-9]*', 'id'))]),
);
const isElsewhere = (link) => /^(?:[a-z]+:|\/\/)/.test(link);

/** The reason why a link is dead; undefined if the target exists. */
function fault(page, link) {
  const [path, hash] = decodeURI(link).split('#');
  const joined = path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(page), path);
  const target =
    path === '' ? page : joined === '' || joined.endsWith('/') ? `${joined}index.html` : joined;
  const file = join(folder, target);
  if (!existsSync(file) || !statSync(file).isFile()) return 'there is no such page or file';
  if (hash && places.has(target) && !places.get(target).has(hash))
    return 'the page has no element with this id';
  return undefined;
}

/** Each fault, with the pages that have it. */
const faults = new Map();
const report = (page, what) => faults.set(what, [...(faults.get(what) ?? []), page]);

for (const [page, html] of pages) {
  const asked = [
    ...valuesOf(html, 'link', 'href'),
    ...valuesOf(html, 'img|script|source|iframe', 'src'),
  ];
  for (const link of new Set([...valuesOf(html, 'a', 'href'), ...asked])) {
    const found = isElsewhere(link) ? undefined : fault(page, link);
    if (found) report(page, `${link.startsWith('/') ? '' : `${page} `}${link}: ${found}`);
  }
  for (const link of asked)
    if (/^(?:https?:)?\/\//.test(link)) report(page, `${link} is requested from another server`);
}
for (const name of files.filter((file) => file.endsWith('.css')))
  for (const [, link] of readFileSync(join(folder, name), 'utf8').matchAll(
    /url\(\s*["']?(https?:[^)"']*)/g,
  ))
    report(name, `${link} is requested from another server`);

if (pages.size === 0) report(folder, 'there are no pages');
for (const [what, [first, ...others]] of faults)
  console.error(`${what} (in ${first}${others.length > 0 ? ` and ${others.length} others` : ''})`);
if (faults.size > 0) process.exit(1);
console.log(`${pages.size} pages, and the targets of all links exist`);
