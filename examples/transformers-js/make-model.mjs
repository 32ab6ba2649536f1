// Trains a small model, and writes it as transformers.js reads it: models/digits.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { digitsOf } from '../onnx/digits.mjs';
import { onnxFile } from '../onnx/onnx-file.mjs';
import { train } from '../onnx/softmax-regression.mjs';
import { names } from './names.mjs';

const csv = readFileSync(new URL('../digits/digits.csv', import.meta.url), 'utf8');
const { weights, biases } = train(digitsOf(csv).training);
// Transformers.js gives a model three colours. These images are grey: each colour counts a third.
const third = Array.from(weights, (weight) => weight / 3);
const inColours = { weights: Float32Array.from([...third, ...third, ...third]), biases };

const folder = new URL('models/digits/', import.meta.url);
const write = (name, content) => writeFileSync(new URL(name, folder), content);
mkdirSync(new URL('onnx/', folder), { recursive: true });
write('onnx/model.onnx', onnxFile(inColours, 'pixel_values', [3, 8, 8]));
write('config.json', JSON.stringify({ model_type: 'vit', id2label: Object.assign({}, names) }));
write(
  'preprocessor_config.json',
  JSON.stringify({
    image_processor_type: 'ViTImageProcessor',
    do_resize: false,
    do_rescale: true,
    rescale_factor: 1 / 255,
    do_normalize: false,
  }),
);
