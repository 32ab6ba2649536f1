// The allowed imports. The linter's configuration is made from these tables.
import { posix } from 'node:path';

/**
 * A line is a place and the allowed imports of its files. Both are paths in the sources of the library, without `.ts` on the right.
 * `{a,b}` is a or b, `@scope/name` is a package, and `types` are types from anywhere. If several lines match a file, the last one counts.
 */
const library = {
  // A place without a line may import nothing.
  '**': '',

  'index.ts': 'core/* losses/* metrics/* metrics/shared/*',
  'registry.ts': 'core/* registry/*',
  'compile.ts': 'compile/*',
  '{memory,threads}.ts': 'core/* engines/wasm/*',
  'statistics.ts': 'statistics/*',
  'streams.ts': 'streams/*',
  'inspect.ts': 'core/* engines/* engines/cpu/*',
  'internal.ts': 'core/* engines/sql/asked registry/aliases',
  'sql.ts': 'core/* engines/vocabulary engines/sql/*',
  'verbs.ts': 'core/*',
  'tfjs.ts': 'tfjs/* tfjs/{counting,saving}/*',

  'metrics/*.ts': 'metrics/shared/* core/*',
  'metrics/shared/**': 'metrics/shared/* core/*',
  'losses/*.ts': 'losses/shared/* core/*',
  'losses/shared/**': 'losses/shared/* core/*',
  'registry/**': 'registry/* core/* losses/* metrics/* statistics/* streams/*',
  'statistics/**':
    'statistics/* streams/{batch-rows,windowed,wrapped,wrapping-metric} core/* metrics/{mean,sum}',
  'streams/**': 'streams/* core/* metrics/{mean,sum}',
  'compile/**': 'compile/* core/* losses/* metrics/* registry/*',

  'core/**': 'core/* engines/vocabulary',
  'core/{finite,means,scan,tally,values,values-of}.ts':
    'core/* engines/{vocabulary,host} engines/cpu/*',
  'core/verbs.ts': `core/* engines/vocabulary engines/cpu/*
    engines/wasm/{by-bucket,by-class,compare,hot-labels,one-hot,pairs,predicted,ranks}`,

  'engines/inputs.ts': 'core/*',
  'engines/vocabulary.ts': 'core/* engines/inputs engines/wasm/program',
  'engines/rank.ts': 'engines/vocabulary',
  'engines/{facts,host}.ts': 'engines/* engines/{cpu,wasm}/*',
  'engines/cpu/**': 'engines/cpu/* engines/vocabulary core/*',
  'engines/wasm/**': 'engines/wasm/* engines/{host,inputs,rank,vocabulary} core/*',
  // These files fall back to plain arrays.
  'engines/wasm/{by-bucket,pairs,predicted}.ts':
    'engines/wasm/* engines/vocabulary engines/cpu/{counting,in-blocks} core/*',
  'engines/sql/**': `engines/sql/* engines/{rank,vocabulary}
    core/{binary,cells,conditions,dtype,errors,class-count,grid,moments,probabilities,readable,spread,state,summand,unseen} types`,
  'engines/tfjs/**': 'engines/tfjs/* engines/vocabulary core/* @tensorflow/tfjs-core',

  'tfjs/*.ts': `tfjs/* tfjs/{counting,data,loop,saving,step}/*
    compile/* core/* registry @tensorflow/tfjs-{core,layers}`,
  'tfjs/*/**': `tfjs/*/* tfjs/* tfjs/{counting,data,loop,saving,step}/*
    compile/* core/* engines/tfjs/* registry registry/{classes,metric-for} @tensorflow/tfjs-{core,layers}`,
};

/** Refused patterns that a line cannot express. */
const refusedToo = {
  'engines/sql/**': {
    regex: String.raw`^[^.]|(^|/)(metrics|cpu|cli)/|^\.\./\.\./[^/]+$`,
    message: 'engines/sql/** takes from core/ what sums are made of, and types.',
  },
};

/**
 * The rooms of the command, in order. The files of a room import the files of this room and of earlier rooms, and any package.
 * `main.ts` imports all rooms. All other files must be in a room.
 */
export const rooms = [
  'process',
  'engines',
  'inputs',
  'reading',
  'counting',
  'results',
  'output',
  'commands',
];

/** The files of these rooms. A folder in a room has no subfolders. */
const filesOf = (names) => names.flatMap((room) => [`${room}/*`, `${room}/[a-z]*/*`]).join(' ');

/** The table for the command: a place, and the allowed imports of its files. */
const command = {
  '**': '',
  'main.ts': filesOf(rooms),
  ...Object.fromEntries(
    rooms.flatMap((room, i) => {
      const before = filesOf(rooms.slice(0, i + 1));
      // The last pattern is the files of the folder itself.
      return [
        [`${room}/*.ts`, before],
        [`${room}/*/**`, `${before} ${room}/*/*`],
      ];
    }),
  ),
};

/** The table for the report. Its pictures import Plot, and its page any package. Neither imports the library or the command. */
const report = {
  '**': '',
  'index.ts': 'data figures/* pictures/*',
  'page.ts': 'data page/* text/*',
  'counting.ts': 'data counting/*',
  'text/**': 'data text/*',
  'figures/**': 'data figures/*',
  'counting/**': 'data counting/*',
  'pictures/**': 'data text/* figures/* pictures/*',
  'page/**': 'data text/* figures/* pictures/* page/*',
};

const asItself = {
  group: ['**/rightly/**', '**/cli/**', 'rightly', 'rightly/**', '@rightly/**'],
  message: 'The report knows neither the library nor the command.',
};
const withoutCommand = {
  group: ['**/cli/**', '@rightly/cli'],
  message: 'The library does not know the command.',
};
const asUsers = {
  group: [
    '**/rightly/**',
    '!rightly/{inspect,internal,memory,registry,sql,statistics,streams,verbs}',
  ],
  message: 'Others import entry points of the library: rightly, rightly/sql, rightly/internal …',
};

/** The `overrides` of the linter's configuration. */
export const importRule = [
  override('packages/rightly/**', withoutCommand),
  ...Object.entries(library).map(([place, line]) =>
    override(
      `packages/rightly/src/${place}`,
      only(place, line, ['**']),
      ...(place in refusedToo ? [refusedToo[place]] : []),
    ),
  ),
  override('packages/cli/src/**', asUsers),
  ...Object.entries(command).map(([place, line]) =>
    override(`packages/cli/src/${place}`, asUsers, only(place, line, ['./**', '../**'])),
  ),
  override('packages/report/**', asItself),
  ...Object.entries(report).map(([place, line]) =>
    override(
      `packages/report/src/${place}`,
      place.startsWith('counting') ? asUsers : asItself,
      only(place, line, ['./**', '../**']),
    ),
  ),
];

function override(files, ...patterns) {
  return { files: [files], rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

/** The pattern that refuses imports, except those that a line allows. */
function only(place, line, refused) {
  const words = line.match(/\S+/g) ?? [];
  const allowed = words.filter((word) => word !== 'types').map((word) => allow(place, word));
  const message =
    words.length > 0
      ? `${place} imports only ${words.join(', ')}: see scripts/import-rule.mjs.`
      : 'No line of scripts/import-rule.mjs says what this file may import.';
  return {
    group: [...refused, ...allowed],
    ...(words.includes('types') ? { allowTypeImports: true } : {}),
    message,
  };
}

/** The pattern for a word of the table: the import as a file at that place writes it. */
function allow(place, word) {
  if (word.startsWith('@')) return `!${word}`;
  const path = posix.relative(posix.dirname(place), `${word}.ts`);
  return path.startsWith('.') ? `!${path}` : `!./${path}`;
}
