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

/** The longest that a timer can wait: queries have the time limit of the user. */
const NO_TIMEOUT = 2 ** 31 - 1;

export interface Asked {
  readonly id?: string;
  readonly signal?: AbortSignal;
  readonly settings?: Readonly<Record<string, string>>;
  /** How many bytes are read. */
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

  async ask(sql: string, asked: Asked = {}): Promise<Row[]> {
    return parse(await this.#text(`${sql}\nFORMAT JSONCompact`, asked));
  }

  /** Stops a query on the server; false where it could not be told, or did not obey. */
  async kill(id: string): Promise<boolean> {
    const signal = AbortSignal.timeout(KILL_WITHIN);
    const killed = this.#text(`KILL QUERY WHERE query_id = '${id}' SYNC`, { signal })
      .then(() => true)
      .catch(() => false);
    return Promise.race([killed, sleep(KILL_WITHIN, false, { ref: false })]);
  }

  /** The text of an answer, and not more of it than is asked for: the library would read all of what comes. */
  async #text(
    query: string,
    { id, signal, settings = {}, most = MOST_BYTES }: Asked,
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
    // To leave the loop ends the connection.
    if (size > most) throw tooLarge(most);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** An answer that ends before its end is what is left of a connection, or has an error in it. */
function parse(text: string): Row[] {
  checkValues(text);
  try {
    return toRows(JSON.parse(text) as Compact);
  } catch {
    const error = /Code: \d+[.,][^]*/.exec(text)?.[0];
    throw new Error(
      error === undefined
        ? 'the answer broke off, or is none of ClickHouse'
        : `the answer broke off: ${error}`,
    );
  }
}

/** Each value takes some ten bytes of memory, even where it is an empty list of two letters. */
const MOST_VALUES = 2 ** 25;

function checkValues(text: string): void {
  let values = 0;
  for (let at = text.indexOf('['); at >= 0; at = text.indexOf('[', at + 1))
    if (++values > MOST_VALUES) throw tooLarge(MOST_BYTES);
  for (let at = text.indexOf(','); at >= 0; at = text.indexOf(',', at + 1))
    if (++values > MOST_VALUES) throw tooLarge(MOST_BYTES);
}
