import { expect, test, vi } from 'vitest';
import { parseAddress } from '../src/engines/postgres/address.ts';

test.each([
  [
    'ssl_mode=require',
    /^--engine: the parameters of an address are application_name, .*; got "ssl_mode" /,
  ],
  ['sslMode=require', /got "sslMode"/],
  ['ssl=no-verify', /got "ssl"/],
  ['uselibpqcompat=false', /got "uselibpqcompat"/],
  [
    'connect_timeout=0',
    /connect_timeout must be a whole number of seconds from 1 to 999999; got "0"$/,
  ],
  ['user=a&secret', /got "secret"/],
  ['sslmode=require&sslmode=disable', /the parameter sslmode comes twice$/],
  ['sslmode=Require', /sslmode must be one of .*; got Require$/],
  ['sslmode=', /sslmode must be one of .*; got $/],
])('an address with %s is refused', (parameters, message) => {
  expect(() => parseAddress(`postgres://h/db?${parameters}`)).toThrow(message);
});

test.each([
  ['', {}, 15],
  ['?connect_timeout=5', {}, 5],
  ['', { PGCONNECT_TIMEOUT: '7' }, 7],
  ['', { PGCONNECT_TIMEOUT: '0' }, 15],
  ['?connect_timeout=5', { PGCONNECT_TIMEOUT: '7' }, 5],
])('connecting to an address with "%s" and %j may take %i s', (parameters, env, seconds) => {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  expect(parseAddress(`postgres://h/db${parameters}`).connectTimeout).toBe(seconds);
  vi.unstubAllEnvs();
});

test.each([
  'sslmode=require',
  'application_name=me&options=-c%20search_path%3Dx',
  'user=a&host=h',
  '',
])('an address with "%s" is accepted', (parameters) => {
  expect(parseAddress(`postgres://h/db?${parameters}`).name).toBe('PostgreSQL at h:5432');
});
