import { markdownTable } from 'markdown-table';
import { evaluatedByUs, judged, stock, stockEvaluated, stockJudged } from './targets.mjs';
import { best, isPeer, verdicts } from './verdicts.mjs';

/** A run as Markdown. */
export function toMarkdown(run) {
  const { workloads, commands } = run;
  const nets = workloads.filter(({ kind }) => kind === 'training');
  const fits = nets.filter(({ beside }) => !beside);
  const pairs = nets.filter(({ beside }) => beside);
  const updates = workloads.filter((workload) => !nets.includes(workload));
  return [
    head(run),
    ...(updates.length > 0 ? inMemory(updates) : []),
    ...(fits.length > 0 ? training(fits) : []),
    ...(pairs.length > 0 ? besideStock(pairs) : []),
    ...(commands.length > 0 ? asCommands(commands) : []),
    '### Targets',
    targetTable([...workloads, ...commands]),
    '### Where Rightly is slower',
    losses([...workloads, ...commands]),
  ].join('\n\n');
}

function head({ date, machine, versions, rounds, scale }) {
  const { processor, cores, memory, system, node, pinned } = machine;
  const list = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const lines = [
    `${date}: ${processor}, ${cores} cores, ${Math.round(memory / 2 ** 30)} GiB, ${system}; Node ${node}; ${rounds} rounds.`,
    `${list.join(', ')}.`,
    ...(pinned ? [] : ['Processes could not be held to one core.']),
    ...(scale === 1 ? [] : [`**A trial with ${scale} of the rows: its times mean nothing.**`]),
  ];
  return lines.join('\n');
}

function inMemory(workloads) {
  return [
    '### In memory',
    list(workloads),
    'Medians, in milliseconds; in W6 microseconds for one update.',
    grid(workloads, timeOf),
    'The same as multiples of Rightly’s time: `resident`, in W6 `typed`.',
    grid(workloads, (result, workload) => ratio(result, oursIn(workload))),
  ];
}

function training(workloads) {
  return [
    '### Training',
    list(workloads),
    'Medians, in microseconds, of `fit` for one batch.',
    grid(workloads, timeOf),
    `The same as multiples of \`${stock}\`.`,
    grid(workloads, (result, workload) => ratio(result, stockIn(workload))),
  ];
}

/** A line for each net: TensorFlow.js's time, Rightly's time, and their ratio. */
function besideStock(workloads) {
  const lines = workloads.map((workload) => [
    workload.title,
    ...pair(workload, stockJudged, judged),
    ...pair(workload, stockEvaluated, evaluatedByUs),
  ]);
  const names = ['net', 'tfjs, fit', 'compile', 'ratio', 'tfjs, evaluate', 'compile', 'ratio'];
  return [
    '### Fit and evaluate beside TensorFlow.js',
    'W15: medians, in microseconds, for one batch, both with accuracy.',
    table([names, ...lines], 1),
  ];
}

/** TensorFlow.js's time, Rightly's time, and the ratio. */
function pair(workload, stockName, ourName) {
  const [theirs, ours] = [stockName, ourName].map((name) =>
    workload.results.find((result) => result.name === name),
  );
  return theirs && ours
    ? [timeOf(theirs, workload), timeOf(ours, workload), ratio(ours, theirs)]
    : ['–', '–', '–'];
}

const list = (workloads) =>
  workloads.map(({ id, title, what }) => `- ${id}, ${title}: ${what}`).join('\n');

/** A line for each contender, a column for each workload. */
function grid(workloads, show) {
  const names = [...new Set(workloads.flatMap(({ results }) => results.map(({ name }) => name)))];
  const cell = (name) => (workload) => {
    const result = workload.results.find((one) => one.name === name);
    return result === undefined ? '–' : show(result, workload);
  };
  const lines = names.map((name) => [name].concat(workloads.map(cell(name))));
  return table([['', ...workloads.map(({ id }) => id)], ...lines], 1);
}

function asCommands(commands) {
  const lines = commands.flatMap((workload) =>
    workload.results.map((result) => [
      `${workload.id}, ${workload.title}: ${workload.what}`,
      result.name,
      number(result.median),
      ratio(result, oursIn(workload)),
      number(result.memory / 1e6),
    ]),
  );
  return [
    '### As a command',
    'Whole processes, from their start to their end: milliseconds, multiples of Rightly’s time, and the peak of resident memory in MB.',
    table([['file', 'process', 'ms', 'ratio', 'MB'], ...lines], 2),
  ];
}

function targetTable(workloads) {
  const lines = verdicts(workloads).map(({ target, workload, measured, other, reached }) => [
    `${workload.id}, ${workload.title}`,
    target.ours,
    wanted(target),
    shown(target, measured, other),
    reached === undefined ? '–' : reached ? 'yes' : '**no**',
  ]);
  return table([['workload', 'ours', 'wanted', 'measured', 'reached'], ...lines], 5);
}

function wanted({ than, most, least, of, bound }) {
  if (most !== undefined) return `at most ${most} × ${than}`;
  if (least === 1) return `faster than ${than}`;
  if (least !== undefined) return `${least} × as fast as ${than}`;
  return `at most ${amount(of, bound)}`;
}

function shown({ of, bound }, measured, other) {
  if (measured === undefined) return 'not measured';
  if (bound !== undefined) return amount(of, measured);
  return isPeer(other) ? `${number(measured)} (${other.name})` : number(measured);
}

const amount = (of, value) =>
  of === 'memory' ? `${number(value / 1e6)} MB` : `${number(value * 1000)} µs`;

/** The programs that are faster than each variant of Rightly. */
function losses(workloads) {
  // The targets compare a fit with a fit of TensorFlow.js.
  const lines = workloads
    .filter(({ beside }) => !beside)
    .flatMap(({ id, title, results }) =>
      results
        .filter(({ family }) => family === 'Rightly')
        .map((ours) => [ours, results.filter((one) => isPeer(one) && one.median < ours.median)])
        .filter(([, faster]) => faster.length > 0)
        .map(([ours, faster]) => {
          const who = faster.map(
            (one) => `${one.name} takes ${ratio(one, ours)} of Rightly’s time`,
          );
          return `- ${id}, ${title}, ${ours.name}: ${who.join('; ')}.`;
        }),
    );
  return lines.length > 0 ? lines.join('\n') : 'In none of these.';
}

/** The variant to which ratios refer: data that are read in place, small typed arrays, or the command. */
function oursIn({ results }) {
  const usual = new Set(['resident', 'typed', 'rightly evaluate']);
  return best(results.filter(({ name }) => usual.has(name)));
}

const stockIn = ({ results }) => results.find(({ name }) => name === stock);

const timeOf = (result, { unit }) => mark(result, result.median * (unit === 'µs' ? 1000 : 1));
const ratio = (result, ours) => (ours ? mark(result, result.median / ours.median) : '–');
const mark = ({ scaled }, value) => `${number(value)}${scaled ? ' ×' : ''}`;

/** Three digits, or all digits before the point. */
const number = (value) =>
  value.toLocaleString('en', {
    maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0,
    minimumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0,
  });

const table = (lines, names) =>
  markdownTable(lines, { align: lines[0].map((_, i) => (i < names ? 'l' : 'r')) });
