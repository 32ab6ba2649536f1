import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { buildAsk } from './build-ask.ts';
import { failure, open } from './open.ts';
import { type TlsProxy, tlsProxyTo } from './tls-proxy.ts';

const TOKEN = 'a token;with=odd"parts';
let proxy: TlsProxy;
let program: string;

beforeAll(async () => {
  proxy = await tlsProxyTo(inject('spark').port, TOKEN);
  program = await buildAsk();
});
afterAll(() => proxy.close());

const url = (token: string): string => `sc://localhost:${proxy.port}/;token=${token}`;
const trust = (): Record<string, string> => ({ NODE_EXTRA_CA_CERTS: proxy.certificate });

/** The output and the exit status of a process that trusts the certificates in `env`. */
async function ask(env: Record<string, string>): Promise<{ status: number; said: string }> {
  const child = spawn(process.execPath, [program], {
    // If this variable is set, only its certificates count.
    env: { ...process.env, GRPC_DEFAULT_SSL_ROOTS_FILE_PATH: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number]>,
  ]);
  return { status, said: out + err };
}

describe('a token', () => {
  test('is sent through TLS, and the server accepts it', async () => {
    const { status, said } = await ask({ ...trust(), SPARK_URL: url(encodeURIComponent(TOKEN)) });
    expect(said).toBe('[{"answer":42}]\n');
    expect(status).toBe(0);
    expect(new Set(proxy.seen)).toEqual(new Set([`Bearer ${TOKEN}`]));
  });

  test('may come from the environment', async () => {
    const SPARK_URL = `sc://localhost:${proxy.port}`;
    const { said } = await ask({ ...trust(), SPARK_URL, SPARK_CONNECT_AUTHENTICATE_TOKEN: TOKEN });
    expect(said).toBe('[{"answer":42}]\n');
  });

  test('that is wrong is not shown, even where the server repeats it', async () => {
    const { status, said } = await ask({ ...trust(), SPARK_URL: url('wr%20ong') });
    expect(proxy.seen).toContain('Bearer wr ong');
    expect(said).toBe(
      `Spark at localhost:${proxy.port}: no user has Bearer *** (the token is missing, wrong or expired: token=… in the connection string, or SPARK_CONNECT_AUTHENTICATE_TOKEN)\n`,
    );
    expect(status).toBe(2);
  });

  test('is not sent to a server with an unknown certificate', async () => {
    const before = proxy.seen.length;
    const { status, said } = await ask({ SPARK_URL: url('abc123') });
    expect(said).toMatch(/^Spark at localhost:\d+: no connection: .*certificate/);
    expect(said).not.toContain('abc123');
    expect(status).toBe(2);
    expect(proxy.seen).toHaveLength(before);
  });
});

test('an error about a query shows no secret', async () => {
  const engine = await open({ url: `${inject('spark').url}/;use_ssl=false;token=abc123` });
  expect(await failure(engine.query("SELECT raise_error('I know abc123')"))).toContain(
    'I know ***',
  );
});
