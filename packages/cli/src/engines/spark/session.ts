import { randomUUID } from 'node:crypto';
import type { MessageInitShape } from '@bufbuild/protobuf';
import { type PlanSchema, SparkConnectService } from './connect_pb.ts';
import type { Address } from './connection-string.ts';
import { type CallOptions, Wire } from './wire.ts';

const { method } = SparkConnectService;

/** The fields that identify the client in every request. */
export interface Identity {
  readonly sessionId: string;
  readonly userContext: { readonly userId: string; readonly userName: string };
  readonly clientType: string;
}

/** A session on the server: its settings and temporary views live until it is released. */
export class Session {
  readonly wire: Wire;
  readonly identity: Identity;
  readonly #isShared: boolean;
  /** The server's own id of the session. After a restart the id differs, which is an error; otherwise the settings would be lost silently. */
  #serverSide: string | undefined;
  #isOpen = false;

  constructor(address: Address) {
    const user = address.userId ?? process.env['USER'] ?? 'rightly';
    this.wire = new Wire(address);
    this.#isShared = address.sessionId !== undefined;
    this.identity = {
      sessionId: address.sessionId ?? randomUUID(),
      userContext: { userId: user, userName: user },
      clientType: address.userAgent ?? 'rightly',
    };
  }

  get observed(): { readonly clientObservedServerSideSessionId?: string } {
    return this.#serverSide ? { clientObservedServerSideSessionId: this.#serverSide } : {};
  }

  async set(settings: Readonly<Record<string, string>>, options: CallOptions): Promise<void> {
    const pairs = Object.entries(settings).map(([key, value]) => ({ key, value }));
    const request = { ...this.identity, operation: { set: { pairs } } };
    this.#serverSide = (await this.wire.call(method.config, request, options)).serverSideSessionId;
    this.#isOpen = true;
  }

  async explain(sql: string, options: CallOptions): Promise<string> {
    const { explain } = await this.wire.call(
      method.analyzePlan,
      {
        ...this.identity,
        ...this.observed,
        explain: { plan: planOf(sql), explainMode: EXPLAIN_FORMATTED },
      },
      options,
    );
    return explain?.explainString ?? '';
  }

  /** Fetches the whole message of an error that was truncated. */
  async whole(errorId: string): Promise<string | undefined> {
    const request = { ...this.identity, errorId };
    const { errors, rootErrorIdx } = await this.wire.call(method.fetchErrorDetails, request, {
      within: 5000,
    });
    return errors[rootErrorIdx ?? 0]?.message;
  }

  async close(): Promise<void> {
    try {
      // A server that never answered has no session to release.
      if (!this.#isShared && this.#isOpen)
        await this.wire.call(method.releaseSession, this.identity, { within: 2000 });
    } catch {
      // The server releases idle sessions by itself.
    } finally {
      this.wire.close();
    }
  }
}

const EXPLAIN_FORMATTED = 5;

export const planOf = (sql: string): MessageInitShape<typeof PlanSchema> => ({
  root: { sql: { query: sql } },
});
