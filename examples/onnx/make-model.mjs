// Trains a small model, and writes digits.onnx.
import { readFileSync, writeFileSync } from 'node:fs';
import { digitsOf } from './digits.mjs';
import { onnxFile } from './onnx-file.mjs';
import { train } from './softmax-regression.mjs';

const csv = readFileSync(new URL('../digits/digits.csv', import.meta.url), 'utf8');
const weights = train(digitsOf(csv).training);
writeFileSync(new URL('digits.onnx', import.meta.url), onnxFile(weights, 'pixels', [64]));
