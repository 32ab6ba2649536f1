// Compiles the kernels into the library, and the benchmark's read pass into bench/. With --check it
// writes nothing, and fails where a file differs from its output.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

/* Modules without data and without a start function. The imported memory is not declared as shared. */
const flags = `-O3 --noAssert --runtime stub --enable simd --enable nontrapping-f2i
  --importMemory --noExportMemory --initialMemory 1 --maximumMemory 65536`.split(/\s+/);

const local = (name) => fileURLToPath(new URL(name, import.meta.url));
const textOf = (name) => {
  try {
    return readFileSync(local(name), 'utf8');
  } catch {
    return null;
  }
};

async function compile(entry) {
  let code;
  const { error } = await asc.main([entry, '-o', 'out.wasm', ...flags], {
    readFile: textOf,
    writeFile: (_, contents) => (code = contents),
    listFiles: () => [],
    stderr: process.stderr,
  });
  if (error) throw error;
  return Buffer.from(code);
}

/* Each byte is shifted by this number, so that most bytes become printable ASCII. Of the ASCII encodings, Brotli compresses this one best. */
const shift = 40;
const unsafe = /[!-$'\\`]/;

const written = (byte) => {
  const moved = (byte + shift) & 255;
  const text = String.fromCharCode(moved);
  return moved >= 32 && moved < 127 && !unsafe.test(text)
    ? text
    : `!${moved.toString(16).padStart(2, '0')}`;
};

const library = (code) => `// Written by kernel/build.mjs.
export const bytes: string =
  '${Array.from(code, written).join('')}';
`;

const decoder = `
/** Each character stands for a byte, increased by ${shift}. So do \`!\` and two hexadecimal digits. */
export const decode = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(
    text.match(/!..|./g)!,
    (byte) => (byte[1] ? parseInt(byte.slice(1), 16) : byte.charCodeAt(0)) - ${shift},
  );
`;

const benchmark = (code) => `// Written by kernel/build.mjs.
export const bytes =
  '${code.toString('base64')}';
`;

const files = {
  '../packages/rightly/src/engines/wasm/kernel.generated.ts': `${library(await compile('src/index.ts'))}${decoder}`,
  // More kernels for one-hot truth.
  '../packages/rightly/src/engines/wasm/argmax.generated.ts': library(
    await compile('src/argmax.ts'),
  ),
  // For comparisons of two inputs.
  '../packages/rightly/src/engines/wasm/matches.generated.ts': library(
    await compile('src/matches.ts'),
  ),
  // For `inspect`, so that other bundles do not contain these kernels.
  '../packages/rightly/src/engines/wasm/facts.generated.ts': library(await compile('src/facts.ts')),
  // For metrics of classes: the class of the highest score. The kernels of ranks include these.
  '../packages/rightly/src/engines/wasm/predicted.generated.ts': library(
    await compile('src/predicted.ts'),
  ),
  // For metrics of thresholds.
  '../packages/rightly/src/engines/wasm/buckets.generated.ts': library(
    await compile('src/buckets.ts'),
  ),
  // For metrics of classes.
  '../packages/rightly/src/engines/wasm/classes.generated.ts': library(
    await compile('src/classes.ts'),
  ),
  // For metrics of pairs of classes.
  '../packages/rightly/src/engines/wasm/pairs.generated.ts': library(await compile('src/pairs.ts')),
  '../bench/read.generated.mjs': benchmark(await compile('src/read.ts')),
};

for (const [name, text] of Object.entries(files)) {
  if (!process.argv.includes('--check')) {
    mkdirSync(dirname(local(name)), { recursive: true });
    writeFileSync(local(name), text);
  } else if (textOf(name) !== text) {
    console.error(`${name} must be what kernel/build.mjs writes; run \`npm run build\` in kernel/`);
    process.exitCode = 1;
  }
}
