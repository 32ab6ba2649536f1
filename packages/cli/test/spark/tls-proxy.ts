import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, createSecureServer, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TlsProxy {
  readonly port: number;
  /** The certificate of the proxy, for NODE_EXTRA_CA_CERTS. */
  readonly certificate: string;
  /** The authorization of each call so far. */
  readonly seen: readonly (string | undefined)[];
  close(): void;
}

/** A proxy like those in front of Spark Connect servers in companies. It has TLS, and accepts one token. */
export async function tlsProxyTo(target: number, token: string): Promise<TlsProxy> {
  const folder = mkdtempSync(join(tmpdir(), 'rightly-tls-'));
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  execFileSync(
    'openssl',
    [
      ...'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2'.split(' '),
      ...'-subj /CN=localhost -addext subjectAltName=DNS:localhost'.split(' '),
      '-keyout',
      key,
      '-out',
      certificate,
    ],
    { stdio: 'ignore' },
  );
  const onward = connect(`http://127.0.0.1:${target}`);
  const server = createSecureServer({ key: readFileSync(key), cert: readFileSync(certificate) });
  const seen: (string | undefined)[] = [];
  server.on('stream', (near, { authorization, ...headers }) => {
    seen.push(authorization);
    near.on('error', () => {});
    if (authorization !== `Bearer ${token}`) {
      refuse(near, `no user has ${authorization}`);
      return;
    }
    const far = onward.request({ ...headers, ':scheme': 'http' });
    far.on('error', () => near.close());
    near.on('close', () => far.close());
    far.on('response', (answer) => near.respond(answer, { waitForTrailers: true }));
    far.on('trailers', (trailers) => near.on('wantTrailers', () => near.sendTrailers(trailers)));
    near.pipe(far).pipe(near);
  });
  server.on('sessionError', () => {}).listen(0, 'localhost');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    certificate,
    seen,
    close() {
      server.close();
      onward.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Refuses a call with an error that repeats the token. A server should not do so. */
function refuse(stream: ServerHttp2Stream, why: string): void {
  stream.respond(
    {
      ':status': 200,
      'content-type': 'application/grpc',
      'grpc-status': '16',
      'grpc-message': encodeURIComponent(why),
    },
    { endStream: true },
  );
}
