/** Numbers at the limits of integers of 1 to 8 bytes, and lengths that no small file has. */
export const edges: readonly bigint[] = [
  0n,
  1n,
  0x7fn,
  0xffn,
  0x7fffn,
  0xffffn,
  2n ** 24n,
  2n ** 30n,
  2n ** 31n - 1n,
  2n ** 31n,
  2n ** 32n - 1n,
  2n ** 33n,
  2n ** 40n,
  2n ** 53n,
  2n ** 63n - 1n,
  2n ** 63n,
  2n ** 64n - 1n,
];

/** Texts that replace a number, a name or a value. */
export const odd: readonly string[] = [
  ...`null true NaN Infinity -Infinity -0 -1 0.5 1e999 1e-999 4294967296 99999999999999999999
    -9223372036854775809 [] {} [[1]] [1, {"a": "" " ' \\ \\u0000 "__proto__" {"constructor":1}
    [[[[ ]]]] ,,,, 'descr' () (1,2,3)`.split(/\s+/),
  '',
  '9'.repeat(30),
  '"\ud800"',
  '\0',
  '\uFEFF',
  '\n',
  '\r\n',
  '"\n"',
];
