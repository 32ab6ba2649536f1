import type { Socket } from 'node:net';
import * as arrow from 'apache-arrow';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Engine, RemoteOptions } from '../../src/engines/engine.ts';
import { openEngine } from '../../src/engines/open-engine.ts';
import { rowsOf } from '../../src/engines/spark/rows.ts';
import { Random } from '../fuzz/random.ts';
import { start } from '../process.ts';
import { clickhouseThatPours, postgresThatPours, row, sparkThatAnswers } from './half-servers.ts';
import { hostile, hostileTls, pour } from './hostile.ts';

interface Kind {
  readonly name: string;
  readonly url: (port: number, seconds?: number) => string;
  readonly secure: (port: number) => string;
}

const kinds: readonly Kind[] = [
  {
    name: 'PostgreSQL',
    url: (port, seconds = 20) =>
      `postgres://u:secret@127.0.0.1:${port}/d?connect_timeout=${seconds}`,
    secure: (port) =>
      `postgres://u:secret@127.0.0.1:${port}/d?sslmode=verify-full&connect_timeout=20`,
  },
  {
    name: 'ClickHouse',
    url: (port, seconds = 20) =>
      `clickhouse://u:secret@127.0.0.1:${port}?connect_timeout=${seconds}`,
    secure: (port) => `clickhouses://u:secret@127.0.0.1:${port}?connect_timeout=20`,
  },
  {
    name: 'Spark',
    url: (port, seconds = 20) =>
      `sc://127.0.0.1:${port}/;token=secret;use_ssl=false;connect_timeout=${seconds}`,
    secure: (port) => `sc://127.0.0.1:${port}/;token=secret;use_ssl=true;connect_timeout=20`,
  },
];

async function opened(
  url: string,
  options: Partial<RemoteOptions> = {},
  afterwards = onTestFinished,
): Promise<Engine> {
  const { signal } = new AbortController();
  const engine = await openEngine({ url, settings: {}, progress: false, signal, ...options });
  afterwards(() => engine.close());
  return engine;
}

/** The message of the error. Expects that it is one line, is not too long and holds no secret. */
async function failure(promise: Promise<unknown>): Promise<string> {
  const message = await promise.then(
    () => 'no error',
    (error: unknown) => (error as Error).message,
  );
  expect(message).not.toContain('secret');
  expect(message.length).toBeLessThan(500);
  expect(message).toMatch(/^[^\n]+$/);
  return message;
}

const drawn = new Random(20);
const random = Buffer.from(Array.from({ length: 1 << 16 }, () => drawn.below(256)));
const behaviours: readonly (readonly [string, (socket: Socket) => void])[] = [
  ['closes at once', (socket) => socket.destroy()],
  ['closes in order', (socket) => socket.resume().end()],
  ['closes after the first words', (socket) => socket.once('data', () => socket.destroy())],
  ['answers garbage', (socket) => socket.once('data', () => socket.write(random))],
  ['answers zeros', (socket) => socket.once('data', () => socket.write(Buffer.alloc(1 << 16)))],
  [
    'answers in plain text',
    (socket) => socket.once('data', () => socket.write('SSH-2.0-OpenSSH_9.2\r\n\r\n')),
  ],
  [
    'answers with a page',
    (socket) =>
      socket.once('data', () =>
        socket.end('HTTP/1.1 200 OK\r\ncontent-length: 12\r\n\r\n<html></html>'),
      ),
  ],
  ['sends random bytes without end', (socket) => pour(socket.resume(), random)],
  ['sends zeros without end', (socket) => pour(socket.resume(), Buffer.alloc(1 << 16))],
  [
    'sends an endless page',
    (socket) => {
      socket.resume().write('HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n\r\n');
      pour(socket, Buffer.alloc(1 << 16, '[1],'));
    },
  ],
  [
    'sends an endless error',
    (socket) => {
      socket.resume().write('HTTP/1.1 500 No\r\ncontent-type: text/plain\r\n\r\n');
      pour(socket, Buffer.alloc(1 << 16, 'Code: 1. '));
    },
  ],
  [
    'sends an error of PostgreSQL of 2 GB',
    (socket) => {
      socket.resume().write(Buffer.from('457fffffff', 'hex'));
      pour(socket, Buffer.alloc(1 << 16, 'M'));
    },
  ],
];

describe.each(kinds)('$name', ({ name, url, secure }) => {
  // The tests run at the same time, because they mostly wait.
  test.concurrent.for(behaviours)('that %s gives a clear error', async ([, each], own) => {
    const { port } = await hostile(each, own.onTestFinished);
    // The command may wait for a server whose bytes make no sense, so the limit is one second.
    expect(await failure(opened(url(port, 1), {}, own.onTestFinished))).toMatch(
      new RegExp(`^(${name} at 127.0.0.1:${port}: |the server must send at most 1 MiB before)`),
    );
  });

  test.concurrent('that never answers ends the command after connect_timeout', async (own) => {
    const { port } = await hostile(() => {}, own.onTestFinished);
    expect(await failure(opened(url(port, 1), {}, own.onTestFinished))).toMatch(
      new RegExp(`^${name} at 127.0.0.1:${port}: no answer for 1 s \\(.*connect_timeout=SECONDS`),
    );
  });

  test('that never answers ends the command at the time limit', async () => {
    const { port } = await hostile(() => {});
    expect(await failure(opened(url(port), { timeLimit: 0.2 }))).toBe(
      `the time limit of 0.2 s was reached before ${name} at 127.0.0.1:${port} answered`,
    );
  });

  test('that never answers does not delay Ctrl-C', async () => {
    const server = await hostile(() => {});
    const command = start(['evaluate', 't', '--engine', url(server.port)]);
    await server.met;
    expect(await command.kill('SIGINT')).toEqual({
      status: 130,
      stdout: '',
      stderr: 'rightly: interrupted\n',
    });
  });

  test.each(['0', '-1', '1.5', '1e9', 'soon', ''])('refuses a wait of %s seconds', async (text) => {
    expect(await failure(opened(url(1).replace('=20', `=${text}`)))).toMatch(/^--engine/);
  });

  test('that requires TLS gives a clear error', async () => {
    const { port } = await hostileTls('localhost', (socket) => socket.resume());
    expect(await failure(opened(url(port, 1)))).toMatch(/TLS|SSL|HTTPS|use_ssl|sslmode/i);
  });

  test('that lacks TLS gives a clear error', async () => {
    const { port } = await hostile((socket) => socket.once('data', () => socket.end('N')));
    expect(await failure(opened(secure(port)))).toMatch(/TLS|SSL|HTTPS|use_ssl/i);
  });
});

describe('a certificate', () => {
  // A session of PostgreSQL begins without TLS. So its own tests have this case, with a real server.
  test.each([kinds[1]!, kinds[2]!])(
    'of an unknown authority is refused: $name',
    async ({ secure }) => {
      const { port } = await hostileTls('localhost', (socket) => socket.resume());
      expect(await failure(opened(secure(port)))).toMatch(/self-signed|certificate/);
    },
  );

  test.each([kinds[1]!, kinds[2]!])('of another host is refused: $name', async ({ secure }) => {
    const { port } = await hostileTls('elsewhere.example', (socket) => socket.resume());
    expect(await failure(opened(secure(port)))).toMatch(/certificate/);
  });
});

const query = async (url: string): Promise<string> => failure((await opened(url)).scan('SELECT 1'));
const texts = (values: readonly string[]) => arrow.vectorFromArray(values, new arrow.Utf8());
const numbers = (values: readonly number[]) => arrow.vectorFromArray(values, new arrow.Int32());
const lists = (values: readonly number[][]) =>
  arrow.vectorFromArray(values, new arrow.List(new arrow.Field('e', new arrow.Int32(), true)));
const stream = (columns: Record<string, arrow.Vector>): Uint8Array =>
  arrow.tableToIPC(new arrow.Table(columns), 'stream');

/** The error of the reader of answers for these bytes; undefined without an error. */
function fault(bytes: Uint8Array): string | undefined {
  try {
    rowsOf(bytes);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

describe('after a session is open', () => {
  const rows = /^the answer must have at most 2,000,000 rows/;
  const bytes = /^the answer must have at most 512 MiB/;

  test.each<[string, Buffer, RegExp]>([
    ['short rows', Buffer.concat(Array.from({ length: 4096 }, () => row('1'))), rows],
    ['long rows', row('1'.repeat(1 << 20)), bytes],
    [
      'the start of one row',
      Buffer.concat([Buffer.from('447fffffff', 'hex'), Buffer.alloc(1 << 16)]),
      bytes,
    ],
  ])('PostgreSQL pours %s', async (_, poured, message) => {
    expect(await query(await postgresThatPours(poured))).toMatch(message);
  });

  const head = '{"meta":[{"name":"x","type":"UInt8"}],"data":[';

  test.each<[string, Buffer]>([
    ['short rows', Buffer.alloc(1 << 16, '[1],')],
    ['one long text', Buffer.alloc(1 << 16, 'x')],
  ])('ClickHouse pours %s', async (_, poured) => {
    expect(await query(await clickhouseThatPours(head, poured))).toMatch(bytes);
  });

  test('Spark sends many rows', async () => {
    const data = stream({ x: arrow.makeVector(new Int32Array(1_000_000)) });
    expect(await query(await sparkThatAnswers(data, 3))).toMatch(rows);
  });

  test('Spark sends long rows', async () => {
    const data = stream({ x: texts(['x'.repeat(60_000_000)]) });
    expect(await query(await sparkThatAnswers(data, 20))).toMatch(bytes);
  });

  test('Spark sends a message that is too long', async () => {
    const data = stream({ x: texts(['x'.repeat(135_000_000)]) });
    expect(await query(await sparkThatAnswers(data, 1))).toMatch(/grpc_max_message_size/);
  });

  test('Spark sends bytes that are not Arrow, or are truncated', async () => {
    const data = stream({ x: numbers([1, 2, 3]), s: texts(['a', 'b', 'c']) });
    for (const bad of [random, data.subarray(0, 300), data.subarray(0, data.length - 20)]) {
      const message = await query(await sparkThatAnswers(bad, 1));
      expect(message).toMatch(/^the (answer|Arrow metadata)/);
    }
  });

  test('Spark sends Arrow with any byte changed', () => {
    const data = stream({
      x: numbers([1, 2, 3]),
      s: texts(['a', 'b', 'c']),
      l: lists([[1], [2], [3]]),
    });
    for (let at = 0; at < data.length; at++) {
      for (const value of [0, 1, 0x7f, 0xff]) {
        const changed = data.slice();
        changed[at] = value;
        expect(fault(changed) ?? 'the answer').toMatch(
          /^(the (answer|query|Arrow)|column ".*" is damaged)/,
        );
      }
    }
  });
});
