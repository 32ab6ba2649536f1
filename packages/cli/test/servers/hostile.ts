import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { onTestFinished } from 'vitest';
import { folder } from '../command.ts';

export interface Hostile {
  readonly port: number;
  /** Resolves at the first connection. */
  readonly met: Promise<unknown>;
}

/** A server that calls `each` with each connection. It is closed after the test. A concurrent test passes its own `onTestFinished`. */
export const hostile = (
  each: (socket: Socket) => void,
  afterwards = onTestFinished,
): Promise<Hostile> => listening(createServer(), 'connection', each, afterwards);

/** The same with TLS. No authority has signed the certificate for this name. */
export function hostileTls(name: string, each: (socket: Socket) => void): Promise<Hostile> {
  const { key, certificate } = certificateFor(name);
  const options = { key: readFileSync(key), cert: readFileSync(certificate) };
  return listening(createTlsServer(options), 'secureConnection', each, onTestFinished);
}

async function listening(
  server: Server,
  event: string,
  each: (socket: Socket) => void,
  afterwards: typeof onTestFinished,
): Promise<Hostile> {
  const sockets = new Set<Socket>();
  const met = once(server, 'connection');
  server.on('connection', (socket: Socket) => {
    sockets.add(socket.on('error', () => {}).on('close', () => sockets.delete(socket)));
  });
  server.on('tlsClientError', () => {});
  server.on(event, (socket: Socket) => each(socket.on('error', () => {})));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterwards(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, met };
}

function certificateFor(name: string): {
  readonly key: string;
  readonly certificate: string;
} {
  const at = folder();
  const [key, certificate] = [join(at, 'key.pem'), join(at, 'certificate.pem')];
  const how =
    `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=${name} -addext subjectAltName=DNS:${name}`.split(
      ' ',
    );
  execFileSync('openssl', [...how, '-keyout', key, '-out', certificate], { stdio: 'ignore' });
  return { key, certificate };
}

/** Writes these bytes again and again, until the connection is closed. */
export function pour(socket: Socket, bytes: Buffer): void {
  const more = (): void => {
    while (!socket.destroyed && socket.write(bytes));
    socket.once('drain', more);
  };
  more();
}
