import { type Dialect, spark } from 'rightly/sql';
import { Progress } from '../../process/progress.ts';
import type { Column } from '../column.ts';
import type { Engine, RemoteOptions, Row } from '../engine.ts';
import { MOST_BYTES, tooLarge } from '../most-bytes.ts';
import { checkRows } from '../most-rows.ts';
import { openWithin } from '../open-within.ts';
import { redactor, secretsIn } from '../redactor.ts';
import { checkLimit, limited } from '../time-limit.ts';
import { type Address, parseAddress } from './connection-string.ts';
import { toInputError, UNAVAILABLE } from './errors.ts';
import { execute } from './execute.ts';
import { type Done, doneOf, forwards, type OnProgress } from './progress.ts';
import { rowsOf } from './rows.ts';
import { Session } from './session.ts';
import { tableFor } from './table-for.ts';
import { toColumn } from './to-column.ts';

/** Apache Spark, reached through Spark Connect. */
export async function openSpark(options: RemoteOptions): Promise<SparkEngine> {
  checkLimit(options.timeLimit);
  const engine = new SparkEngine(parseAddress(options.url), options);
  try {
    await engine.open();
    return engine;
  } catch (error) {
    await engine.close();
    throw error;
  }
}

export class SparkEngine implements Engine {
  readonly dialect: Dialect = spark;
  readonly name: string;
  readonly #options: RemoteOptions;
  readonly #session: Session;
  readonly #connectTimeout: number;
  readonly #redact: (text: string) => string;
  #views = 0;

  constructor(address: Address, options: RemoteOptions) {
    const { host, port, token = '', headers, connectTimeout } = address;
    this.#connectTimeout = connectTimeout;
    this.name = `Spark at ${host}:${port}`;
    this.#options = options;
    this.#session = new Session(address);
    this.#redact = redactor([token, ...Object.values(headers), ...secretsIn(options.settings)]);
  }

  /** Opens the session. A server that does not answer is an error at once: only a lost connection is retried. */
  async open(): Promise<void> {
    const opened = { name: this.name, seconds: this.#connectTimeout, hint: UNAVAILABLE };
    await this.#explained(() =>
      openWithin(opened, this.#options, (signal) =>
        this.#session.set({ ...plain, ...this.#options.settings }, { signal }),
      ),
    );
  }

  async table(name: string): Promise<string> {
    const { from, before } = tableFor(name, `rightly_${++this.#views}`);
    if (before !== undefined) await this.query(before);
    return from;
  }

  async describe(from: string): Promise<Column[]> {
    const columns = await this.query(`DESCRIBE QUERY SELECT * FROM ${from}`);
    return columns.map((column) =>
      toColumn(String(column['col_name']), String(column['data_type'])),
    );
  }

  async query(sql: string, onProgress?: OnProgress): Promise<Row[]> {
    return this.#ask(async (signal) => {
      const rows: Row[] = [];
      let done: Done | undefined;
      let bytes = 0;
      for await (const { content } of execute(this.#session, sql, signal)) {
        if (content.case === 'arrowBatch') {
          bytes += content.value.data.length;
          if (bytes > MOST_BYTES) throw tooLarge(MOST_BYTES);
          for (const row of rowsOf(content.value.data)) rows.push(row);
          checkRows(rows.length);
        }
        if (content.case !== 'executionProgress') continue;
        done = doneOf(content.value);
        onProgress?.(done);
      }
      // The server's last progress report may come before the last task ends.
      if (done) onProgress?.({ ...done, tasks: done.allTasks });
      return rows;
    });
  }

  async scan(sql: string): Promise<Row[]> {
    if (!this.#options.progress) return this.query(sql);
    const progress = new Progress();
    try {
      return await this.query(
        sql,
        forwards((part) => progress.show(part)),
      );
    } finally {
      progress.stop();
    }
  }

  async explain(sql: string): Promise<string> {
    return this.#redact(await this.#ask((signal) => this.#session.explain(sql, { signal })));
  }

  async close(): Promise<void> {
    await this.#session.close();
  }

  /** Asks the server within the time limit. */
  async #ask<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    return this.#explained(() => limited(this.#options.signal, this.#options.timeLimit, run));
  }

  /** Runs a function. Its error becomes an InputError without secrets. */
  async #explained<T>(run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (error) {
      throw await toInputError(error, this.name, this.#session, this.#redact);
    }
  }
}

/** The Arrow library cannot read compressed batches. */
const plain = { 'spark.sql.execution.arrow.compression.codec': 'none' };
