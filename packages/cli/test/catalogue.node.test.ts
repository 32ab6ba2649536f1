import { readFileSync, writeFileSync } from 'node:fs';
import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { findings, npy, refusal } from './arrays.ts';
import { evaluate, file, made as madeFile, type Report, rightly } from './command.ts';
import { randomFiles, rows } from './random-rows.ts';

const { answered, at, made, root } = randomFiles();

const here = (output: string): string => output.replaceAll(/\/\S*\/(?=[\w.]+)/g, '');
const report = (text: string): Report => JSON.parse(text) as Report;

const words = file('words.csv', 'y_true,y_pred,g\ncat,cat,a\ndog,cat,a\ndog,dog,b\nbird,dog,b\n');
const chances = file(
  'chances.csv',
  'y_true,y_pred,w,g\n0,0.1,1,a\n1,0.8,2,a\n1,0.4,1,b\n0,0.7,0.5,b\n',
);
const tags = file(
  'tags.jsonl',
  '{"y_true":[1,0,1],"y_pred":[0.9,0.2,0.4]}\n{"y_true":[0,1,1],"y_pred":[0.1,0.8,0.7]}\n',
);
const outputs = file('numbers.csv', 'y_true,y_pred\n1,1.5\n2,2.5\n4,3.0\n');
const named = file(
  'scores.csv',
  'label,p_cat,p_dog\ncat,0.75,0.25\ndog,0.75,0.25\ndog,0.25,0.75\n',
);

describe('options that are not given follow from the columns', () => {
  test.each<[what: string, path: string, metrics: string, values: Record<string, unknown>]>([
    ['names', words, 'f1_score', { f1_score: { bird: 0, cat: 2 / 3, dog: 0.5 } }],
    [
      'averages of names',
      words,
      'f1_score:average=macro,f1_score:average=micro,name=micro,fbeta_score:beta=2,average=weighted',
      { f1_score: 7 / 18, micro: 0.5, fbeta_score: 11 / 24 },
    ],
    ['scores of named classes', named, 'f1_score', { f1_score: { cat: 2 / 3, dog: 2 / 3 } }],
    ['how many scores there are', named, 'mean_io_u', { mean_io_u: 0.5 }],
    [
      'probabilities',
      chances,
      'precision,recall,TruePositives,false_positives,binary_io_u',
      {
        precision: 0.5,
        recall: 0.5,
        true_positives: 1,
        false_positives: 1,
        binary_io_u: 1 / 3,
      },
    ],
    [
      'a list of thresholds',
      chances,
      'precision:thresholds=[0.75,0.3]',
      { precision: { 0.75: 1, 0.3: 2 / 3 } },
    ],
    [
      'lists of labels',
      tags,
      'auc,precision,f1_score:threshold=0.5',
      // All rows have the third label, so it has no area.
      { auc: 1, precision: 1, f1_score: { 0: 1, 1: 1, 2: 2 / 3 } },
    ],
    ['the highest of lists', tags, 'precision:top_k=1,recall:top_k=2', { precision: 1, recall: 1 }],
    [
      'numbers, all rows together',
      outputs,
      'r2_score,pearson_correlation,concordance_correlation',
      { r2_score: 19 / 28, pearson_correlation: 13 / 14, concordance_correlation: 26 / 35 },
    ],
    [
      'outputs in lists',
      tags,
      'r2_score:class_aggregation=null,pearson_correlation:axis=null,name=all',
      { r2_score: { 0: 0.96, 1: 0.84, 2: 0 }, all: 0.857_649_293_144 },
    ],
  ])('%s', async (_, path, metrics, values) => {
    const { results } = await evaluate(path, '--metrics', metrics, '--no-sample-weight');
    const found = results.map(({ metric, value }) => [metric, value] as const);
    expect(Object.keys(Object.fromEntries(found))).toEqual(Object.keys(values));
    for (const [name, value] of found)
      expect([name, rounded(value)]).toEqual([name, rounded(values[name])]);
  });
});

const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, part: unknown) =>
    typeof part === 'number' ? Number(part.toPrecision(12)) : part,
  );

describe('a result of several numbers', () => {
  const metrics = ['--metrics', 'accuracy,f1_score'];

  test('has a line for each in a table', async () => {
    const { stdout } = await rightly('evaluate', words, ...metrics);
    expect(here(stdout)).toBe(`words.csv: 4 rows · y_true: y_true · y_pred: y_pred

metric    class     value  samples
accuracy         0.500000        4
f1_score  bird   0.000000        4
f1_score  cat    0.666667        4
f1_score  dog    0.500000        4
`);
  });

  test('has a line for each in each group, the total last', async () => {
    const { stdout } = await rightly('evaluate', words, '--metrics', 'f1_score', '--by', 'g');
    expect(here(stdout).split('\n').slice(2)).toEqual([
      'g      metric    class     value  samples',
      'a      f1_score  cat    0.666667        2',
      'a      f1_score  dog    0.000000        2',
      'b      f1_score  bird   0.000000        2',
      'b      f1_score  dog    0.666667        2',
      'total  f1_score  bird   0.000000        4',
      'total  f1_score  cat    0.666667        4',
      'total  f1_score  dog    0.500000        4',
      '',
    ]);
  });

  test('has a line for each in CSV and Markdown', async () => {
    const csv = await rightly('evaluate', words, ...metrics, '--format', 'csv');
    expect(csv.stdout).toBe(
      `metric,class,value,total,count\naccuracy,,0.5,2,4\nf1_score,bird,0,,\nf1_score,cat,${2 / 3},,\nf1_score,dog,0.5,,\n`,
    );
    const markdown = await rightly('evaluate', words, ...metrics, '--format', 'markdown');
    expect(markdown.stdout.split('\n')[3]).toBe('| f1_score | bird  | 0.000000 |       4 |');
  });

  test('has the states that the library reads in JSON', async () => {
    const { results } = await evaluate(words, ...metrics);
    expect(results[1]).toMatchObject({
      version: 2,
      class_name: 'F1Score',
      state: {
        hits: { cat: 1, dog: 1 },
        truths: { bird: 1, cat: 1, dog: 2 },
        calls: { cat: 2, dog: 2 },
      },
    });
  });

  test('is its own number for a class called like a member of Object.prototype', async () => {
    const path = file('p.csv', 'y_true,y_pred\n__proto__,__proto__\nconstructor,x\n');
    const { stdout } = await rightly('evaluate', path, '--metrics', 'f1_score', '--format', 'csv');
    expect(stdout).toContain('f1_score,__proto__,1,,\nf1_score,constructor,0,,\nf1_score,x,0,,\n');
    const { results } = await evaluate(path, '--metrics', 'f1_score');
    expect(Object.entries(results[0]!.value as unknown as object)).toEqual([
      ['__proto__', 1],
      ['constructor', 0],
      ['x', 0],
    ]);
  });

  test('has its numbers in the order of the thresholds, or of the classes', async () => {
    const thresholds = ['--metrics', 'precision:thresholds=[1,0.75,0]', '--format', 'csv'];
    const { stdout } = await rightly('evaluate', chances, ...thresholds, '--no-sample-weight');
    expect(stdout).toBe(
      'metric,class,value,total,count\nprecision,1,0,,\nprecision,0.75,1,,\nprecision,0,0.5,,\n',
    );
    const path = file('below.csv', 'y_true,y_pred\n2,2\n-1,-1\n');
    const classes = await rightly(
      'evaluate',
      path,
      '--metrics',
      'f1_score:average=null',
      '--format',
      'csv',
    );
    expect(classes.stdout).toContain('\nf1_score,-1,1,,\nf1_score,2,1,,\n');
  });

  test('is – if no row is left', async () => {
    const { stdout } = await rightly('evaluate', words, ...metrics, '--where', 'false');
    expect(here(stdout).split('\n').slice(2)).toEqual([
      'metric    value  samples',
      'accuracy      –        0',
      'f1_score      –        0',
      '',
    ]);
  });

  test('is – if all weights are 0, and a warning says so', async () => {
    const path = file('zero.csv', 'y_true,y_pred,w,g\n1,1,0,a\n0,1,0,a\n2,1,1,b\n0,0,1,b\n');
    const args = ['--sample-weight', 'w', '--by', 'g', '--metrics'];
    const both = 'accuracy,f1_score,f1_score:average=macro,name=macro,precision,mean_io_u';
    const { stdout } = await rightly('evaluate', path, ...args, both);
    expect(here(stdout).split('\n').slice(3, 8)).toEqual([
      'a      accuracy                 –        2       0',
      'a      f1_score                 –        2',
      'a      macro                    –        2',
      'a      precision                –        2',
      'a      mean_io_u                –        2',
    ]);
    const none = await rightly('evaluate', path, ...args, 'f1_score', '--where', "g = 'a'");
    expect(none.stderr).toBe('warning: f1_score: the weights sum to 0, so there is no value\n');
  });

  test.each([
    ['true_positives,recall', '0,0.2,1\n0,0.3,1\n', [0, 0]],
    ['precision,auc', '0,0.2,1\n0,0.3,1\n', [0, 0]],
  ])(
    'is 0, and not –, if weights are above 0 and nothing is positive: %s',
    async (names, text, values) => {
      const path = file('negative.csv', `y_true,y_pred,w\n${text}`);
      const { results, warnings } = await evaluate(
        path,
        '--metrics',
        names,
        '--sample-weight',
        'w',
      );
      const said = names.includes('auc')
        ? ['auc: the area is 0; the area is always 0 where only one class occurs']
        : [];
      expect([results.map(({ value }) => value), warnings]).toEqual([values, said]);
    },
  );

  test('is 0 for lists of labels if no label is true or predicted', async () => {
    const path = file('none.jsonl', '{"y_true":[0,0],"y_pred":[0.1,0.2]}\n');
    const { results, warnings } = await evaluate(path, '--metrics', 'f1_score:threshold=0.5');
    expect([results[0]!.value, warnings]).toEqual([{ 0: 0, 1: 0 }, []]);
  });

  test('counts are whole numbers if the weights are', async () => {
    const { stdout } = await rightly(
      'evaluate',
      chances,
      '--metrics',
      'true_positives,false_positives',
      '--sample-weight',
      'w',
    );
    expect(here(stdout).split('\n').slice(2)).toEqual([
      'metric           value  samples',
      'true_positives       2        4',
      'false_positives    0.5        4',
      '',
    ]);
  });
});

const judged = async (...args: string[]): Promise<[number, string]> => {
  const { status, stderr } = await rightly('evaluate', words, '--by', 'g', ...args);
  return [status, here(stderr)];
};

describe('a requirement', () => {
  const f1 = ['--metrics', 'f1_score,f1_score:average=macro,name=macro'];

  test.each<[requirement: string, status: number, message: string]>([
    ['macro=0.3', 0, ''],
    [
      'macro=0.5',
      1,
      'failed: macro must be at least 0.5; it is 0.38888888888888884, 0.111 too low\n',
    ],
    ['f1_score{cat}=0.6', 0, ''],
    [
      'f1_score{dog}=0.6',
      1,
      'failed: f1_score{dog} must be at least 0.6; it is 0.5, 0.1 too low\n',
    ],
    [
      'f1_score{dog}[b]=0.7',
      1,
      'failed: f1_score{dog}[b] must be at least 0.7; it is 0.6666666666666666, 0.0333 too low\n',
    ],
    ['f1_score{*}=0.5', 1, 'failed: f1_score{bird} must be at least 0.5; it is 0, 0.5 too low\n'],
    [
      'f1_score{cat}[*]=0.7',
      1,
      'failed: f1_score{cat}[a] must be at least 0.7; it is 0.6666666666666666, 0.0333 too low\n',
    ],
    [
      'f1_score{cow}=0.5',
      1,
      'failed: f1_score{cow} must be at least 0.5; there is no such class\n',
    ],
    [
      'f1_score{cat}[c]=0.5',
      1,
      'failed: f1_score{cat}[c] must be at least 0.5; there is no such group\n',
    ],
    [
      'f1_score=0.5',
      2,
      'rightly: --fail-under f1_score=0.5: f1_score has several numbers; say f1_score{CLASS}=0.5 for one of them, f1_score{*}=0.5 for each\n',
    ],
    [
      'macro{cat}=0.5',
      2,
      'rightly: --fail-under macro{cat}=0.5: macro is one number; say macro=0.5\n',
    ],
    ['macro=50', 2, 'rightly: --fail-under macro=50: macro is at most 1, as in macro=0.5\n'],
  ])('%s', async (bar, status, said) => {
    expect(await judged(...f1, '--fail-under', bar)).toEqual([status, said]);
  });

  test('names a class by its plain name, or by the name in tables and messages', async () => {
    const path = file('odd.csv', 'y_true,y_pred\ntotal,*\n*,total\n"a}b[c","a=b"\n\u202e,total\n');
    const bar = async (of: string): Promise<string> => {
      const args = ['--metrics', 'f1_score', '--fail-under', `f1_score{${of}}=0.5`];
      const { status, stderr } = await rightly('evaluate', path, ...args);
      return `${status} ${stderr}`;
    };
    const low = 'must be at least 0.5; it is 0, 0.5 too low\n';
    for (const name of ['total', '"total"'])
      expect(await bar(name)).toBe(`1 failed: f1_score{"total"} ${low}`);
    for (const name of ['\u202e', String.raw`\u202e`])
      expect(await bar(name)).toBe(String.raw`1 failed: f1_score{\u202e} ` + low);
    expect(await bar('"*"')).toBe(`1 failed: f1_score{"*"} ${low}`);
    expect(await bar('a}b[c')).toBe(`1 failed: f1_score{a}b[c} ${low}`);
    expect(await bar('a=b')).toBe(`1 failed: f1_score{a=b} ${low}`);
    expect((await bar('*')).split('\n').length).toBe(6);
    expect(await bar('"cat"')).toBe(
      '1 failed: f1_score{"cat"} must be at least 0.5; there is no such class\n',
    );
  });

  test('is --fail-under or --fail-over, as the direction of the metric requires', async () => {
    const { status, stderr } = await rightly(
      'evaluate',
      chances,
      '--metrics',
      'false_positives',
      '--fail-under',
      'false_positives=1',
    );
    expect([status, stderr]).toEqual([
      2,
      'rightly: --fail-under false_positives=1: the lower false_positives is, the better; say --fail-over false_positives=1\n',
    ]);
  });
});

async function parts(...args: string[]): Promise<[whole: Report, merged: Report]> {
  const whole = await made('whole.parquet', rows(0, 2000));
  const cuts = [0, 11, 700, 2000];
  const states: string[] = [];
  for (const [i, from] of cuts.slice(0, -1).entries()) {
    const part = await made(`part-${i}.parquet`, rows(from, cuts[i + 1]!));
    states.push(at(`part-${i}.json`));
    const { status, stderr } = await rightly('evaluate', part, ...args, '--state', states[i]!);
    expect([status, stderr]).toEqual([0, stderr]);
  }
  const { stdout } = await rightly('merge', ...states, '--format', 'json');
  return [await evaluate(whole, ...args), report(stdout)];
}

describe('parts add up to the whole', () => {
  const metrics =
    'accuracy,f1_score,f1_score:average=macro,name=macro,mean_io_u,sparse_categorical_crossentropy:from_logits=true';

  test('without weights, all metrics except losses are exact', async () => {
    const [whole, merged] = await parts('--no-sample-weight', '--metrics', metrics, '--by', 'g');
    const [found, expected] = [merged, whole].map(({ results }) =>
      results.filter(({ metric }) => !metric.startsWith('sparse_categorical_c')),
    );
    expect(found).toEqual(expected);
    expect(merged.results.length).toBeGreaterThan(20);
  });

  test('with weights, sums agree to the last digits', async () => {
    const [whole, merged] = await parts('--metrics', metrics);
    expect(rounded(merged.results.map(({ value }) => value))).toEqual(
      rounded(whole.results.map(({ value }) => value)),
    );
  });

  test('by names of classes', async () => {
    const states = [];
    for (const [i, labels] of ['cat,cat\ndog,cat\n', 'dog,dog\nbird,dog\n'].entries()) {
      states.push(at(`names-${i}.json`));
      const part = file('n.csv', `y_true,y_pred\n${labels}`);
      await rightly('evaluate', part, '--metrics', 'f1_score', '--state', states[i]!);
    }
    const { stdout } = await rightly('merge', ...states, '--format', 'json');
    expect(report(stdout).results).toEqual(
      (await evaluate(words, '--metrics', 'f1_score')).results,
    );
  });

  test.each([
    ['f1_score', 'numbers', '1,1', 'names', 'cat,cat'],
    ['f1_score:average=macro', 'names', 'cat,cat', 'numbers', '1,1'],
  ])(
    'a merge is refused for %s of %s (%s) and %s (%s)',
    async (metric, one, first, other, second) => {
      const states = [at('one.json'), at('other.json')] as const;
      for (const [i, labels] of [first, second].entries()) {
        const part = file('part.csv', `y_true,y_pred\n${labels}\n`);
        await rightly('evaluate', part, '--metrics', metric, '--state', states[i]!);
      }
      const { status, stderr } = await rightly('merge', ...states);
      expect([status, stderr]).toEqual([
        2,
        `rightly: ${states[1]} must have the same metrics, groups and classes as ${states[0]}; its classes are ${other}, not ${one}\n`,
      ]);
    },
  );

  test('sums that float64 cannot hold add up too', async () => {
    const states = [at('sum-0.json'), at('sum-1.json')];
    const lists = ['[1,2,4]', '[0.1,0.7,0.3]'];
    const asked = ['--metrics', 'pearson_correlation,auc:thresholds=[0.5]'];
    for (const [i, list] of lists.entries()) {
      const part = file('l.jsonl', `{"y_true":${list},"y_pred":[0.3,0.1,0.6]}\n`.repeat(3));
      const { status } = await rightly('evaluate', part, ...asked, '--state', states[i]!);
      expect(status).toBe(0);
    }
    // The sums of Arrow and NPY files have two parts. The sums of SQL have one part.
    const document = JSON.parse(readFileSync(states[0]!, 'utf8')) as {
      groups: { states: object[] }[];
    };
    Object.assign(document.groups[0]!.states[0]!, { compensation: { total: 1e-17, count: 0 } });
    writeFileSync(states[0]!, JSON.stringify(document));
    const { status, stderr } = await rightly('merge', ...states);
    expect([status, stderr]).toEqual([0, stderr]);
  });

  test('states of version 1 add up without standard errors', async () => {
    const path = at('whole.parquet');
    await rightly('evaluate', path, '--no-sample-weight', '--state', at('new.json'));
    const document = JSON.parse(readFileSync(at('new.json'), 'utf8')) as object;
    expect(document).toMatchObject({ rightly_state: 2 });
    writeFileSync(at('old.json'), JSON.stringify({ ...document, rightly_state: 1 }));
    const { status, stdout, stderr } = await rightly(
      'merge',
      at('old.json'),
      at('new.json'),
      '--format',
      'json',
      '--state',
      at('both.json'),
    );
    expect([status, stderr]).toEqual([0, stderr]);
    const { results } = await evaluate(path, '--no-sample-weight');
    expect(report(stdout).results[0]!.value).toBe(results[0]!.value);
    expect(JSON.parse(readFileSync(at('both.json'), 'utf8'))).toMatchObject({
      groups: [{ states: [{ spread: null }] }],
    });
  });
});

describe('the query of rightly sql', () => {
  test.each([
    ['CSV', 'answer.csv', 'HEADER'],
    ['JSON lines', 'answer.jsonl', 'FORMAT json'],
  ])('has an answer that merge reads, as %s', async (_, name, format) => {
    const path = await made('whole.parquet', rows(0, 500));
    const asked = ['--metrics', 'accuracy,f1_score,mean_io_u:num_classes=3', '--by', 'g'];
    const columns = ['--y-true', 'label:integer', '--y-pred', 'scores:float32[]'];
    const from = ['--query', `SELECT * FROM '${path}'`, '--sample-weight', 'weight'];
    const answer = await answered(name, format, ...from, ...columns, ...asked);
    const { stdout, stderr } = await rightly('merge', answer, '--format', 'json');
    const whole = await evaluate(path, ...asked);
    expect([rounded(report(stdout).results), stderr]).toEqual([rounded(whole.results), stderr]);
  });

  test('has an answer that merge refuses without the columns of groups and rows', async () => {
    const asked = ['--query', `SELECT * FROM '${words}'`, '--metrics', 'f1_score', '--by', 'g'];
    const types = ['--y-true', 'y_true:string', '--y-pred', 'y_pred:string'];
    const answer = await answered('answer.jsonl', 'FORMAT json', ...asked, ...types);
    const lines = readFileSync(answer, 'utf8').trim().split('\n');
    const merged = async (change: object): Promise<[number, string]> => {
      const changed = lines.map((line) => Object.assign(JSON.parse(line) as object, change));
      const path = file('changed.json', JSON.stringify(changed));
      const { status, stderr } = await rightly('merge', path);
      return [status, stderr.replace(path, 'changed.json')];
    };
    expect(await merged({})).toEqual([0, '']);
    const said = 'rightly: changed.json: read:';
    expect(await merged({ _group_0: undefined })).toEqual([
      2,
      expect.stringMatching(`^${said} the rows must have the column _group_0; got _rightly, _`),
    ]);
    expect(await merged({ _rows: 'many' })).toEqual([
      2,
      `${said} _rows must be a number; got many\n`,
    ]);
    for (const count of [-1, 0.5])
      expect(await merged({ _rows: count })).toEqual([
        2,
        `${said} _rows must be a whole number from 0 to 9007199254740991; got ${count}\n`,
      ]);
  });

  test('has an answer in which NULL may be left out', async () => {
    const path = file('gaps.csv', 'y_true,y_pred,g\ncat,cat,a\ndog,cat,\ndog,dog,\n');
    const asked = ['--metrics', 'f1_score:average=null', '--by', 'g'];
    const types = ['--y-true', 'y_true:string', '--y-pred', 'y_pred:string'];
    const query = ['--query', `SELECT * FROM '${path}'`, ...types];
    const answer = await answered('answer.jsonl', 'FORMAT json', ...query, ...asked);
    const text = readFileSync(answer, 'utf8');
    expect(text).toContain('"_group_0":null');
    writeFileSync(answer, text.replaceAll('"_group_0":null,', ''));
    const { stdout } = await rightly('merge', answer, '--format', 'json');
    expect(report(stdout).results).toEqual((await evaluate(path, ...asked)).results);
  });

  test.each(['answer.csv', 'answer.json'])('keeps 1 and "1" apart, in %s', async (name) => {
    const path = await madeFile('labels.parquet', `SELECT 1 AS a, 1 AS b, '1' AS c, '1' AS d`);
    const format = name.endsWith('csv') ? 'HEADER' : 'FORMAT json';
    const query = ['--query', `SELECT * FROM '${path}'`, '--metrics', 'f1_score'];
    const keys = async (...types: string[]): Promise<unknown> => {
      const answer = await answered(name, format, ...query, ...types);
      const { stdout } = await rightly('merge', answer, '--format', 'json');
      return report(stdout).results[0]!.state;
    };
    const numbers = await keys('--y-true', 'a:integer', '--y-pred', 'b:integer');
    expect(numbers).toEqual({ hits: { 1: 1 }, truths: { 1: 1 }, calls: { 1: 1 } });
    const names = await keys('--y-true', 'c:string', '--y-pred', 'd:string');
    expect(names).toEqual({ hits: { '"1"': 1 }, truths: { '"1"': 1 }, calls: { '"1"': 1 } });
  });
});

test('--explain and --sql show how the rows are counted', async () => {
  const explained = await rightly('evaluate', words, '--metrics', 'f1_score', '--explain');
  expect([explained.status, explained.stdout]).toEqual([0, expect.stringContaining('GROUP_BY')]);
  const { stdout } = await rightly('evaluate', words, '--metrics', 'f1_score', '--sql');
  expect(stdout).toContain('-- f1_score: hits _sum_0_0 by _key_0, ');
});

test('--rows has the hits of accuracies beside metrics of several sums', async () => {
  const path = at('rows.parquet');
  const { status, stderr } = await rightly(
    'evaluate',
    words,
    '--metrics',
    'accuracy,f1_score',
    '--rows',
    path,
  );
  expect([status, stderr.replaceAll(`${root}/`, '')]).toEqual([
    0,
    'wrote 4 rows to rows.parquet\n',
  ]);
});

/** The same rows in three formats. */
async function formats(
  truth: readonly number[],
  scores: readonly number[],
  width: number,
): Promise<string[][]> {
  const n = truth.length;
  const row = (i: number): string => {
    const own = scores.slice(i * width, (i + 1) * width).map((x) => `'${x}'::FLOAT`);
    return `(${truth[i]!}, ${width === 1 ? own[0]! : `[${own.join()}]`})`;
  };
  const parquet = await madeFile(
    'a.parquet',
    `SELECT * FROM (VALUES ${truth.map((_, i) => row(i)).join()}) AS t(y_true, y_pred)`,
  );
  const shape = width === 1 ? [n] : [n, width];
  const arrays = [
    file('p.npy', npy(scores, { descr: '<f4', shape })),
    '--y-true',
    file('y.npy', npy(truth, { descr: '<i8', shape: [n] })),
  ];
  if (width > 1) return [[parquet], arrays];
  const table = tableFromArrays({
    y_true: Int32Array.from(truth),
    y_pred: Float32Array.from(scores),
  });
  return [[parquet], arrays, [file('a.arrow', tableToIPC(table, 'file'))]];
}

describe('Parquet, Arrow and NPY have the same values, sums and warnings', () => {
  test.each<[what: string, truth: number[], scores: number[], width: number, metrics: string]>([
    [
      'labels and scores',
      [0, 1, 2, 1, 7],
      [3, 1, 2, 1, 5, 1, 0, 0, NaN, 4, 4, 1, 1, 2, 3],
      3,
      'f1_score,fbeta_score:beta=2,average=macro,accuracy',
    ],
    [
      'probabilities',
      [0, 1, 1, 0, 2],
      [0.25, 0.75, 0.5, NaN, 1],
      1,
      'auc,precision,recall:thresholds=[0.1,0.5],true_negatives,binary_accuracy',
    ],
    [
      'rows that are read in two ways',
      [0, 1, 1],
      [0.25, NaN, 0.75],
      1,
      'binary_accuracy,binary_io_u,recall',
    ],
    [
      'probabilities and the best at a bound',
      [0, 1, 1, 0],
      [0.25, 0.75, 0.5, 0.6],
      1,
      'precision_at_recall:recall=0.5,sensitivity_at_specificity:specificity=0.5,auc:curve=PR',
    ],
  ])('%s', async (_, truth, scores, width, metrics) => {
    const all = await formats(truth, scores, width);
    const found: Awaited<ReturnType<typeof findings>>[] = [];
    for (const args of all) found.push(await findings(...args, '--metrics', metrics));
    const [first, ...others] = found;
    for (const other of others) expect(other).toEqual(first);
    expect(first!.results.length).toBeGreaterThan(2);
  });

  test('every format refuses the same row', async () => {
    const all = await formats([0, 1, 1], [0.25, 1.5, 0.5], 1);
    const said = [];
    for (const args of all) said.push(await refusal(...args, '--metrics', 'auc'));
    expect(said).toEqual([
      'a.parquet: row 2: column "y_pred" must lie between 0 and 1; it holds 1.5',
      'p.npy: row 2 must lie between 0 and 1; it holds 1.5',
      'a.arrow: row 2: column "y_pred" must lie between 0 and 1; it holds 1.5',
    ]);
  });
});

describe('data that does not fit is refused', () => {
  test.each<[path: string, metrics: string, message: string]>([
    [
      chances,
      'mean_io_u',
      'chances.csv: row 1: column "y_pred" must hold whole numbers as classes; it holds 0.1 (for a probability say --metrics precision,recall,f1_score,roc_auc or --per-class)',
    ],
    [words, 'auc', 'auc needs 0 and 1 as truth; column "y_true" holds strings'],
    [
      words,
      'io_u:num_classes=3',
      '--metrics: IoU.constructor: targetClassIds must be a list of class indexes or, with classes, of names; got undefined',
    ],
    [
      named,
      'one_hot_io_u:target_class_ids=[0]',
      'one_hot_io_u needs one-hot lists as truth; column "label" holds one label a row',
    ],
    [
      named,
      'f1_score:average=mean',
      "--metrics: F1Score.constructor: average must be 'micro', 'macro', 'weighted', 'binary' or null; got \"mean\"",
    ],
    [
      words,
      'f1_scor',
      '--metrics: there is no metric "f1_scor"; did you mean "f1_score"? rightly evaluate --list-metrics shows all',
    ],
  ])('%s: %s', async (path, metrics, said) => {
    expect(await refusal(path, '--metrics', metrics, '--no-sample-weight')).toBe(said);
  });

  test.each(['mean_io_u', 'sparse_categorical_crossentropy', 'accuracy,io_u:target_class_ids=[0]'])(
    'a label that is no class is named as the file has it: %s',
    async (names) => {
      const path = file('cow.csv', 'label,p_cat,p_dog\ncat,0.75,0.25\ncow,0.75,0.25\n');
      expect(await refusal(path, '--metrics', names)).toBe(
        'cow.csv: row 2: column "label" must hold labels that are classes; it holds "cow"',
      );
      const query = ['--query', `SELECT * FROM '${path}'`, '--metrics', names];
      expect(await refusal(...query)).toBe(
        'the query: a row: column "label" must hold labels that are classes; it holds "cow"',
      );
    },
  );

  test('numbers and names are not compared', async () => {
    const path = file('mixed.csv', 'y_true,y_pred\n1,a\n2,b\n');
    expect(await refusal(path, '--metrics', 'f1_score')).toBe(
      'f1_score: column "y_pred" holds text, and column "y_true" does not: say --text y_true in CSV and JSONL, or --y-true \'sql: CAST("y_true" AS VARCHAR)\', to compare texts',
    );
  });
});

test('an answer of too many rows is refused before it fills memory', async () => {
  const query = 'SELECT 1 AS y_true, 1 AS y_pred, i AS g FROM range(2000001) t(i)';
  const { status, stdout, stderr } = await rightly('evaluate', '--query', query, '--by', 'g');
  expect([status, stdout, stderr]).toEqual([
    2,
    '',
    'rightly: the answer must have at most 2,000,000 rows; it has more. Each group has one row, or one row for each class or threshold: ask for fewer groups with --by or --where, for fewer thresholds (auc:num_thresholds=50), or for metrics without classes\n',
  ]);
});

test('a warning names truth that counts as positive because it is not 0', async () => {
  const path = file('three.csv', 'y_true,y_pred\n0,0\n1,1\n2,1\n');
  const { stderr } = await rightly('evaluate', path, '--metrics', 'precision:thresholds=0.5');
  expect(stderr).toBe(
    'warning: 1 of 3 rows have a truth other than 0 and 1, which counts as positive where it is not 0; for classes say --metrics f1_score\n',
  );
});

const logits = [
  [0, -2.5],
  [1, 3.5],
  [1, 0.25],
] as const;
const logitsCsv = (): string =>
  file('logits.csv', ['y_true,y_pred', ...logits.map((row) => row.join(','))].join('\n'));
const outside = (count: number, metrics: string): string =>
  `warning: ${count} of 3 rows have truth or predictions outside of 0 to 1, which are read as probabilities; for logits say --metrics ${metrics}`;

describe('a warning names logits under a threshold for probabilities, and the option for logits,', () => {
  test.each([
    ['binary_accuracy', 'binary_accuracy:threshold=0'],
    ['precision,f1_score,auc:from_logits=true', 'precision:thresholds=0,f1_score:threshold=0'],
    ['bce,recall', 'bce:from_logits=true,recall:thresholds=0'],
  ])('%s', async (metrics, mended) => {
    for (const format of ['table', 'csv', 'markdown']) {
      const { stderr } = await rightly(
        'evaluate',
        logitsCsv(),
        '--metrics',
        metrics,
        '--format',
        format,
      );
      expect(stderr).toContain(outside(2, mended));
    }
    const after = await rightly('evaluate', logitsCsv(), '--metrics', mended);
    expect([after.status, after.stderr]).toEqual([0, '']);
  });

  test('of arrays', async () => {
    const truth = file('y.npy', npy([0, 1, 1], { descr: '<i8', shape: [3] }));
    const scores = file('s.npy', npy([-2.5, 3.5, 0.25], { descr: '<f4', shape: [3] }));
    const { stderr } = await rightly('evaluate', scores, '--y-true', truth);
    expect(stderr).toContain(outside(2, 'binary_accuracy:threshold=0'));
  });
});

test('a warning names a probability that is compared with labels', async () => {
  const path = file('fractions.csv', 'y_true,y_pred\n0,0.25\n1,1\n1,0.75\n');
  const { stderr } = await rightly('evaluate', path, '--metrics', 'accuracy_score');
  expect(stderr).toBe(
    'warning: 2 of 3 rows have a prediction that is not a whole number, so it equals no label; for probabilities say --metrics binary_accuracy\n',
  );
});

test('averages over the classes of a probability are those of the labels 0 and 1', async () => {
  const path = file('p.csv', 'y_true,y_pred\n0,0.2\n1,0.9\n1,0.4\n0,0.6\n1,0.7\n');
  const asked = 'f1_macro,precision_weighted,recall_micro,f1_score:average=null,name=each';
  const { results } = await evaluate(path, '--metrics', asked);
  const found = Object.fromEntries(results.map(({ metric, value }) => [metric, value]));
  // The results of scikit-learn for the predictions 0, 1, 0, 1, 1.
  expect(found).toEqual({
    f1_macro: expect.closeTo(0.5833333333333333, 14),
    precision_weighted: expect.closeTo(0.6, 14),
    recall_micro: expect.closeTo(0.6, 14),
    each: { 0: 0.5, 1: expect.closeTo(2 / 3, 14) },
  });
});
