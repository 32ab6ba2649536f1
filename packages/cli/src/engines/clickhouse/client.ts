import { addAbortSignal, type Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type ClickHouseClient,
  ClickHouseLogLevel,
  createClient,
  parseError,
} from '@clickhouse/client';
import type { Row } from '../engine.ts';
import { MOST_BYTES, tooLarge } from '../most-bytes.ts';
import type { Address } from './address.ts';
import { type Compact, toRows } from './rows.ts';

/** The longest time that a timer can wait. The user's time limit ends queries. */
const NO_TIMEOUT = 2 ** 31 - 1;

export interface QueryOptions {
  readonly id?: string;
  readonly signal?: AbortSignal;
  readonly settings?: Readonly<Record<string, string>>;
  /** The most bytes that are read. */
  readonly most?: number;
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

  async ask(sql: string, asked: QueryOptions = {}): Promise<Row[]> {
    return parse(await this.#text(`${sql}\nFORMAT JSONCompact`, asked));
  }

  /** Stops a query on the server; false where the server could not be reached, or did not stop the query. */
  async kill(id: string): Promise<boolean> {
    const signal = AbortSignal.timeout(KILL_WITHIN);
    const killed = this.#text(`KILL QUERY WHERE query_id = '${id}' SYNC`, { signal })
      .then(() => true)
      .catch(() => false);
    return Promise.race([killed, sleep(KILL_WITHIN, false, { ref: false })]);
  }

  /** The text of an answer, up to `most` bytes. The library would read an answer of any length. */
  async #text(
    query: string,
    { id, signal, settings = {}, most = MOST_BYTES }: QueryOptions,
  ): Promise<string> {
    const {
      stream,
      http_status_code: status = 200,
      response_headers: headers,
    } = await this.#client.exec({
      query,
      clickhouse_settings: { ...settings, wait_end_of_query: 1 },
      ignore_error_response: true,
      ...(id === undefined ? {} : { query_id: id }),
      ...(signal === undefined ? {} : { abort_signal: signal }),
    });
    const text = await textOf(signal ? addAbortSignal(signal, stream) : stream, most);
    if (status < 200 || status > 299 || headers['x-clickhouse-exception-code'] !== undefined)
      throw parseError(text);
    return text;
  }

  async close(): Promise<void> {
    await this.#client.close();
  }
}

const KILL_WITHIN = 10_000;

async function textOf(stream: Readable, most: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Leaving the loop ends the connection.
    if (size > most) throw tooLarge(most);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** The rows of an answer. An incomplete answer means that the connection broke, or that the answer holds an error. */
function parse(text: string): Row[] {
  checkValues(text);
  try {
    return toRows(JSON.parse(text) as Compact);
  } catch {
    const error = /Code: \d+[.,][^]*/.exec(text)?.[0];
    throw new Error(
      error === undefined
        ? 'the answer broke off, or did not come from ClickHouse'
        : `the answer broke off: ${error}`,
    );
  }
}

/** The most values of an answer. Each value takes about ten bytes of memory, even an empty list of two letters. */
const MOST_VALUES = 2 ** 25;

function checkValues(text: string): void {
  let values = 0;
  for (let at = text.indexOf('['); at >= 0; at = text.indexOf('[', at + 1))
    if (++values > MOST_VALUES) throw tooLarge(MOST_BYTES);
  for (let at = text.indexOf(','); at >= 0; at = text.indexOf(',', at + 1))
    if (++values > MOST_VALUES) throw tooLarge(MOST_BYTES);
}
