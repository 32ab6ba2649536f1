import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A proxy between client and server that can break connections. */
export interface Proxy {
  readonly port: number;
  /** How many connections were made. */
  readonly connections: number;
  /** Ends all connections at once. With `forGood`, new connections are refused too. */
  disconnect(forGood?: boolean): void;
  /** Ends a connection each time after `bytes` more bytes from the server, `times` times. */
  cutEvery(bytes: number, times: number): void;
  /** Forwards nothing any more, but keeps connections open, like a dead network. */
  silence(): void;
  close(): Promise<void>;
}

export async function proxyTo(target: number): Promise<Proxy> {
  const open = new Set<Socket>();
  let [connections, refuses, silent, every, times, seen] = [0, false, false, 0, 0, 0];
  const server = createServer((near) => {
    connections++;
    if (refuses) {
      near.destroy();
      return;
    }
    const far = connect(target, '127.0.0.1');
    const end = (): void => {
      near.destroy();
      far.destroy();
    };
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      from.on('error', end).on('close', () => {
        open.delete(from);
        end();
      });
      from.on('data', (bytes: Buffer) => {
        if (silent) return;
        if (from === far && times > 0 && (seen += bytes.length) > every) {
          [times, seen] = [times - 1, 0];
          end();
        } else to.write(bytes);
      });
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const disconnect = (forGood = false): void => {
    refuses = forGood;
    for (const socket of open) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    get connections() {
      return connections;
    },
    disconnect,
    cutEvery(bytes, count) {
      [every, times, seen] = [bytes, count, 0];
    },
    silence() {
      silent = true;
    },
    async close() {
      disconnect(true);
      server.close();
      await once(server, 'close');
    },
  };
}
