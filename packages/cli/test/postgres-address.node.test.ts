import { expect, test } from 'vitest';
import { parseAddress } from '../src/engines/postgres/address.ts';

test.each([
  [
    'ssl_mode=require',
    /^--engine: the parameters of an address are application_name, .*; got "ssl_mode" /,
  ],
  ['sslMode=require', /got "sslMode"/],
  ['ssl=no-verify', /got "ssl"/],
  ['uselibpqcompat=false', /got "uselibpqcompat"/],
  ['connect_timeout=5', /got "connect_timeout"/],
  ['user=a&secret', /got "secret"/],
  ['sslmode=require&sslmode=disable', /the parameter sslmode comes twice$/],
  ['sslmode=Require', /sslmode must be one of .*; got Require$/],
  ['sslmode=', /sslmode must be one of .*; got $/],
])('an address with %s is refused', (parameters, message) => {
  expect(() => parseAddress(`postgres://h/db?${parameters}`)).toThrow(message);
});

test.each([
  'sslmode=require',
  'application_name=me&options=-c%20search_path%3Dx',
  'user=a&host=h',
  '',
])('an address with "%s" is taken', (parameters) => {
  expect(parseAddress(`postgres://h/db?${parameters}`).name).toBe('PostgreSQL at h:5432');
});
