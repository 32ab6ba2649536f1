import { SparseTopKCategoricalAccuracy } from 'rightly';
import { compile } from 'rightly/tfjs';
import { tracked } from '../targets.mjs';
import { serveFits } from './net.mjs';
import { version } from './version.mjs';

const compiled = (metrics) => (net) =>
  compile(net, { optimizer: 'sgd', loss: 'sparse_categorical_crossentropy', metrics: metrics() });
const top = (k) => new SparseTopKCategoricalAccuracy({ k, name: `top${k}` });

await serveFits({ rightly: version }, [
  { name: 'compile, no metrics', compile: compiled(() => []), answers: { loss: 'loss' } },
  {
    name: tracked,
    compile: compiled(() => ['accuracy', top(3), top(5)]),
    answers: { loss: 'loss', accuracy: 'accuracy', top3: 'top3', top5: 'top5' },
  },
]);
