import * as fc from 'fast-check';
import { deflateRawSync, crc32 } from 'node:zlib';
import { expectMean, file, rightly } from '../command.ts';
import type { Generator } from '../generator.ts';
import { labelsFile, npyOf } from '../npy-file.ts';

interface Member {
  readonly name: string;
  readonly bytes: Buffer;
  readonly method: 0 | 8;
}

/** A ZIP archive as np.savez writes one. `crcBy` is added to each checksum. */
function zipOf(members: readonly Member[], crcBy = 0): Buffer {
  const [files, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const { name, bytes, method } of members) {
    const packed = method === 8 ? deflateRawSync(bytes) : bytes;
    const rest = Buffer.alloc(26);
    rest.writeUInt16LE(20, 0);
    rest.writeUInt16LE(method, 4);
    rest.writeUInt32LE((crc32(bytes) + crcBy) >>> 0, 10);
    rest.writeUInt32LE(packed.length, 14);
    rest.writeUInt32LE(bytes.length, 18);
    rest.writeUInt16LE(name.length, 22);
    files.push(Buffer.from('PK\x03\x04'), rest, Buffer.from(name), packed);
    const end = Buffer.alloc(16);
    end.writeUInt32LE(offset, 12);
    directory.push(
      Buffer.from('PK\x01\x02\x14\x00'),
      rest.subarray(0, 24),
      Buffer.alloc(2),
      end.subarray(2),
      Buffer.from(name),
    );
    offset += 30 + name.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, list, Buffer.from('PK\x05\x06'), end]);
}

const line = (path: string): string[] => [
  'evaluate',
  path,
  '--y-true',
  'y_true',
  '--y-pred',
  'y_pred',
  '--metrics',
  'accuracy',
  '--layout',
  'labels',
];

/** NPZ files with a model: a valid file has the right result, and a broken file is refused. */
export const npz: Generator = {
  name: 'npz',
  runs: 100,
  property: () =>
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 12 }),
      fc.constantFrom<0 | 8>(0, 8),
      fc.constantFrom('whole', 'whole', 'cut', 'a wrong checksum', 'no truth', 'changed'),
      fc.nat(),
      fc.nat(255),
      async (pairs, method, how, at, byte) => {
        const member = (name: string, numbers: readonly number[]): Member => ({
          name: `${name}.npy`,
          bytes: npyOf(labelsFile(numbers)),
          method,
        });
        const members = [
          member(
            how === 'no truth' ? 'other' : 'y_true',
            pairs.map(([truth]) => truth),
          ),
          member(
            'y_pred',
            pairs.map(([, guess]) => guess),
          ),
        ];
        const bytes = zipOf(members, how === 'a wrong checksum' ? 1 : 0);
        const value = pairs.filter(([a, b]) => a === b).length / pairs.length;
        if (how === 'changed') {
          bytes[at % bytes.length] = byte;
          await rightly(line(file('a.npz', bytes)));
          return;
        }
        const content = how === 'cut' ? bytes.subarray(0, at % bytes.length) : bytes;
        await expectMean(
          line(file('a.npz', content)),
          how === 'whole' ? { rows: pairs.length, value } : undefined,
        );
      },
    ),
};
