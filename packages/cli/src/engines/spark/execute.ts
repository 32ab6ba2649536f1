import { randomUUID } from 'node:crypto';
import type { ClientReadableStream, ServiceError } from '@grpc/grpc-js';
import { Cancel } from './cancel.ts';
import { type ExecutePlanResponse, SparkConnectService } from './connect_pb.ts';
import { Lost } from './errors.ts';
import { Attempts, isBroken, isUnknown } from './retry.ts';
import { planOf, type Session } from './session.ts';

const { method } = SparkConnectService;

/**
 * The responses of the server to a query, as they arrive. The query runs on the server independently of its streams. A stream ends by design
 * after some minutes, or breaks. A new stream then continues after the last response that arrived.
 */
export async function* execute(
  session: Session,
  sql: string,
  signal: AbortSignal,
): AsyncGenerator<ExecutePlanResponse> {
  signal.throwIfAborted();
  const { wire, identity, observed } = session;
  const operation = { ...identity, ...observed, operationId: randomUUID() };
  const start = (): ClientReadableStream<ExecutePlanResponse> =>
    wire.stream(method.executePlan, {
      ...operation,
      plan: planOf(sql),
      requestOptions: [{ reattachOptions: { reattachable: true } }],
    });
  const attempts = new Attempts(wire, signal);
  const cancel = new Cancel(session, operation.operationId, signal);
  let last: string | undefined;
  let isOver = false;
  const again = (): ClientReadableStream<ExecutePlanResponse> =>
    wire.stream(method.reattachExecute, {
      ...operation,
      ...(last === undefined ? {} : { lastResponseId: last }),
    });
  try {
    for (let open = start; ;) {
      const stream = cancel.watch(open());
      open = again;
      try {
        for await (const response of stream as AsyncIterable<ExecutePlanResponse>) {
          attempts.succeeded();
          last = response.responseId;
          if (response.content.case === 'resultComplete') return;
          yield response;
        }
      } catch (error) {
        await cancel.check();
        const failure = error as ServiceError;
        if (isUnknown(failure) && last === undefined) open = start;
        else if (!isBroken(failure)) throw failure;
        if (!(await attempts.next()))
          throw new Lost('the connection was lost and could not be made again', { cause: failure });
      }
    }
  } catch (error) {
    await cancel.check();
    isOver = error instanceof Lost;
    throw error;
  } finally {
    cancel.done();
    if (!isOver && !signal.aborted)
      await wire
        .call(method.releaseExecute, { ...operation, releaseAll: {} }, { within: 5000 })
        // The server releases a query that nobody asks for.
        .catch(() => {});
  }
}
