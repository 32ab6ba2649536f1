import { setTimeout as sleep } from 'node:timers/promises';
import { type ClickHouseClient, ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { InputError } from '../../process/errors.ts';
import type { Row } from '../engine.ts';
import type { Address } from './address.ts';
import { type Compact, toRows } from './rows.ts';

/** The longest that a timer can wait: queries have the time limit of the user. */
const NO_TIMEOUT = 2 ** 31 - 1;

export interface Asked {
  readonly id?: string;
  readonly signal?: AbortSignal;
  readonly settings?: Readonly<Record<string, string>>;
}

/** Queries and their answers, over HTTP. */
export class Client {
  readonly #client: ClickHouseClient;

  constructor({ host, port, tls, user, password, database }: Address) {
    const name = host.includes(':') ? `[${host}]` : host;
    this.#client = createClient({
      url: `${tls ? 'https' : 'http'}://${name}:${port}`,
      username: user,
      password,
      database,
      application: 'rightly',
      request_timeout: NO_TIMEOUT,
      log: { level: ClickHouseLogLevel.OFF },
    });
  }

  async ask(sql: string, { id, signal, settings = {} }: Asked = {}): Promise<Row[]> {
    const answer = await this.#client.query({
      query: sql,
      format: 'JSONCompact',
      clickhouse_settings: { ...settings, wait_end_of_query: 1 },
      ...(id === undefined ? {} : { query_id: id }),
      ...(signal === undefined ? {} : { abort_signal: signal }),
    });
    const text = await answer.text();
    signal?.throwIfAborted();
    return toRows(parse(text));
  }

  /** Stops a query on the server; false where it could not be told, or did not obey. */
  async kill(id: string): Promise<boolean> {
    const query = `KILL QUERY WHERE query_id = '${id}' SYNC`;
    const killed = this.#client
      .command({ query })
      .then(() => true)
      .catch(() => false);
    return Promise.race([killed, sleep(KILL_WITHIN, false, { ref: false })]);
  }

  async close(): Promise<void> {
    await this.#client.close();
  }
}

const KILL_WITHIN = 10_000;

/** An answer that ends before its end is what is left of a connection, or has an error in it. */
function parse(text: string): Compact {
  try {
    return JSON.parse(text) as Compact;
  } catch {
    const error = /Code: \d+[.,][^]*/.exec(text)?.[0];
    throw new InputError(`the answer broke off${error === undefined ? '' : `: ${error}`}`);
  }
}
