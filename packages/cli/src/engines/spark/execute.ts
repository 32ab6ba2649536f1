import { randomUUID } from 'node:crypto';
import type { ClientReadableStream, ServiceError } from '@grpc/grpc-js';
import { Cancel } from './cancel.ts';
import { type ExecutePlanResponse, SparkConnectService } from './connect_pb.ts';
import { Lost } from './errors.ts';
import { Attempts, isBroken, isUnknown } from './retry.ts';
import { planOf, type Session } from './session.ts';

const { method } = SparkConnectService;

/**
 * What the server answers to a query, as it comes. The query lives on the server apart from its streams: those end by design after some
 * minutes, or break, and are taken up again after the last answer that came.
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
        // The server lets go of what nobody asks for.
        .catch(() => {});
  }
}
