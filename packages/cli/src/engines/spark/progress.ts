import type { ExecutionProgress } from './connect_pb.ts';

/** How far a query is. */
export interface Done {
  readonly tasks: number;
  readonly allTasks: number;
  /** Read from files so far. */
  readonly bytes: number;
}

export type OnProgress = (done: Done) => void;

const sum = (numbers: readonly bigint[]): number => numbers.reduce((a, b) => a + Number(b), 0);

export const doneOf = ({ stages }: ExecutionProgress): Done => ({
  tasks: sum(stages.map(({ numCompletedTasks }) => numCompletedTasks)),
  allTasks: sum(stages.map(({ numTasks }) => numTasks)),
  bytes: sum(stages.map(({ inputBytesRead }) => inputBytesRead)),
});

/** Hands on what part is done. Stages become known one after the other, and a bar does not go back. */
export function forwards(show: (part: number) => void): OnProgress {
  let most = 0;
  return ({ tasks, allTasks }) => {
    if (allTasks > 0) most = Math.max(most, tasks / allTasks);
    show(most);
  };
}
