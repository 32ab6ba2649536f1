#!/usr/bin/env node
// The command is in a package of its own. Where both packages are installed, the link in node_modules/.bin may be to either of them.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The file of the command, where its package is installed beside this one or where the user stands. */
function command() {
  for (const from of [import.meta.url, join(process.cwd(), 'package.json')])
    try {
      const manifest = createRequire(from).resolve('@rightly/cli/package.json');
      return new URL('bin/rightly.js', pathToFileURL(manifest));
    } catch {
      // Not installed there.
    }
  return undefined;
}

const file = command();
if (file) await import(file.href);
else {
  console.error(
    'rightly: the command is in the package @rightly/cli: npm install @rightly/cli, then npx rightly evaluate FILE',
  );
  process.exitCode = 2;
}
