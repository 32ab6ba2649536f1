import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';

const example = new URL('../', import.meta.url);
const readme = readFileSync(new URL('README.md', example), 'utf8');

let service: ChildProcess | undefined;
afterEach(async () => {
  service?.kill('SIGTERM');
  const [status] = (await once(service!, 'exit')) as [number | null];
  if (status !== 0) throw new Error(`SIGTERM must end the service with status 0; got ${status}`);
});

/** Starts the service, and returns its address. */
async function start(env: Readonly<Record<string, string>> = {}): Promise<string> {
  service = spawn(process.execPath, [fileURLToPath(new URL('service.mjs', example))], {
    env: { ...process.env, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(service.stdout!, 'data')) as [Buffer];
  return new URL('/', line.toString().trim()).href;
}

const post = async (url: string, body: string): Promise<[number, string]> => {
  const answer = await fetch(url, { method: 'POST', body, headers: { connection: 'close' } });
  return [answer.status, await answer.text()];
};

/** The page that Prometheus reads, without its comments. */
async function figures(address: string): Promise<Record<string, number>> {
  const page = await pageOf(address);
  const lines = page.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(
    lines.map((line) => line.split(' ') as [string, string]).map(([k, v]) => [k, Number(v)]),
  );
}

async function pageOf(address: string): Promise<string> {
  const answer = await fetch(`${address}metrics`, { headers: { connection: 'close' } });
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  return answer.text();
}

test('the commands in README.md come to what it shows', async () => {
  const address = await start();
  const calls = [...readme.matchAll(/curl --data '([^']+)' http:\/\/127\.0\.0\.1:9464\/(\w+)/g)];
  expect(calls).toHaveLength(2);
  for (const [, body, path] of calls) expect(await post(address + path!, body!)).toEqual([204, '']);
  const [, shown] = /```text\n([^]*?)```/.exec(readme)!;
  expect(await pageOf(address)).toBe(shown);
});

test('the window has the last truths, whenever their predictions came', async () => {
  const address = await start({ WINDOW: '4' });
  expect(await figures(address)).not.toHaveProperty('model_accuracy');
  const ids = Array.from({ length: 10 }, (_, i) => `${i}`);
  const all = (label: string, some = ids): string =>
    JSON.stringify(some.map((id) => ({ id, label })));
  await post(`${address}predictions`, all('cat'));
  // The truths come backwards: five are "dog", and the next three are "cat".
  const backwards = ids.map((_, i) => ids.at(-1 - i)!);
  await post(`${address}truths`, all('dog', backwards.slice(0, 5)));
  expect(await figures(address)).toMatchObject({ model_accuracy: 0, model_accuracy_samples: 4 });
  await post(`${address}truths`, all('cat', backwards.slice(5, 8)));
  expect(await figures(address)).toMatchObject({
    model_accuracy: 0.75,
    model_accuracy_samples: 4,
    model_predictions_waiting: 2,
    model_truths_total: 8,
  });
});

test('a truth counts once, and one without a prediction is said', async () => {
  const address = await start();
  await post(`${address}predictions`, '[{"id":"a","label":"cat"}]');
  const truth = '[{"id":"a","label":"cat"}]';
  await post(`${address}truths`, truth);
  await post(`${address}truths`, truth);
  expect(await figures(address)).toMatchObject({
    model_accuracy_samples: 1,
    model_truths_total: 1,
    model_truths_unknown_total: 1,
  });
});

test('a bad body is refused, and nothing of it counts', async () => {
  const address = await start();
  const must = 'the body must be a list of objects with an id and a label, both text\n';
  for (const body of ['[{"id":"a","label":"cat"},{"id":"b"}]', '{}', '[null]', 'no JSON', ''])
    expect(await post(`${address}predictions`, body)).toEqual([400, must]);
  expect((await post(`${address}predictions`, 'x'.repeat(2_000_000)))[0]).toBe(413);
  expect((await post(`${address}elsewhere`, ''))[0]).toBe(404);
  expect(await figures(address)).toMatchObject({ model_predictions_total: 0 });
});

test('alerts.yml asks for figures that there are', async () => {
  const address = await start();
  const alerts = readFileSync(new URL('alerts.yml', example), 'utf8');
  const asked = alerts.match(/\bmodel_\w+/g)!;
  const page = await pageOf(address);
  expect(asked.length).toBeGreaterThan(2);
  for (const name of asked) expect(page).toContain(`# TYPE ${name} `);
});
