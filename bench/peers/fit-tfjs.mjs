import { stock, stockEvaluated, stockJudged } from '../targets.mjs';
import { serveFits } from './net.mjs';

const compiled = (loss, metrics) => (net) => {
  net.compile({ optimizer: 'sgd', loss, metrics });
  return net;
};

/** `evaluate` returns tensors, in the order of the metrics. */
async function evaluation(model, ...given) {
  const scalars = model.evaluate(...given);
  const [loss, accuracy] = await Promise.all(scalars.map((t) => t.data()));
  for (const t of scalars) t.dispose();
  return { loss: loss[0], accuracy: accuracy[0] };
}

await serveFits({}, ({ classes, beside, trains = true }) => {
  const loss = classes === 1 ? 'binaryCrossentropy' : 'sparseCategoricalCrossentropy';
  const accuracy = compiled(loss, ['accuracy']);
  return [
    ...(beside ? [] : [{ name: stock, compile: compiled(loss, []), answers: { loss: 'loss' } }]),
    ...(trains
      ? [{ name: stockJudged, compile: accuracy, answers: { loss: 'loss', accuracy: 'acc' } }]
      : []),
    ...(beside ? [{ name: stockEvaluated, compile: accuracy, evaluate: evaluation }] : []),
  ];
});
