// Measures digits.onnx in Node.
import { readFileSync } from 'node:fs';
import * as ort from 'onnxruntime-node';
import { digitsOf } from './digits.mjs';
import { measure } from './measure.mjs';

const model = readFileSync(new URL('digits.onnx', import.meta.url));
const csv = readFileSync(new URL('../digits/digits.csv', import.meta.url), 'utf8');
for (const line of await measure(ort, model, digitsOf(csv).heldOut)) console.log(line);
