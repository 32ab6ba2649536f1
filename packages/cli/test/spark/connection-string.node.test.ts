import { describe, expect, test } from 'vitest';
import { parseAddress } from '../../src/engines/spark/connection-string.ts';
import { redactor, secretsIn } from '../../src/engines/redactor.ts';
import { tableFor } from '../../src/engines/spark/table-for.ts';

const parse = (url: string, env = {}): ReturnType<typeof parseAddress> => parseAddress(url, env);

describe('a connection string', () => {
  test('is a host, a port and keys', () => {
    expect(parse('sc://spark.example')).toMatchObject({
      host: 'spark.example',
      port: 15_002,
      tls: false,
      token: undefined,
      headers: {},
      maxMessageSize: 128 * 2 ** 20,
    });
    expect(parse('sc://10.0.0.1:1/')).toMatchObject({ host: '10.0.0.1', port: 1 });
    expect(parse('sc://[::1]:7/;use_ssl=true;')).toMatchObject({ host: '::1', port: 7, tls: true });
    expect(
      parse(
        'sc://h/;token=a%20b%3B%3D;user_id=%6De;user_agent=x;x-cluster=7;grpc_max_message_size=9',
      ),
    ).toMatchObject({
      tls: true,
      token: 'a b;=',
      userId: 'me',
      userAgent: 'x',
      headers: { 'x-cluster': '7' },
      maxMessageSize: 9,
    });
  });

  test('takes a token from the environment if the address has none', () => {
    const env = { SPARK_CONNECT_AUTHENTICATE_TOKEN: 'theirs' };
    expect(parse('sc://h', env)).toMatchObject({ token: 'theirs', tls: true });
    expect(parse('sc://h/;token=mine', env)).toMatchObject({ token: 'mine' });
    expect(() => parse('sc://h/;use_ssl=false', env)).toThrow('must travel encrypted');
  });

  test.each(['localhost', '127.0.0.1', '127.8.8.8', '[::1]'])(
    'sends no token unencrypted, except to %s',
    (host) => {
      expect(parse(`sc://${host}/;token=a;use_ssl=false`).tls).toBe(false);
      expect(parse(`sc://${host}/;token=a`).tls).toBe(true);
    },
  );

  test.each(['10.0.0.1', '127.example.com', 'localhost.example.com', '[::2]'])(
    'sends no token unencrypted to %s',
    (host) => {
      expect(() => parse(`sc://${host}/;token=a;use_ssl=false`)).toThrow('must travel encrypted');
    },
  );

  test.each([
    ['https://h/;token=SECRET', 'got another scheme'],
    ['sc:SECRET', 'got another scheme'],
    ['sc://SECRET@h', 'got a user before the host, which goes into user_id=…'],
    ['sc://h;token=SECRET', 'got no / before the first ;'],
    ['sc://h/SECRET', 'got a path; an address has no path'],
    ['sc://h:SECRET', 'got no valid host and port'],
    ['sc://', 'got no valid host and port'],
    ['sc://h?token=SECRET', 'got no valid host and port'],
    ['sc://h:0/;token=SECRET', 'the port must be from 1 to 65535; got 0'],
    ['sc://h:65536', 'the port must be from 1 to 65535; got 65536'],
    ['sc://h/;SECRET', 'must have KEY=VALUE between its semicolons'],
    ['sc://h/;SECRET=', 'must have KEY=VALUE between its semicolons'],
    ['sc://h/;token=%SECRET', 'must have KEY=VALUE between its semicolons'],
    ['sc://h/;token=a;token=SECRET', 'must give a key once; got "token" twice'],
    ['sc://h/;token=SECR%0AET', '"token" must be printable ASCII'],
    ['sc://h/;x-key=SECR%C3%A4ET', '"x-key" must be printable ASCII'],
    ['sc://h/;SEC RET=a', 'a key must be letters, digits'],
    ['sc://h/;Authorization=SECRET', 'a token must be given as token=…; got another header'],
    ['sc://h/;key-bin=SECRET', 'a key must be letters, digits'],
    ['sc://h/;use_ssl=SECRET', '"use_ssl" must be true or false'],
    ['sc://h/;session_id=SECRET', '"session_id" must be a UUID'],
    ['sc://h/;grpc_max_message_size=SECRET', '"grpc_max_message_size" must be a whole number'],
  ])('%s', (url, message) => {
    const received = (() => {
      try {
        return JSON.stringify(parse(url));
      } catch (error) {
        return (error as Error).message;
      }
    })();
    expect(received).toContain('--engine');
    expect(received).toContain(message);
    expect(received).not.toMatch(/SEC/);
  });
});

describe('secrets', () => {
  test('are removed in every spelling', () => {
    const redact = redactor(['a "b"', 'a "b"c', '']);
    expect(redact('1 a "b" 2 a%20%22b%22 3 a \\"b\\" 4 YSAiYiI= 5 a "b"c 6')).toBe(
      '1 *** 2 *** 3 *** 4 *** 5 *** 6',
    );
    expect(redactor([])('as it is')).toBe('as it is');
  });

  test('are settings with names of secrets', () => {
    const settings = {
      'fs.s3a.secret.key': 'a',
      'fs.s3a.access.key': 'b',
      'fs.azure.account.key.x': 'c',
      'my.Password': 'd',
      'spark.sql.ansi.enabled': 'true',
    };
    expect(secretsIn(settings)).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('a table', () => {
  test.each([
    ['t', '`t`'],
    ['a.b.c', '`a`.`b`.`c`'],
    ['`a.b`.`c``d`', '`a.b`.`c``d`'],
    ['a b.c', '`a b`.`c`'],
    ['s3://bucket/*.parquet', 'parquet.`s3://bucket/*.parquet`'],
    ['folder/', 'parquet.`folder/`'],
    ['a`b.parquet', 'parquet.`a``b.parquet`'],
    ['/x/y.orc', 'orc.`/x/y.orc`'],
  ])('%s', (name, from) => {
    expect(tableFor(name, 'v')).toEqual({ from });
  });

  test.each(['', '.', 'a..b', '`a.b`.c``d', '`a'])('is refused: %s', (name) => {
    expect(() => tableFor(name, 'v')).toThrow('the table must be');
  });

  test('of text files is a view', () => {
    expect(tableFor(String.raw`a'b\c.TSV.gz`, 'v')).toEqual({
      from: '`v`',
      before: String.raw`CREATE OR REPLACE TEMPORARY VIEW ${'`v`'} USING csv OPTIONS (path 'a\'b\\c.TSV.gz', header 'true', inferSchema 'true', sep '${'\t'}')`,
    });
  });
});
