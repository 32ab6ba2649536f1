import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { create, type DescMethod, fromBinary, toBinary } from '@bufbuild/protobuf';
import { Server, ServerCredentials, type ServerWritableStream } from '@grpc/grpc-js';
import { onTestFinished } from 'vitest';
import {
  type ExecutePlanRequest,
  SparkConnectService,
} from '../../src/engines/spark/connect_pb.ts';
import { hostile, pour } from './hostile.ts';

/** A message of PostgreSQL. */
function messageOf(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

/** A row of one text. */
export function row(text: string): Buffer {
  const head = Buffer.alloc(6);
  head.writeInt16BE(1);
  head.writeInt32BE(text.length, 2);
  return messageOf('D', Buffer.concat([head, Buffer.from(text)]));
}

const ready = messageOf('Z', Buffer.from('I'));
const done = Buffer.concat([messageOf('C', Buffer.from('SELECT 1\0')), ready]);
const described = (name: string): Buffer => {
  const column = Buffer.alloc(18);
  column.writeInt32BE(25, 6);
  column.writeInt16BE(-1, 10);
  return Buffer.concat([
    messageOf('1', Buffer.alloc(0)),
    messageOf('2', Buffer.alloc(0)),
    messageOf('T', Buffer.concat([Buffer.from([0, 1]), Buffer.from(`${name}\0`), column])),
  ]);
};

/** A server that opens a session of PostgreSQL, and then sends these bytes again and again. */
export const postgresThatPours = (bytes: Buffer): Promise<string> =>
  postgres((socket) => {
    socket.write(described('x'));
    pour(socket, bytes);
  });

/** A server that opens a session of PostgreSQL, and then never answers. The promise resolves with the first query. */
export async function postgresThatIsSilent(): Promise<{
  readonly url: string;
  readonly asked: Promise<void>;
}> {
  let heard: () => void;
  const asked = new Promise<void>((resolve) => {
    heard = resolve;
  });
  return { url: await postgres(() => heard()), asked };
}

async function postgres(answer: (socket: Socket) => void): Promise<string> {
  const { port } = await hostile((socket: Socket) => {
    socket.once('data', () => {
      socket.write(Buffer.concat([messageOf('R', Buffer.alloc(4)), ready]));
      let open = false;
      socket.on('data', (asked: Buffer) => {
        if (open) answer(socket);
        else socket.write(Buffer.concat([described('pid'), row('5'), done]));
        open ||= asked.includes('pg_backend_pid');
      });
    });
  });
  return `postgres://u@127.0.0.1:${port}/d?sslmode=disable`;
}

/** A server that opens a session of ClickHouse, and then answers with a start and sends these bytes again and again. */
export async function clickhouseThatPours(start: string, bytes: Buffer): Promise<string> {
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      const sql = Buffer.concat(chunks).toString();
      if (sql.includes('version()'))
        response.end('{"meta":[{"name":"version","type":"String"}],"data":[["26.7"]]}');
      else if (sql.includes('system.settings'))
        response.end('{"meta":[{"name":"name","type":"String"}],"data":[]}');
      else {
        response.write(start);
        pour(response.socket!, chunked(bytes));
      }
    })();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `clickhouse://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A chunk of an answer over HTTP. */
const chunked = (bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);

/** How messages of a method are read and written. */
const define = (of: DescMethod, responseStream: boolean) => ({
  path: `/${of.parent.typeName}/${of.name}`,
  requestStream: false,
  responseStream,
  requestSerialize: (value: never) => Buffer.from(toBinary(of.input, value)),
  requestDeserialize: (bytes: Buffer) => fromBinary(of.input, bytes),
  responseSerialize: (value: never) => Buffer.from(toBinary(of.output, value)),
  responseDeserialize: (bytes: Buffer) => fromBinary(of.output, bytes),
});
const unary =
  (of: DescMethod) =>
  (_: unknown, back: (error: null, value: unknown) => void): void =>
    back(null, create(of.output));

/** A server that opens a session of Spark, and answers each query with this Arrow stream, `times` times. */
export async function sparkThatAnswers(data: Uint8Array, times: number): Promise<string> {
  const { method } = SparkConnectService;
  const server = new Server();
  const answer = create(method.executePlan.output, {
    responseId: 'one',
    content: { case: 'arrowBatch', value: { data, rowCount: 1n } },
  } as never);
  const executePlan = (call: ServerWritableStream<ExecutePlanRequest, unknown>): void => {
    let left = times;
    const more = (): void => {
      while (left-- > 0 && !call.cancelled) if (!call.write(answer)) break;
      if (left > 0) call.once('drain', more);
      else call.end();
    };
    more();
  };
  const names = ['config', 'releaseExecute', 'releaseSession'] as const;
  server.addService(
    {
      executePlan: define(method.executePlan, true),
      ...Object.fromEntries(names.map((name) => [name, define(method[name], false)])),
    } as never,
    {
      executePlan,
      ...Object.fromEntries(names.map((name) => [name, unary(method[name])])),
    },
  );
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  onTestFinished(() => server.forceShutdown());
  return `sc://127.0.0.1:${port}/;use_ssl=false`;
}
