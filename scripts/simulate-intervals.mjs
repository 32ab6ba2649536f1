// Draws data with a known true value, and counts how often the intervals of rightly/statistics contain it. Writes the tables of
// docs/statistics.md. With --check it compares them. Run `npm run build` first. It takes some minutes.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Accuracy, Mean } from 'rightly';
import { Clustered, interval, Replicated } from 'rightly/statistics';

const page = fileURLToPath(new URL('../docs/statistics.md', import.meta.url));
const sizes = [5, 10, 30, 100, 1000, 10_000, 100_000];
const rates = [0.5, 0.8, 0.95, 0.99, 0.999];
/** The required coverage of every interval with enough data. */
const least = 0.93;
const repetitions = (n) => (n > 10_000 ? 1000 : 2000);

/** Random numbers from 0 to 1, always the same (mulberry32). */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
const normal = (random) =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** The weight of a sample, by whether it is right. */
const weights = {
  'all 1': () => 1,
  '0.5 to 1.5': (_, random) => 0.5 + random(),
  lognormal: (_, random) => Math.exp(normal(random)),
  'one in 20 is 20': (_, random) => (random() < 0.05 ? 20 : 1),
  'wrong ones 4': (right) => (right ? 1 : 4),
};

/** The coverage of the interval of a proportion, and Kish's size. */
function rateCell(n, rate, kind, random) {
  const weigh = weights[kind];
  const trueRate = kind === 'wrong ones 4' ? rate / (rate + 4 * (1 - rate)) : rate;
  const ones = new Uint8Array(n).fill(1);
  const [right, sampleWeight] = [new Uint8Array(n), new Float64Array(n)];
  let [held, size] = [0, 0];
  const all = repetitions(n);
  for (let i = 0; i < all; i++) {
    let [sum, squares] = [0, 0];
    for (let j = 0; j < n; j++) {
      right[j] = random() < rate ? 1 : 0;
      const w = weigh(right[j] === 1, random);
      sampleWeight[j] = w;
      sum += w;
      squares += w * w;
    }
    size += sum ** 2 / squares / all;
    const metric = new Accuracy();
    metric.updateState(ones, right, { sampleWeight });
    const { low, high } = interval(metric);
    if (low <= trueRate && trueRate <= high) held++;
  }
  const isEnough = size >= 30 && size * Math.min(trueRate, 1 - trueRate) >= 5;
  return { share: held / all, isEnough };
}

/** The coverage for values with a long tail, like losses. Their true mean is 1. */
function lossCell(n, kind, random) {
  const weigh = weights[kind];
  const [values, sampleWeight] = [new Float64Array(n), new Float64Array(n)];
  let held = 0;
  const all = repetitions(n);
  for (let i = 0; i < all; i++) {
    for (let j = 0; j < n; j++) {
      values[j] = -Math.log(1 - random());
      sampleWeight[j] = weigh(true, random);
    }
    const metric = new Mean();
    metric.updateState(values, { sampleWeight });
    const { low, high } = interval(metric);
    if (low <= 1 && 1 <= high) held++;
  }
  return held / all;
}

/** The coverage with ten rows for each user. A user is nearly always right, or right half of the time. */
function clusterCell(users, random) {
  const trueRate = 0.5 * 0.98 + 0.5 * 0.5;
  const n = 10 * users;
  const ones = new Uint8Array(n).fill(1);
  const right = new Uint8Array(n);
  const cluster = Int32Array.from(right, (_, j) => Math.floor(j / 10));
  const held = [0, 0, 0];
  const all = repetitions(n);
  for (let i = 0; i < all; i++) {
    let own = 0;
    for (let j = 0; j < n; j++) {
      if (j % 10 === 0) own = random() < 0.5 ? 0.98 : 0.5;
      right[j] = random() < own ? 1 : 0;
    }
    const metrics = [new Clustered(new Accuracy()), new Replicated(new Accuracy()), new Accuracy()];
    for (const [which, metric] of metrics.entries()) {
      metric.updateState(ones, right, which < 2 ? { cluster } : {});
      const { low, high } = interval(metric);
      if (low <= trueRate && trueRate <= high) held[which]++;
    }
  }
  return held.map((share) => share / all);
}

const percent = (share) => `${(100 * share).toFixed(1)} %`;
const row = (cells) => `| ${cells.join(' | ')} |`;
const table = (head, lines) =>
  [row(head), row(head.map((_, i) => (i < 2 ? '---' : '---:'))), ...lines.map(row)].join('\n');
const count = (n) => n.toLocaleString('en-US');

let seed = 0;
const [poor, tables] = [[], {}];
tables.rates = table(
  ['weights', 'true rate of right rows', ...sizes.map((n) => `${count(n)} rows`)],
  Object.keys(weights).flatMap((kind) =>
    rates.map((rate) => {
      const cells = sizes.map((n) => {
        const { share, isEnough } = rateCell(n, rate, kind, randomFrom(++seed));
        if (isEnough && share < least) poor.push(`${kind}, ${rate}, ${n} rows: ${percent(share)}`);
        return isEnough ? `**${percent(share)}**` : percent(share);
      });
      return [kind, rate].concat(cells);
    }),
  ),
);
tables.losses = table(
  ['weights', 'values', ...sizes.map((n) => `${count(n)} rows`)],
  ['all 1', '0.5 to 1.5', 'lognormal'].map((kind) => {
    const cells = sizes.map((n) => percent(lossCell(n, kind, randomFrom(++seed))));
    return [kind, 'exponential'].concat(cells);
  }),
);
const users = [10, 30, 100, 300, 1000];
const clustered = users.map((own) => clusterCell(own, randomFrom(++seed)));
tables.clusters = table(
  ['interval', 'rows', ...users.map((own) => `${count(own)} users`)],
  ['`Clustered`', '`Replicated` with `cluster`', 'without'].map((name, i) => {
    const cells = clustered.map((shares) => percent(shares[i]));
    return [name, '10 a user'].concat(cells);
  }),
);

const before = readFileSync(page, 'utf8');
let after = before;
for (const [name, text] of Object.entries(tables))
  after = after.replace(
    new RegExp(`(<!-- ${name} -->\n)[^]*?(\n<!-- end -->)`),
    (_, start, end) => `${start}\n${text}\n${end}`,
  );
console.log(Object.values(tables).join('\n\n'));
if (poor.length > 0) {
  console.error(`intervals must hold the true value in ${percent(least)}; got\n${poor.join('\n')}`);
  process.exitCode = 1;
} else if (!process.argv.includes('--check')) writeFileSync(page, after);
else if (plain(after) !== plain(before)) {
  console.error('docs/statistics.md must have the tables that are simulated now');
  process.exitCode = 1;
}

/** The table without the spaces and dashes that align it. */
function plain(text) {
  return text.replaceAll(/ +/g, ' ').replaceAll(/-+/g, '-');
}
