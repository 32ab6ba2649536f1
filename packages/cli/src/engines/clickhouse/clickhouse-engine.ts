import { clickhouse, type Dialect } from 'rightly/sql';
import type { InputError } from '../../process/errors.ts';
import { Progress } from '../../process/progress.ts';
import type { Column } from '../column.ts';
import type { Engine, RemoteOptions, Row } from '../engine.ts';
import { MOST_TO_OPEN } from '../most-bytes.ts';
import { bounded, checkRows } from '../most-rows.ts';
import { openWithin } from '../open-within.ts';
import { redactor, secretsIn } from '../redactor.ts';
import { checkLimit, limited } from '../time-limit.ts';
import { type Address, parseAddress } from './address.ts';
import { Client } from './client.ts';
import { PROTOCOLS, toInputError } from './errors.ts';
import { watchProgress } from './progress.ts';
import { lateOn, run } from './run.ts';
import { settingsFor } from './settings.ts';
import { tableFor } from './table-for.ts';
import { toColumn } from './to-column.ts';

/** ClickHouse, reached over HTTP. */
export async function openClickhouse(options: RemoteOptions): Promise<ClickhouseEngine> {
  checkLimit(options.timeLimit);
  const engine = new ClickhouseEngine(parseAddress(options.url), options);
  try {
    await engine.open();
    return engine;
  } catch (error) {
    await engine.close();
    throw error;
  }
}

export class ClickhouseEngine implements Engine {
  readonly dialect: Dialect = clickhouse;
  readonly name: string;
  readonly #address: Address;
  readonly #options: RemoteOptions;
  readonly #client: Client;
  readonly #redact: (text: string) => string;
  #settings: Readonly<Record<string, string>> = {};
  #version: string | undefined;

  constructor(address: Address, options: RemoteOptions) {
    const { host, port, user, password } = address;
    this.name = `ClickHouse at ${host}:${port}`;
    this.#address = address;
    this.#options = options;
    this.#client = new Client(address);
    const login = password === '' ? '' : `${user}:${password}`;
    this.#redact = redactor([login, password, ...secretsIn(options.settings)]);
  }

  async open(): Promise<void> {
    const { settings, timeLimit } = this.#options;
    const seconds = this.#address.connectTimeout;
    try {
      await openWithin(
        { name: this.name, seconds, hint: PROTOCOLS },
        this.#options,
        async (signal) => {
          const ask = (sql: string): Promise<Row[]> =>
            this.#client.ask(sql, { signal, most: MOST_TO_OPEN });
          const [row] = await ask('SELECT version() AS version');
          this.#version = String(row?.['version']).slice(0, 60);
          this.#settings = await settingsFor(settings, timeLimit, ask);
        },
      );
    } catch (error) {
      throw this.#explained(error);
    }
  }

  table(name: string): Promise<string> {
    return Promise.resolve().then(() => tableFor(name));
  }

  async describe(from: string): Promise<Column[]> {
    const columns = await this.query(`DESCRIBE TABLE (SELECT * FROM ${from}\n)`);
    return columns.map(({ name, type }) => toColumn(String(name), String(type)));
  }

  async query(sql: string, show?: (part: number) => void): Promise<Row[]> {
    const { signal, timeLimit } = this.#options;
    const watch = show && ((id: string) => watchProgress(this.#client, id, show));
    try {
      return await limited(signal, timeLimit, (limit) =>
        run(this.#client, sql, this.#settings, limit, watch),
      );
    } catch (error) {
      throw this.#explained(lateOn('the server', timeLimit, error));
    }
  }

  async scan(sql: string): Promise<Row[]> {
    const progress = this.#options.progress ? new Progress() : undefined;
    try {
      const rows = await this.query(bounded(sql), progress && ((part) => progress.show(part)));
      checkRows(rows.length);
      return rows;
    } finally {
      progress?.stop();
    }
  }

  async explain(sql: string): Promise<string> {
    const rows = await this.query(`EXPLAIN ${sql}`);
    return this.#redact(rows.flatMap((row) => Object.values(row)).join('\n'));
  }

  async close(): Promise<void> {
    await this.#client.close();
  }

  #explained(error: unknown): InputError {
    return toInputError(error, {
      name: this.name,
      address: this.#address,
      version: this.#version,
      redact: this.#redact,
    });
  }
}
