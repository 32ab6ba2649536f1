// Counts predictions and their late truths, and exports the accuracy over the last truths to Prometheus.
//   POST /predictions  [{ "id": "a1", "label": "cat" }, …]
//   POST /truths       [{ "id": "a1", "label": "dog" }, …]
//   GET  /metrics
import { createServer } from 'node:http';
import { exposition } from './exposition.mjs';
import { Monitor } from './monitor.mjs';
import { labelsIn } from './request.mjs';

const { PORT = '9464', WINDOW = '1000' } = process.env;
const monitor = new Monitor({ size: Number(WINDOW), most: 100_000 });
const counts = exposition(monitor);

const routes = {
  'POST /predictions': async (request) => {
    for (const { id, label } of await labelsIn(request)) {
      counts.forgotten.inc(monitor.predicted(id, label));
      counts.predictions.inc();
    }
    return [204];
  },
  'POST /truths': async (request) => {
    for (const { id, label } of await labelsIn(request))
      (monitor.found(id, label) ? counts.truths : counts.unknown).inc();
    return [204];
  },
  'GET /metrics': async () => [200, await counts.registry.metrics(), counts.registry.contentType],
};

const server = createServer(async (request, answer) => {
  const respond = routes[`${request.method} ${request.url}`];
  let [status, text, type] = [404, 'POST /predictions, POST /truths or GET /metrics\n'];
  try {
    if (respond) [status, text, type] = await respond(request);
  } catch (error) {
    [status, text] = [error.status ?? 500, `${error.message}\n`];
  }
  answer.writeHead(status, { 'content-type': type ?? 'text/plain; charset=utf-8' }).end(text);
});
server.listen(Number(PORT), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}/metrics`);
});
process.once('SIGTERM', () => server.close());
