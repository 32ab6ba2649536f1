import * as fc from 'fast-check';
import { expectMean, file } from '../command.ts';
import type { Generator } from '../generator.ts';
import { oneOf } from '../one-of.ts';
import { codes, labelsFile, npyOf, type Parts } from '../npy-file.ts';

type Change = (parts: Parts, at: number) => Parts;
const header =
  (from: string | RegExp, to: string): Change =>
  (parts) => ({ ...parts, header: parts.header.replace(from, to) });

/** Changes that keep a file valid. */
const harmless: Readonly<Record<string, Change>> = {
  nothing: (parts) => parts,
  'version 2': (parts) => ({ ...parts, version: 2 }),
  'version 3': (parts) => ({ ...parts, version: 3 }),
  'the other order of one axis': header('False', 'True'),
  'an axis of length 1': header(/\((\d+),\)/, '($1, 1)'),
  'numbers of Python 2': header(/\((\d+),\)/, '($1L,)'),
  'no comma at the end': header(', }', '}'),
  'no blanks': (parts) => ({ ...parts, header: parts.header.replaceAll(' ', '') }),
  'double quotes': (parts) => ({ ...parts, header: parts.header.replaceAll("'", '"') }),
};

/** Changes that make a file invalid. */
const defects: Readonly<Record<string, Change>> = {
  'a body truncated': (parts, at) => ({
    ...parts,
    body: parts.body.subarray(0, at % parts.body.length),
  }),
  'a body too long': (parts) => ({ ...parts, body: Buffer.concat([parts.body, Buffer.alloc(1)]) }),
  'another magic': (parts) => ({ ...parts, magic: '\x93NUMPI' }),
  'version 0': (parts) => ({ ...parts, version: 0 }),
  'version 4': (parts) => ({ ...parts, version: 4 }),
  'letters after the dict': (parts) => ({ ...parts, header: `${parts.header} x` }),
  'letters after the shape': header('),', ')x,'),
  'text after the type': header("', 'fortran", "' 'x', 'fortran"),
  'a shape that is a number': header(/\((\d+),\)/, '$1'),
  'a shape below 0': header(/\((\d+),\)/, '(-$1,)'),
  'a shape of text': header(/\((\d+),\)/, "'$1'"),
  'a shape of a half': header(/\((\d+),\)/, '($1.5,)'),
  'a shape of thirty digits': header(/\((\d+),\)/, `(${'9'.repeat(30)},)`),
  'a shape that is larger': header(/\((\d+),\)/, '(1$1,)'),
  'no shape': header(/'shape': \(\d+,\)/, "'shap': (1,)"),
  'a fourth key': header('{', "{'more': 'x', "),
  'Python objects': header(/'[<>]\w+'/, "'|O'"),
  'complex numbers': header(/'[<>]\w+'/, "'<c8'"),
  'a type of no length': header(/'[<>]\w+'/, "'<i'"),
  'a number for the order': header('False', '0'),
  'no dict': (parts) => ({ ...parts, header: parts.header.slice(1) }),
};

/** NPY files with a model: a valid file has the right result, and a broken file is refused. */
export const npy: Generator = {
  name: 'npy',
  runs: 100,
  property: () =>
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 12 }),
      fc.constantFrom(...codes),
      fc.boolean(),
      fc.constantFrom<string>(...Object.keys(harmless)),
      oneOf(defects),
      fc.nat(),
      fc.boolean(),
      async (pairs, code, little, change, defect, at, isTruth) => {
        const parts = harmless[change]!(
          labelsFile(
            pairs.map(([, guess]) => guess),
            code,
            little,
          ),
          at,
        );
        // A change of a header's text may have no effect.
        const bad = defect === null ? parts : defects[defect]!(parts, at);
        fc.pre(defect === null || !npyOf(bad).equals(npyOf(parts)));
        const one = file('one.npy', npyOf(bad));
        const other = file('other.npy', npyOf(labelsFile(pairs.map(([truth]) => truth))));
        const [truth, guess] = isTruth ? [one, other] : [other, one];
        const value = pairs.filter(([a, b]) => a === b).length / pairs.length;
        await expectMean(
          ['evaluate', guess, '--y-true', truth, '--metrics', 'accuracy', '--layout', 'labels'],
          defect === null ? { rows: pairs.length, value } : undefined,
        );
      },
    ),
};
