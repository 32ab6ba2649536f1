import { parseArgs } from 'node:util';
import { commandWorkloads } from './commands/workloads.mjs';
import { workloads } from './workloads.mjs';

const ids = [...workloads, ...commandWorkloads].map(({ id }) => id);

export const usage = `npm run bench -- [options]

  --peers none|npm|all  whom to compare with: nobody, tfjs and a plain loop (npm, the default),
                        or also Python's libraries, for which it makes a virtual environment
  --only W1,C2          the workloads whose names begin so: W, all that are in memory; C, the command
  --rounds N            how often each is timed (default 11)
  --out DIR             where benchmarks.json goes (default bench/results)
  --write PAGE          puts the tables into this page, between the two lines that mark the place, and
                        benchmarks.json beside the page
  --from FILE           measures nothing: prints, and writes, what such a benchmarks.json holds
  --scale PART          a part of the rows, to see that everything works; its times mean nothing
`;

/** The options of the command line. Throws for wrong options. */
export function parseOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      peers: { type: 'string', default: 'npm' },
      only: { type: 'string' },
      rounds: { type: 'string', default: '11' },
      out: { type: 'string' },
      write: { type: 'string' },
      from: { type: 'string' },
      scale: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  });
  const { peers, only } = values;
  const rounds = Number(values.rounds);
  const scale = Number(values.scale);
  if (!['none', 'npm', 'all'].includes(peers)) throw wrong('--peers', 'none, npm or all', peers);
  if (!Number.isInteger(rounds) || rounds < 1)
    throw wrong('--rounds', 'a whole number of at least 1', values.rounds);
  if (!(scale > 0 && scale <= 1)) throw wrong('--scale', 'above 0 and at most 1', values.scale);
  const asked = only?.split(',') ?? ids;
  const unknown = asked.find((one) => one === '' || !ids.some((id) => id.startsWith(one)));
  if (unknown !== undefined) throw wrong('--only', `of ${ids.join(', ')}`, unknown);
  const wants = (id) => asked.some((one) => id.startsWith(one));
  for (const name of ['out', 'write', 'from'])
    if (values[name] === '') throw wrong(`--${name}`, 'a path', 'an empty text');
  return { ...values, rounds, scale, wants };
}

const wrong = (option, expected, got) => new Error(`${option} must be ${expected}; got ${got}`);
