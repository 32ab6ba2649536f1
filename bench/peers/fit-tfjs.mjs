import { stock } from '../targets.mjs';
import { serveFits } from './net.mjs';

const compiled = (metrics) => (net) => {
  net.compile({ optimizer: 'sgd', loss: 'sparseCategoricalCrossentropy', metrics });
  return net;
};

await serveFits({}, [
  { name: stock, compile: compiled([]), answers: { loss: 'loss' } },
  {
    name: 'tfjs, accuracy',
    compile: compiled(['accuracy']),
    answers: { loss: 'loss', accuracy: 'acc' },
  },
]);
