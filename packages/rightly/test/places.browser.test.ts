import { describe, expect, test } from 'vitest';
import { type Answers, answers } from './browser/answers.ts';
import { shared } from './environment.ts';

/* Answers are equal everywhere in a browser. Where kernels or threads are forbidden, nothing else changes. */

const here = { isolated: shared, kernels: true, shared, threads: shared };
/** The answers, which do not depend on the place. */
const onPage = answers();
const at = async (place: Partial<Answers>): Promise<Answers> => ({ ...(await onPage), ...place });

/** The first message of a worker or a frame. */
const sent = (from: Worker | Window, start: () => void): Promise<unknown> =>
  new Promise((resolve, reject) => {
    from.addEventListener('message', ((event: MessageEvent<unknown>) => {
      if (Object(event.data) === event.data && 'states' in (event.data as object))
        resolve(event.data);
    }) as EventListener);
    from.addEventListener('error', (event) => reject(new Error((event as ErrorEvent).message)));
    start();
  });

test('on the page', async () => {
  expect(crossOriginIsolated).toBe(shared);
  expect(await onPage).toEqual(await at(here));
  const { states, inspection, kept } = await onPage;
  expect(kept).toBe(true);
  // The states are useful: some samples are right, and some are wrong.
  for (const { total, count } of states as { total: number; count: number }[]) {
    expect(total).toBeGreaterThan(0);
    expect(total).toBeLessThan(count);
  }
  expect(inspection.nan).toBeGreaterThan(0);
});

test('in a worker', async () => {
  const worker = new Worker(new URL('browser/in-worker.ts', import.meta.url), { type: 'module' });
  expect(await sent(worker, () => undefined)).toEqual(await at(here));
  worker.terminate();
});

/** In a frame of this page with its own policy. */
async function inFrame(policy: string): Promise<unknown> {
  const frame = document.createElement('iframe');
  const source = new URL('browser/in-frame.ts', import.meta.url).href;
  frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="${policy}"><script type="module" src="${source}"></script>`;
  try {
    return await sent(window, () => document.body.append(frame));
  } finally {
    frame.remove();
  }
}

describe('in a page whose policy', () => {
  test('forbids nothing', async () => {
    expect(await inFrame("default-src * 'unsafe-eval' blob:")).toEqual(await at(here));
  });

  test('forbids WebAssembly', async () => {
    const plain = { ...here, kernels: false, shared: false, threads: false };
    expect(await inFrame("script-src 'self'; worker-src blob:")).toEqual(await at(plain));
  });

  test('forbids workers made of text', async () => {
    const alone = { ...here, threads: false };
    expect(await inFrame("script-src 'self' 'wasm-unsafe-eval'")).toEqual(await at(alone));
  });

  test('forbids workers', async () => {
    const alone = { ...here, threads: false };
    expect(await inFrame("worker-src 'none'")).toEqual(await at(alone));
  });
});
