import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg, { type FieldDef, type QueryConfig, type QueryResult } from 'pg';
import { type Dialect, postgres } from 'rightly/sql';
import { InputError } from '../../process/errors.ts';
import type { Column } from '../column.ts';
import type { Engine, RemoteOptions, Row } from '../engine.ts';
import { MOST_BYTES, MOST_TO_OPEN, readingAtMost } from '../most-bytes.ts';
import { bounded, checkRows } from '../most-rows.ts';
import { opening } from '../opening.ts';
import { redactor, secretsIn } from '../redactor.ts';
import { checkLimit } from '../time-limit.ts';
import { type Address, parseAddress } from './address.ts';
import { cancelBackend, cancellable } from './cancel.ts';
import { isCancelled, told } from './errors.ts';
import { settingsOf } from './settings.ts';
import { tableFor } from './table-for.ts';
import { toColumn } from './to-column.ts';
import { values } from './values.ts';

/** PostgreSQL, on one connection that reads only. */
export async function openPostgres(options: RemoteOptions): Promise<Engine> {
  checkLimit(options.timeLimit);
  const engine = new PostgresEngine(parseAddress(options.url), options);
  try {
    await engine.open();
    return engine;
  } catch (error) {
    await engine.close();
    throw error;
  }
}

type Answer = { readonly rows: Row[]; readonly fields: readonly FieldDef[] };

class PostgresEngine implements Engine {
  readonly dialect: Dialect = postgres;
  readonly name: string;
  readonly #address: Address;
  readonly #options: RemoteOptions;
  readonly #client: pg.Client;
  readonly #socket = new Socket();
  readonly #redact: (text: string) => string;
  /** The server's process that works for this connection; 0 until the session is open. */
  #pid = 0;

  constructor(address: Address, options: RemoteOptions) {
    this.name = address.name;
    this.#address = address;
    this.#options = options;
    this.#client = new pg.Client({
      ...address.config,
      ...patience(options.timeLimit),
      stream: () => this.#socket,
    });
    // Whoever waits for an answer is told of it, too.
    this.#client.on('error', () => {});
    this.#redact = redactor([...address.secrets, ...secretsIn(options.settings)]);
  }

  async open(): Promise<void> {
    const { settings, timeLimit } = this.#options;
    const wanted = settingsOf(settings, timeLimit);
    const { name, connectTimeout: seconds } = this.#address;
    await opening({ name, seconds, hint: 'is a PostgreSQL server there?' }, this.#options, () =>
      this.#told(() =>
        readingAtMost(this.#socket, MOST_TO_OPEN, async () => {
          await quietly(async () => this.#client.connect());
          // Some systems cannot tell the server that a client is gone.
          await this.#ask(ENDS_ALONE).catch(() => {});
          for (const [setting, value] of wanted)
            await this.#ask('SELECT set_config($1, $2, false)', [setting, value]);
          const [row] = await this.query('SELECT pg_backend_pid() AS pid');
          this.#pid = Number(row!['pid']);
        }),
      ),
    );
  }

  async table(name: string): Promise<string> {
    return tableFor(name);
  }

  async describe(from: string): Promise<Column[]> {
    const { fields } = await this.#ask(`SELECT * FROM ${from}\nLIMIT 0`);
    const types = await this.#ask(
      `SELECT format_type(type, modifier) AS name, typtype = 'e' AS is_enum
      FROM unnest($1::oid[], $2::int[]) WITH ORDINALITY AS given(type, modifier, place) JOIN pg_catalog.pg_type ON oid = type
      ORDER BY place`,
      [fields.map((field) => field.dataTypeID), fields.map((field) => field.dataTypeModifier)],
    );
    return types.rows.map((row, i) =>
      toColumn(fields[i]!.name, String(row['name']), row['is_enum'] === true),
    );
  }

  async query(sql: string): Promise<Row[]> {
    return (await this.#ask(sql)).rows;
  }

  /** The server does not say how far it is. */
  async scan(sql: string): Promise<Row[]> {
    const rows = await this.query(bounded(sql));
    checkRows(rows.length);
    return rows;
  }

  async explain(sql: string): Promise<string> {
    const rows = await this.query(`EXPLAIN ${sql}`);
    return this.#redact(rows.map((row) => String(row['QUERY PLAN'])).join('\n'));
  }

  /** A server that does not take its leave is left all the same. */
  async close(): Promise<void> {
    if (this.#pid === 0) {
      this.#socket.destroy();
      return;
    }
    const over = new AbortController();
    await Promise.race([
      this.#client.end().finally(() => over.abort()),
      sleep(LEAVE_WITHIN, undefined, { signal: over.signal }).catch(() => {}),
    ]);
    this.#socket.destroy();
  }

  /** One statement: with several, one of them could end what keeps the session from writing. */
  async #ask(text: string, args: readonly unknown[] = []): Promise<Answer> {
    const query = { text, values: [...args], types: values, queryMode: 'extended' };
    return this.#told(async () =>
      cancellable(
        () => readingAtMost(this.#socket, MOST_BYTES, () => this.#rows(query)),
        this.#options.signal,
        async (over) => cancelBackend(this.#address.config, this.#pid, over),
      ),
    );
  }

  /** The rows as they come: a server may send more of them than it was asked for. */
  #rows(config: QueryConfig): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const rows: Row[] = [];
      const own = new pg.Query(config);
      // With a time limit the client hands errors to the callback of a query, and to no listener.
      const callback = (error: unknown): void => {
        if (error) reject(error);
      };
      if (this.#options.timeLimit !== undefined) Object.assign(own, { callback });
      const query = this.#client.query(own);
      query.on('row', (row: Row) => {
        try {
          rows.push(row);
          checkRows(rows.length);
        } catch (error) {
          reject(error);
          this.#socket.destroy();
        }
      });
      query.on('error', reject);
      query.on('end', ({ fields }: QueryResult) => resolve({ rows, fields }));
    });
  }

  /** No error that comes out of it holds a secret. */
  async #told<T>(run: () => Promise<T>): Promise<T> {
    const { timeLimit } = this.#options;
    try {
      return await run();
    } catch (error) {
      throw timeLimit !== undefined && isCancelled(error)
        ? new InputError(`the time limit of ${timeLimit} s was reached; cancelled on the server`)
        : told(error, this.name, this.#pid !== 0, this.#redact);
    }
  }
}

/** Milliseconds. */
const LEAVE_WITHIN = 1000;

/** The library means to leave the user's password file to us once, and says so to the user. */
async function quietly(run: () => Promise<unknown>): Promise<void> {
  const { noDeprecation = false } = process;
  process.noDeprecation = true;
  try {
    await run();
  } finally {
    process.noDeprecation = noDeprecation;
  }
}

/** The server looks each second whether the command is still there, and ends the query of one that was killed. Old servers cannot. */
const ENDS_ALONE = `SELECT set_config(name, '1000', false) FROM pg_catalog.pg_settings WHERE name = 'client_connection_check_interval'`;

/** The server itself keeps the limit; where it does not even say so, it does not answer. */
const patience = (timeLimit: number | undefined): { readonly query_timeout?: number } =>
  timeLimit === undefined || timeLimit > 2e6 ? {} : { query_timeout: 1000 * (timeLimit + 10) };
