import type { TestProject } from 'vitest/node';
import { startServer } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server that all tests share. No test may stop it. */
    readonly postgres: {
      readonly url: string;
      readonly port: number;
      readonly certificate: string;
    };
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer();
  const { url, port, certificate } = server;
  project.provide('postgres', { url, port, certificate });
  return async () => server.stop();
}
