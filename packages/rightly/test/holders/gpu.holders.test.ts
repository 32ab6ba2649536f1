import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { onnxFile } from '../../../../examples/onnx/onnx-file.mjs';
import { train } from '../../../../examples/onnx/softmax-regression.mjs';
import { digits } from './digits.ts';

/* ONNX Runtime in a page, whose outputs stay in a WebGPU buffer. Chromium has a software GPU, SwiftShader. */

const { labels, images } = digits;
const seen = { labels: labels.slice(0, 300), images: images.slice(0, 300) };
const unseen = {
  labels: labels.slice(300, 400),
  pixels: images.slice(300, 400).flatMap((image) => Array.from(image)),
};
const folders: Readonly<Record<string, string>> = {
  ort: fileURLToPath(new URL('node_modules/onnxruntime-web/dist/', import.meta.url)),
  rightly: fileURLToPath(new URL('../../dist/', import.meta.url)),
  page: fileURLToPath(new URL('.', import.meta.url)),
};
const answers: Readonly<Record<string, string | Uint8Array>> = {
  '/': '<!doctype html><title>digits</title>',
  '/images': JSON.stringify(unseen),
  '/model': onnxFile(train(seen, 3), 'x', [64]),
};

let [server, browser]: [Server, Browser] = [] as never;

beforeAll(async () => {
  server = createServer(({ url = '/' }, answer) => {
    const [, folder = '', ...file] = url.split('/');
    answer.setHeader('content-type', /\.m?js$/.test(url) ? 'text/javascript' : 'text/html');
    if (url.endsWith('.wasm')) answer.setHeader('content-type', 'application/wasm');
    const place = folders[folder];
    answer.end(place === undefined ? answers[url] : readFileSync(place + file.join('/')));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--ignore-gpu-blocklist',
      '--enable-unsafe-webgpu',
      '--enable-features=Vulkan,WebGPU',
      '--use-vulkan=swiftshader',
      '--use-webgpu-adapter=swiftshader',
    ],
  });
}, 120_000);

afterAll(async () => {
  await browser.close();
  server.close();
});

/** The results of the page. */
interface Found {
  readonly location: string;
  readonly refused: readonly string[];
  readonly counted: readonly number[];
  readonly onHost: number;
  readonly isLeft: boolean;
}

test('a tensor in a GPU buffer: the error names updateStateAsync, which reads the tensor and keeps it', async () => {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  // The code is text, because imports of the tests are not imports of the page.
  const found = await page.evaluate<Found>(
    `import('/page/gpu-page.mjs').then((page) => page.found())`,
  );
  const must =
    'yPred must be in CPU memory: await metric.updateStateAsync(…) reads it; got a tensor in gpu-buffer';
  expect(found.location).toBe('gpu-buffer');
  expect(found.refused).toEqual([
    `SparseCategoricalAccuracy.updateState: ${must}`,
    `SparseCategoricalAccuracy.updateState: ${must}`,
    `CompileMetrics.updateState: ${must}`,
  ]);
  expect(found.onHost).toBeGreaterThan(0.9);
  expect(found.counted).toEqual([found.onHost, found.onHost, found.onHost, found.onHost]);
  expect(found.isLeft).toBe(true);
});
