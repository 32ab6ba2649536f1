import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg, { type FieldDef, type QueryConfig, type QueryResult } from 'pg';
import { type Dialect, postgres } from 'rightly/sql';
import { InputError } from '../../process/errors.ts';
import type { Column } from '../column.ts';
import type { Engine, RemoteOptions, Row } from '../engine.ts';
import { MOST_BYTES, MOST_TO_OPEN, readingAtMost } from '../most-bytes.ts';
import { bounded, checkRows } from '../most-rows.ts';
import { openWithin } from '../open-within.ts';
import { redactor, secretsIn } from '../redactor.ts';
import { checkLimit } from '../time-limit.ts';
import { type Address, parseAddress } from './address.ts';
import { cancelBackend, cancellable } from './cancel.ts';
import { isCancelled, toInputError } from './errors.ts';
import { settingsOf } from './settings.ts';
import { tableFor } from './table-for.ts';
import { toColumn } from './to-column.ts';
import { values } from './values.ts';

/** Opens PostgreSQL on one read-only connection. */
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
  /** The id of the server process of this connection; 0 until the session is open. */
  #pid = 0;

  constructor(address: Address, options: RemoteOptions) {
    this.name = address.name;
    this.#address = address;
    this.#options = options;
    this.#client = new pg.Client({
      ...address.config,
      ...clientTimeout(options.timeLimit),
      stream: () => this.#socket,
    });
    // The promise of the running query rejects as well.
    this.#client.on('error', () => {});
    this.#redact = redactor([...address.secrets, ...secretsIn(options.settings)]);
  }

  async open(): Promise<void> {
    const { settings, timeLimit } = this.#options;
    const wanted = settingsOf(settings, timeLimit);
    const { name, connectTimeout: seconds } = this.#address;
    await openWithin({ name, seconds, hint: 'is a PostgreSQL server there?' }, this.#options, () =>
      this.#explained(() =>
        readingAtMost(this.#socket, MOST_TO_OPEN, async () => {
          await quietly(async () => this.#client.connect());
          // On some systems the server cannot check whether a client is gone.
          await this.#ask(CHECK_CLIENT).catch(() => {});
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

  /** PostgreSQL reports no progress. */
  async scan(sql: string): Promise<Row[]> {
    const rows = await this.query(bounded(sql));
    checkRows(rows.length);
    return rows;
  }

  async explain(sql: string): Promise<string> {
    const rows = await this.query(`EXPLAIN ${sql}`);
    return this.#redact(rows.map((row) => String(row['QUERY PLAN'])).join('\n'));
  }

  /** If the server does not end the session in time, the connection is closed. */
  async close(): Promise<void> {
    if (this.#pid === 0) {
      this.#socket.destroy();
      return;
    }
    const over = new AbortController();
    await Promise.race([
      this.#client.end().finally(() => over.abort()),
      sleep(CLOSE_WITHIN, undefined, { signal: over.signal }).catch(() => {}),
    ]);
    this.#socket.destroy();
  }

  /** Sends one statement. Of several statements, one could end the read-only mode. */
  async #ask(text: string, args: readonly unknown[] = []): Promise<Answer> {
    const query = { text, values: [...args], types: values, queryMode: 'extended' };
    return this.#explained(async () =>
      cancellable(
        () => readingAtMost(this.#socket, MOST_BYTES, () => this.#rows(query)),
        this.#options.signal,
        async (over) => cancelBackend(this.#address.config, this.#pid, over),
      ),
    );
  }

  /** Collects the rows one by one, because a server may send more rows than the limit. */
  #rows(config: QueryConfig): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const rows: Row[] = [];
      const own = new pg.Query(config);
      // With a time limit the client passes errors to the callback of a query only, and to no listener.
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

  /** Runs a function. Its error becomes an InputError without secrets. */
  async #explained<T>(run: () => Promise<T>): Promise<T> {
    const { timeLimit } = this.#options;
    try {
      return await run();
    } catch (error) {
      throw timeLimit !== undefined && isCancelled(error)
        ? new InputError(`the time limit of ${timeLimit} s was reached; cancelled on the server`)
        : toInputError(error, this.name, this.#pid !== 0, this.#redact);
    }
  }
}

/** Milliseconds that closing a session may take. */
const CLOSE_WITHIN = 1000;

/** Runs without deprecation warnings: the library pg warns the user that it will stop reading the password file. */
async function quietly(run: () => Promise<unknown>): Promise<void> {
  const { noDeprecation = false } = process;
  process.noDeprecation = true;
  try {
    await run();
  } finally {
    process.noDeprecation = noDeprecation;
  }
}

/** Lets the server check each second whether the client is still there, and end the query of a killed client. Old servers lack this setting. */
const CHECK_CLIENT = `SELECT set_config(name, '1000', false) FROM pg_catalog.pg_settings WHERE name = 'client_connection_check_interval'`;

/** The server keeps the time limit. The client waits ten seconds longer, in case the server does not answer at all. */
const clientTimeout = (timeLimit: number | undefined): { readonly query_timeout?: number } =>
  timeLimit === undefined || timeLimit > 2e6 ? {} : { query_timeout: 1000 * (timeLimit + 10) };
