import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { npy, refusal } from './arrays.ts';
import { evaluate, file, folder, type Report, rightly } from './command.ts';

const here = (output: string): string => output.replaceAll(/\/\S*\/(?=[\w.]+)/g, '');
const lines = (output: string): string[] => here(output).trimEnd().split('\n').slice(2);
const valuesOf = ({ results }: Report): Record<string, unknown> =>
  Object.fromEntries(results.map(({ metric, value }) => [metric, value]));

/** The precision of merged states, or the error. */
const merged = async (...args: string[]): Promise<unknown> => {
  const { stdout, stderr } = await rightly('merge', ...args, '--format', 'json');
  return stdout === '' ? stderr : valuesOf(JSON.parse(stdout) as Report)['precision'];
};

const judge = async (bar: string, ...args: string[]): Promise<string> => {
  const { status, stderr } = await rightly('evaluate', ...args, '--fail-under', bar);
  return `${status} ${stderr}`.trimEnd();
};

const words = file('words.csv', 'y_true,y_pred,g\ncat,cat,a\ndog,cat,a\ndog,dog,b\nbird,dog,b\n');
const answers = file(
  'answers.csv',
  'y_true,y_pred\nspam,spam\nham,spam\nham,ham\nham,ham\nspam,ham\n',
);
const bits = file('bits.csv', 'y_true,y_pred\n1,1\n0,1\n0,0\n0,0\n1,0\n');
const chances = file('chances.csv', 'y_true,y_pred\n1,0.9\n0,0.6\n0,0.2\n0,0.1\n1,0.3\n');

describe('two labels', () => {
  const metrics = ['--metrics', 'precision,recall,f1_score,specificity'];
  const ofSpam = { precision: 0.5, recall: 0.5, f1_score: 0.5, specificity: 2 / 3 };

  test('need --positive where no label is 1 or true', async () => {
    expect(await refusal(answers, ...metrics)).toBe(
      'precision, recall, f1_score, specificity: the labels are "ham" and "spam", and none of them is 1 or true; say which one is positive, --positive ham or --positive spam (--per-class shows both)',
    );
    const odd = file('odd.csv', "y_true,y_pred\na b,it's\nit's,it's\n");
    expect(await refusal(odd, '--metrics', 'recall')).toContain(
      String.raw`--positive 'a b' or --positive 'it'\''s'`,
    );
  });

  test('have the numbers of --positive', async () => {
    expect(valuesOf(await evaluate(answers, ...metrics, '--positive', 'spam'))).toEqual(ofSpam);
    const { stdout } = await rightly('evaluate', answers, ...metrics, '--positive', 'ham');
    expect(here(stdout).split('\n')[0]).toMatch(/ · positive: ham$/);
    expect(await refusal(answers, ...metrics, '--positive', 'maybe')).toBe(
      '--positive must be one of the labels, "ham", "spam"; got "maybe"',
    );
    expect(await refusal(bits, ...metrics, '--positive', 'yes')).toBe(
      '--positive must be a whole number, as the labels are; got "yes"',
    );
  });

  test.each([
    ['0 and 1', bits],
    [
      'true and false',
      file('t.csv', 'y_true,y_pred\nTrue,True\nFalse,True\nFalse,False\nFalse,False\nTrue,False\n'),
    ],
    ['a probability', chances],
  ])('have the numbers of 1 or true: %s', async (_, path) => {
    expect(valuesOf(await evaluate(path, ...metrics))).toEqual(ofSpam);
  });

  test('have numbers for each class with an option', async () => {
    const report = await evaluate(answers, '--metrics', 'precision:average=null');
    expect(valuesOf(report)).toEqual({ precision: { ham: 2 / 3, spam: 0.5 } });
  });

  test('three labels have a number for each, or the number of --positive', async () => {
    const { stdout } = await rightly('evaluate', words, '--metrics', 'precision,recall');
    expect(here(stdout).split('\n')[0]).toMatch(/ · precision, recall: by class$/);
    const one = await evaluate(words, '--metrics', 'precision', '--positive', 'dog');
    expect(valuesOf(one)).toEqual({ precision: 0.5 });
  });

  test('are counted in all parts together, and not in each part', async () => {
    const at = folder();
    const state = async (name: string, rows: string): Promise<string> => {
      const path = `${at}/${name}.json`;
      const part = file('part.csv', `y_true,y_pred\n${rows}`);
      const run = await rightly('evaluate', part, '--metrics', 'precision', '--state', path);
      expect([run.status, run.stderr]).toEqual([0, '']);
      return path;
    };
    const two = await state('two', 'cat,cat\ndog,cat\n');
    const other = await state('other', 'bird,dog\n');
    const zero = await state('zero', '0,0\n0,0\n');
    const one = await state('one', '1,1\n0,1\n');
    expect(await merged(two, other)).toEqual({ bird: 0, cat: 0.5, dog: 0 });
    expect(await merged(zero, one)).toBe(0.5);
    expect(await merged(two)).toMatch(
      /the labels are "cat" and "dog", .* say which one is positive/,
    );
    expect(await merged(two, '--positive', 'cat')).toBe(0.5);
    expect(await merged(two, '--positive', 'cow')).toMatch(
      /must be one of the labels, .*; got "cow"/,
    );
  });
});

describe('--per-class', () => {
  test('prints a table for each group, and quotes classes that are called like its own lines', async () => {
    const path = file('odd.csv', 'y_true,y_pred,g\naccuracy,accuracy,a\nmacro avg,accuracy,b\n');
    const { stdout, stderr } = await rightly('evaluate', path, '--per-class', '--by', 'g');
    expect([stderr, lines(stdout).slice(0, 5)]).toEqual([
      '',
      [
        'g      class         precision    recall  f1_score  support',
        'a      "accuracy"     1.000000  1.000000  1.000000        1',
        'a      accuracy                             1.000000        1'.replace(
          '                             ',
          '                           ',
        ),
        'a      macro avg      1.000000  1.000000  1.000000        1',
        'a      weighted avg   1.000000  1.000000  1.000000        1',
      ],
    ]);
    expect(stdout).toMatch(/^total {2}"macro avg" +0\.000000 {2}0\.000000 {2}0\.000000 {8}1$/m);
  });

  test('is printed in Markdown, CSV and JSON', async () => {
    const markdown = await rightly('evaluate', words, '--per-class', '--format', 'markdown');
    expect(markdown.stdout.split('\n')[3]).toBe(
      '| cat          |  0.500000 | 1.000000 | 0.666667 |       1 |',
    );
    const csv = await rightly('evaluate', words, '--per-class', '--format', 'csv');
    expect(csv.stdout.split('\n')).toEqual(
      expect.arrayContaining([
        'metric,class,value,total,count',
        'recall,cat,1,,',
        'support,dog,2,,',
      ]),
    );
    const report = valuesOf(await evaluate(words, '--per-class'));
    expect(report).toMatchObject({
      accuracy: 0.5,
      precision: { bird: 0, cat: 0.5, dog: 0.5 },
      support: { bird: 1, cat: 1, dog: 2 },
      recall_weighted: 0.5,
    });
  });

  test('counts the labels 0 and 1 of a probability', async () => {
    expect(valuesOf(await evaluate(chances, '--per-class'))).toEqual(
      valuesOf(await evaluate(bits, '--per-class')),
    );
  });

  test('is part of states, which add up', async () => {
    const at = folder();
    const states = ['a', 'b'].map((group) => `${at}/${group}.json`);
    for (const [i, group] of ['a', 'b'].entries())
      await rightly(
        'evaluate',
        words,
        '--where',
        `g = '${group}'`,
        '--per-class',
        '--state',
        states[i]!,
      );
    const { stdout } = await rightly('merge', ...states, '--format', 'json');
    expect(valuesOf(JSON.parse(stdout) as Report)).toEqual(
      valuesOf(await evaluate(words, '--per-class')),
    );
    expect(readFileSync(states[0]!, 'utf8')).not.toContain('"undecided"');
  });

  test('is printed below other metrics', async () => {
    const { stdout } = await rightly('evaluate', words, '--per-class', '--metrics', 'mcc,f1_score');
    expect(lines(stdout).slice(0, 2)).toEqual([
      'metric      class     value  samples',
      expect.stringMatching(/^mcc /),
    ]);
    expect(stdout).toMatch(/^f1_score_1 {2}cat +0\.666667 +4$/m);
  });
});

describe('requirements', () => {
  test.each([
    ['recall{dog}=0.6', '1 failed: recall{dog} must be at least 0.6; it is 0.5, 0.1 too low'],
    ['f1_score_macro=0.3', '0'],
    ['F1-Score-Macro=0.3', '0'],
    ['support{dog}=1', '2 rightly: --fail-under: no metric is called "support"; there are'],
    [
      'precision=0.5',
      '2 rightly: --fail-under precision=0.5: precision has several numbers; say precision{CLASS}=0.5 for one of them, precision{*}=0.5 for each',
    ],
  ])('--per-class: %s', async (bar, said) => {
    expect((await judge(bar, words, '--per-class')).slice(0, said.length)).toBe(said);
  });

  test.each([
    [bits, 'precision=0.6', '1 failed: precision must be at least 0.6; it is 0.5, 0.1 too low'],
    [
      bits,
      'precision{1}=0.6',
      '2 rightly: --fail-under precision{1}=0.6: precision is one number; say precision=0.6',
    ],
    [words, 'precision{cat}=0.5', '0'],
    [
      words,
      'precision=0.5',
      '2 rightly: --fail-under precision=0.5: precision has several numbers; say precision{CLASS}=0.5 for one of them, precision{*}=0.5 for each',
    ],
  ])(
    'of metrics whose labels decide how many numbers they have, %s: %s',
    async (path, bar, said) => {
      expect(await judge(bar, path, '--metrics', 'precision')).toBe(said);
    },
  );

  test('refuse a matrix', async () => {
    for (const bar of ['confusion_matrix=1', 'confusion_matrix{cat}=1'])
      expect(await judge(bar, words, '--metrics', 'confusion_matrix')).toBe(
        `2 rightly: --fail-under ${bar}: confusion_matrix is a matrix, which cannot be judged; say --metrics recall,precision for numbers of each class`,
      );
  });

  test('judge the mean of areas', async () => {
    const path = file(
      's.csv',
      'label,p_cat,p_dog,p_cow\ncat,0.5,0.25,0.25\ndog,0.5,0.25,0.25\ncow,0,0.25,0.75\n',
    );
    expect(await judge('roc_auc=0.9', path, '--metrics', 'roc_auc')).toMatch(
      /^1 failed: roc_auc must be at least 0\.9; it is 0\.75/,
    );
  });
});

describe('a confusion matrix', () => {
  const metrics = ['--metrics', 'confusion_matrix'];

  test('is a grid', async () => {
    const { stdout } = await rightly('evaluate', words, ...metrics);
    expect(lines(stdout)).toEqual([
      'confusion_matrix',
      String.raw`true \ predicted  bird  cat  dog`,
      'bird                 0    0    1',
      'cat                  0    1    0',
      'dog                  0    1    1',
    ]);
  });

  test('has rows of pairs in CSV, and rows in JSON', async () => {
    const csv = await rightly(
      'evaluate',
      bits,
      '--metrics',
      'accuracy,confusion_matrix',
      '--format',
      'csv',
    );
    expect(csv.stdout).toBe(
      'metric,class,truth,prediction,value,total,count\naccuracy,,,,0.6,3,5\nconfusion_matrix,,0,0,2,,\nconfusion_matrix,,0,1,1,,\nconfusion_matrix,,1,0,1,,\nconfusion_matrix,,1,1,1,,\n',
    );
    const { results } = await evaluate(words, ...metrics, '--by', 'g');
    expect(results.at(-1)).toMatchObject({
      value: [
        [0, 0, 1],
        [0, 1, 0],
        [0, 1, 1],
      ],
      classes: ['bird', 'cat', 'dog'],
    });
  });

  test('has a table for each group in Markdown', async () => {
    const { stdout } = await rightly(
      'evaluate',
      words,
      ...metrics,
      '--by',
      'g',
      '--format',
      'markdown',
    );
    expect(stdout).toContain('confusion_matrix · g a\n\n| true \\\\ predicted | cat | dog |\n');
    expect(stdout).toContain('\nconfusion_matrix · total\n\n');
  });

  test('shows the most confused of many classes', async () => {
    const rows = Array.from({ length: 100 }, (_, i) => `c${i},c${i}\n`.repeat(3)).join('');
    const path = file('many.csv', `y_true,y_pred\n${rows}${'c7,c42\n'.repeat(5)}c3,c4\n`);
    const { stdout } = await rightly('evaluate', path, ...metrics);
    const [, head, ...shown] = lines(stdout);
    expect(head).toMatch(/ c42 .* c7 .* \(others\)$/);
    expect(shown.at(-1)).toMatch(
      /^the \d+ classes of 100 that are most confused; --format csv and json have all$/,
    );
    expect(Math.max(...shown.map((line) => line.length))).toBeLessThanOrEqual(120);
    const total = shown
      .slice(0, -1)
      .flatMap((line) => line.trim().split(/ {2,}/).slice(1))
      .reduce((sum, cell) => sum + Number(cell.replace(',', '')), 0);
    expect(total).toBe(306);
  });
});

describe('names in any spelling', () => {
  test.each(['f1_macro', 'F1-Macro', 'F1 MACRO', 'f1macro', 'F1Macro'])('%s', async (name) => {
    const { results } = await evaluate(words, '--metrics', name);
    expect(results[0]).toMatchObject({ metric: name, class_name: 'F1Score' });
    expect(results[0]!.value).toBeCloseTo(7 / 18, 12);
  });

  test.each(['accuracy', 'ACC', 'Accuracy', 'accuracy_score'])('%s of scores', async (name) => {
    const path = file('s.csv', 'label,p_cat,p_dog\ncat,0.75,0.25\ndog,0.75,0.25\n');
    const { results } = await evaluate(path, '--metrics', name);
    expect(results[0]).toMatchObject({ class_name: 'SparseCategoricalAccuracy', value: 0.5 });
  });
});

describe('areas over the scores of several classes', () => {
  const scores = [
    0.5, 0.25, 0.25, 0.25, 0.5, 0.25, 0.5, 0.375, 0.125, 0, 0.25, 0.75, 0.125, 0.25, 0.625,
  ];
  const truth = [0, 1, 1, 2, 0];
  const rows = truth.map((y, i) => `${y},${scores.slice(3 * i, 3 * i + 3).join()}\n`);
  const csv = file('s.csv', `label,p0,p1,p2\n${rows.join('')}`);
  const arrays = [
    file('p.npy', npy(scores, { descr: '<f4', shape: [5, 3] })),
    '--y-true',
    file('y.npy', npy(truth, { descr: '<i8', shape: [5] })),
  ];
  const metrics = ['--metrics', 'roc_auc,auc,average_precision,precision'];

  test('are equal for columns and arrays', async () => {
    const found = valuesOf(await evaluate(csv, ...metrics));
    // For class 0, three of six pairs are in the right order and one is tied. For the other classes all pairs are in the right order.
    expect(found['roc_auc']).toBeCloseTo((3.5 / 6 + 1 + 1) / 3, 12);
    expect(valuesOf(await evaluate(...arrays, ...metrics))).toEqual(found);
  });

  test('of two columns are those of the second class, or of --positive', async () => {
    const path = file('two.csv', 'label,p_no,p_yes\nno,0.9,0.1\nyes,0.6,0.4\nno,0.5,0.5\n');
    expect(valuesOf(await evaluate(path, '--metrics', 'roc_auc'))).toEqual({ roc_auc: 0.5 });
    const no = ['--metrics', 'average_precision', '--positive', 'no'];
    expect(valuesOf(await evaluate(path, ...no))['average_precision']).toBeCloseTo(
      (1 + 2 / 3) / 2,
      12,
    );
  });

  test('leave out classes that do not occur', async () => {
    const two = file(
      't.csv',
      'label,p0,p1,p2,g\n0,0.5,0.25,0.25,a\n1,0.25,0.5,0.25,a\n0,0.5,0.25,0.25,b\n',
    );
    const { results } = await evaluate(two, '--metrics', 'roc_auc', '--by', 'g');
    expect(results.map(({ value }) => value)).toEqual([1, null, 1]);
  });

  test('have no state in JSON, and add up in states', async () => {
    const at = folder();
    const states = [0, 1].map((i) => `${at}/${i}.json`);
    for (const [i, path] of states.entries())
      await rightly(
        'evaluate',
        csv,
        '--where',
        i === 0 ? 'label = 0' : 'label > 0',
        ...metrics,
        '--state',
        path,
      );
    const { stdout } = await rightly('merge', ...states, '--format', 'json');
    const whole = await evaluate(csv, ...metrics);
    expect(valuesOf(JSON.parse(stdout) as Report)).toEqual(valuesOf(whole));
    expect(whole.results[0]).toMatchObject({
      state: {},
      config: { exact: true, multi_class: 'ovr', average: 'macro' },
    });
  });
});
