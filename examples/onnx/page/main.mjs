// Measures digits.onnx in a page.
import * as ort from 'onnxruntime-web/wasm';
import csv from '../../digits/digits.csv?raw';
import { digitsOf } from '../digits.mjs';
import modelUrl from '../digits.onnx?url';
import { measure } from '../measure.mjs';
import mjs from '../node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.mjs?url';
import wasm from '../node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm?url';

ort.env.wasm.wasmPaths = { mjs, wasm };
const model = new Uint8Array(await (await fetch(modelUrl)).arrayBuffer());
const lines = await measure(ort, model, digitsOf(csv).heldOut);
document.getElementById('result').textContent = lines.join('\n');
