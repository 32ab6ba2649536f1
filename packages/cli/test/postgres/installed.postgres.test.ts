import { expect, test, vi } from 'vitest';
import { programs } from './installed.ts';

test('without PostgreSQL, these tests say what to install', () => {
  vi.stubEnv('PATH', '/nowhere');
  expect(() => programs('/nowhere')).toThrow(/install PostgreSQL 15 or newer/);
  vi.unstubAllEnvs();
});
