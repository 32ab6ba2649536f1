import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../servers/ports.ts';
import { owner, programs } from './installed.ts';

/** A PostgreSQL server on the loopback interface of this machine, in a folder of its own. */
export interface Server {
  readonly port: number;
  readonly url: string;
  /** The certificate of the server. No authority has signed it. */
  readonly certificate: string;
  /** Ends the server at once, as a crash would. */
  kill(): void;
  stop(): Promise<void>;
}

/** A password with letters that a URL must escape. */
export const PASSWORD = 'p@ss/w0rd?';

export async function startServer(): Promise<Server> {
  const [bin, user, port] = [programs(), owner(), await freePort()];
  const folder = mkdtempSync(join(tmpdir(), 'rightly-postgres-'));
  const [data, secret, log] = ['data', 'secret', 'log'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const [key, certificate] = [join(folder, 'server.key'), join(folder, 'server.crt')];
  writeFileSync(secret, PASSWORD);
  // oxfmt-ignore
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', certificate], { stdio: 'ignore' });
  chmodSync(key, 0o600);
  const { uid, gid } = user;
  if (uid !== undefined && gid !== undefined)
    for (const path of [folder, secret, key, certificate]) chownSync(path, uid, gid);
  const options = { ...user, cwd: folder, stdio: 'ignore' } as const;
  // oxfmt-ignore
  execFileSync(join(bin, 'initdb'), ['-D', data, '-A', 'scram-sha-256', '-U', 'postgres', '--pwfile', secret, '--no-sync', '-E', 'UTF8', '--locale', 'C'], options);
  const out = openSync(log, 'a');
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    port,
    fsync: 'off',
    ssl: 'on',
    ssl_key_file: key,
    ssl_cert_file: certificate,
    max_parallel_workers_per_gather: 2,
  };
  const child = spawn(
    join(bin, 'postgres'),
    [
      '-D',
      data,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { ...user, cwd: folder, stdio: ['ignore', out, out] },
  );
  closeSync(out);
  const ended = once(child, 'exit');
  const kill = (): void => void child.kill('SIGQUIT');
  process.on('exit', kill);
  const stop = async (): Promise<void> => {
    child.kill('SIGINT');
    await ended;
    process.off('exit', kill);
    rmSync(folder, { recursive: true, force: true });
  };
  for (let wait = 0; !isReady(bin, port); wait++) {
    if (wait === 200 || child.exitCode !== null) {
      const said = readFileSync(log, 'utf8');
      await stop();
      throw new Error(`the server did not start\n${said}`);
    }
    await sleep(100);
  }
  const url = `postgres://postgres:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/postgres`;
  return { port, url, certificate, kill, stop };
}

/** Whether the server accepts logins. Its port is open before that. */
const isReady = (bin: string, port: number): boolean =>
  spawnSync(join(bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)]).status === 0;
