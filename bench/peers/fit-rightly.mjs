import { AUC, F1Score, SparseTopKCategoricalAccuracy } from 'rightly';
import { compile } from 'rightly/tfjs';
import { counted, evaluatedByUs, judged, tracked } from '../targets.mjs';
import { serveFits } from './net.mjs';
import { version } from './version.mjs';

const compiled = (loss, metrics) => (net) =>
  compile(net, { optimizer: 'sgd', loss, metrics: metrics() });
const top = (k) => new SparseTopKCategoricalAccuracy({ k, name: `top${k}` });

const ofClasses = 'sparse_categorical_crossentropy';
const ofOne = 'binary_crossentropy';

/** `fit` and `evaluate` with accuracy. */
const besideStock = ({ trains }) => [
  ...(trains
    ? [
        {
          name: judged,
          compile: compiled(ofClasses, () => ['accuracy']),
          answers: { loss: 'loss', accuracy: 'accuracy' },
        },
      ]
    : []),
  {
    name: evaluatedByUs,
    compile: compiled(ofClasses, () => ['accuracy']),
    evaluate: (model, ...given) => model.evaluate(...given),
  },
];

const fits = ({ classes }) =>
  classes === 1
    ? [
        {
          name: judged,
          compile: compiled(ofOne, () => ['accuracy']),
          answers: { loss: 'loss', accuracy: 'accuracy' },
        },
        {
          name: counted,
          compile: compiled(ofOne, () => [
            'accuracy',
            new AUC(),
            new F1Score({ threshold: 0.5, average: 'micro' }),
          ]),
          answers: { loss: 'loss', accuracy: 'accuracy', auc: 'auc', f1: 'f1_score' },
        },
      ]
    : [
        {
          name: 'compile, no metrics',
          compile: compiled(ofClasses, () => []),
          answers: { loss: 'loss' },
        },
        {
          name: tracked,
          compile: compiled(ofClasses, () => ['accuracy', top(3), top(5)]),
          answers: { loss: 'loss', accuracy: 'accuracy', top3: 'top3', top5: 'top5' },
        },
      ];

await serveFits({ rightly: version }, (workload) =>
  (workload.beside ? besideStock : fits)(workload),
);
