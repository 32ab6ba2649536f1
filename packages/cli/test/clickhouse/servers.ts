import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  mkdirSync,
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

const PROGRAM = ['/usr/sbin/clickhouse-server', '/usr/bin/clickhouse-server'].find(existsSync);

/** A password with letters that must be percent-encoded in a URL. */
export const PASSWORD = 's3cret/w@rd';

export interface Server {
  readonly http: number;
  readonly tcp: number;
  readonly process: ChildProcess;
}

/** Two servers on this machine. They are the shards of a cluster called `both`. Their folder is removed with them. */
export class Servers {
  readonly all: readonly Server[];
  readonly #folder: string;
  readonly #onExit = (): void => {
    for (const {
      process: { pid },
    } of this.all)
      end(pid!);
    rmSync(this.#folder, { recursive: true, force: true });
  };

  private constructor(folder: string, all: readonly Server[]) {
    this.#folder = folder;
    this.all = all;
    process.on('exit', this.#onExit);
  }

  static async start(): Promise<Servers> {
    if (PROGRAM === undefined)
      throw new Error(
        'these tests need a ClickHouse server: apt-get install -y --no-install-recommends clickhouse-server',
      );
    const folder = mkdtempSync(join(tmpdir(), 'rightly-clickhouse-'));
    const ports = [];
    for (let i = 0; i < 2; i++) ports.push({ http: await freePort(), tcp: await freePort() });
    const shards = ports.map(({ tcp }) => tcp);
    const all = ports.map((own, i) => start(join(folder, String(i)), own, shards));
    const servers = new Servers(folder, all);
    try {
      for (const [i, server] of all.entries()) await ready(server, join(folder, String(i), 'log'));
    } catch (error) {
      await servers.stop();
      throw error;
    }
    return servers;
  }

  /** Runs a statement without an answer. */
  async run(which: number, sql: string): Promise<void> {
    const { http } = this.all[which]!;
    const answer = await fetch(`http://127.0.0.1:${http}/`, { method: 'POST', body: sql });
    if (!answer.ok) throw new Error(await answer.text());
  }

  async stop(): Promise<void> {
    const gone = this.all
      .filter(({ process: { exitCode, signalCode } }) => exitCode === null && signalCode === null)
      .map(({ process: child }) => once(child, 'exit'));
    this.#onExit();
    await Promise.all(gone);
    process.off('exit', this.#onExit);
  }
}

/** Kills a process at once. Its data is not needed any more. */
export function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // The process has already ended.
  }
}

function start(
  folder: string,
  { http, tcp }: { http: number; tcp: number },
  shards: readonly number[],
): Server {
  for (const name of ['data', 'tmp', 'files']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'config.xml'), config(folder, http, tcp, shards));
  writeFileSync(join(folder, 'users.xml'), users);
  const log = openSync(join(folder, 'log'), 'a');
  const child = spawn(PROGRAM!, [`--config-file=${join(folder, 'config.xml')}`], {
    cwd: folder,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  return { http, tcp, process: child };
}

async function ready({ http, process: child }: Server, log: string): Promise<void> {
  for (let wait = 0; wait < 300; wait++) {
    const isUp = await fetch(`http://127.0.0.1:${http}/ping`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return;
    if (child.exitCode !== null) break;
    await sleep(100);
  }
  throw new Error(`a ClickHouse server did not start:\n${readFileSync(log, 'utf8').slice(-2000)}`);
}

const config = (folder: string, http: number, tcp: number, shards: readonly number[]): string => `
<yandex>
  <logger><level>warning</level><console>1</console></logger>
  <http_port>${http}</http_port>
  <tcp_port>${tcp}</tcp_port>
  <listen_host>127.0.0.1</listen_host>
  <path>${folder}/data/</path>
  <tmp_path>${folder}/tmp/</tmp_path>
  <user_files_path>${folder}/files/</user_files_path>
  <users_config>users.xml</users_config>
  <default_profile>default</default_profile>
  <default_database>default</default_database>
  <mark_cache_size>100000000</mark_cache_size>
  <query_log><database>system</database><table>query_log</table></query_log>
  <remote_servers><both>${shards
    .map((port) => `<shard><replica><host>127.0.0.1</host><port>${port}</port></replica></shard>`)
    .join('')}</both></remote_servers>
</yandex>`;

const user = (name: string, password: string, profile: string): string =>
  `<${name}><password>${password}</password><networks><ip>127.0.0.1</ip></networks><profile>${profile}</profile><quota>default</quota></${name}>`;

const users = `
<yandex>
  <profiles>
    <default><max_threads>2</max_threads><log_queries>1</log_queries></default>
    <fixed><readonly>1</readonly></fixed>
  </profiles>
  <users>
    ${user('default', '', 'default')}
    ${user('reader', PASSWORD, 'default')}
    ${user('fixed', '', 'fixed')}
  </users>
  <quotas><default></default></quotas>
</yandex>`;
