/** All engines have this class. TypeScript's types of the language leave it out. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

const turns = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
] as const;
const factors = [1, 5, 3, 7];
const starts = [0, 1, 5, 0];
const sines = Int32Array.from({ length: 64 }, (_, i) =>
  Math.floor(2 ** 32 * Math.abs(Math.sin(i + 1))),
);

/** The first eight hexadecimal digits of the MD5 of a text in UTF-8, as a number. Source: RFC 1321. */
export function firstOfMd5(text: string): number {
  const bytes = new TextEncoder().encode(text);
  const blocks = new DataView(new ArrayBuffer(Math.ceil((bytes.length + 9) / 64) * 64));
  bytes.forEach((byte, i) => blocks.setUint8(i, byte));
  blocks.setUint8(bytes.length, 0x80);
  blocks.setBigUint64(blocks.byteLength - 8, BigInt(bytes.length) * 8n, true);
  let [a, b, c, d] = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476];
  for (let at = 0; at < blocks.byteLength; at += 64) {
    const before = [a, b, c, d] as const;
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      const word = (factors[round]! * i + starts[round]!) % 16;
      const mixed = [(b & c) | (~b & d), (d & b) | (~d & c), b ^ c ^ d, c ^ (b | ~d)][round]!;
      const sum = (a + mixed + sines[i]! + blocks.getInt32(at + 4 * word, true)) | 0;
      const turn = turns[round]![i % 4]!;
      [a, d, c, b] = [d, c, b, (b + ((sum << turn) | (sum >>> (32 - turn)))) | 0];
    }
    a = (a + before[0]) | 0;
    b = (b + before[1]) | 0;
    c = (c + before[2]) | 0;
    d = (d + before[3]) | 0;
  }
  const first = new DataView(new ArrayBuffer(4));
  first.setInt32(0, a, true);
  return first.getUint32(0);
}
