import { stock } from '../targets.mjs';
import { serveFits } from './net.mjs';

const compiled = (loss, metrics) => (net) => {
  net.compile({ optimizer: 'sgd', loss, metrics });
  return net;
};

await serveFits({}, ({ classes }) => {
  const loss = classes === 1 ? 'binaryCrossentropy' : 'sparseCategoricalCrossentropy';
  return [
    { name: stock, compile: compiled(loss, []), answers: { loss: 'loss' } },
    {
      name: 'tfjs, accuracy',
      compile: compiled(loss, ['accuracy']),
      answers: { loss: 'loss', accuracy: 'acc' },
    },
  ];
});
