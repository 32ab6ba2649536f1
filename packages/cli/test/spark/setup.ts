import type { TestProject } from 'vitest/node';
import { startCluster } from './cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The cluster that all tests share. No test may stop a part of it. */
    readonly spark: {
      /** `sc://127.0.0.1:PORT` */
      readonly url: string;
      readonly port: number;
    };
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startCluster();
  project.provide('spark', { url: cluster.url, port: cluster.port });
  return async () => cluster.stop();
}
