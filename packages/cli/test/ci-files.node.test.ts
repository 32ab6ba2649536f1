import { appendFileSync, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { file, folder, rightly } from './command.ts';
import { csvOf, type Drawn, rowsOfModels } from './drawn.ts';

/* The files that a CI reads: test results, summaries, and records of Every Eval Ever. */

const rows = rowsOfModels(200, 2);
const guesses = (): string =>
  file(
    'guesses.csv',
    csvOf(rows, {
      lang: (row: Drawn) => row.lang,
      label: (row) => row.label,
      old: (row) => row.old,
      guess: (row) => row.now,
    }),
  );

describe('--junit', () => {
  test('writes a test case for each number that a requirement judges', async () => {
    const out = join(folder(), 'out.xml');
    const path = guesses();
    const { status } = await rightly(
      'evaluate',
      path,
      '--y-pred',
      'guess',
      '--by',
      'lang',
      '--fail-under',
      'accuracy[*]=0.1',
      '--fail-under',
      'accuracy[fr]=0.99',
      '--junit',
      out,
    );
    const xml = readFileSync(out, 'utf8');
    expect(xml.match(/<testcase /g)).toHaveLength(4);
    expect(xml).toContain('tests="4" failures="1" errors="0"');
    expect(xml).toContain('<failure message="accuracy[fr] must be at least 0.99; it is 0.');
    expect(status).toBe(1);
  });

  test('distinguishes an error from a failure', async () => {
    const out = join(folder(), 'out.xml');
    const { status } = await rightly('evaluate', 'nothing.csv', '--junit', out);
    expect(status).toBe(2);
    expect(readFileSync(out, 'utf8')).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="rightly" tests="1" failures="0" errors="1">
  <testsuite name="nothing.csv" tests="1" failures="0" errors="1" skipped="0">
    <testcase classname="rightly" name="nothing.csv">
      <error message="there is no file nothing.csv"/>
    </testcase>
  </testsuite>
</testsuites>
`);
  });

  test('shows names with any content as text', async () => {
    const path = file('names.csv', 'g,label,pred\n"<a href=""x"">&\u0007\u202e",cat,dog\n');
    const out = join(folder(), 'out.xml');
    await rightly('evaluate', path, '--by', 'g', '--fail-under', 'accuracy[*]=0.5', '--junit', out);
    const xml = readFileSync(out, 'utf8');
    expect(xml).toContain('&#60;a href=&#34;x&#34;&#62;&#38;\\x07\\u202e');
    // There are no control characters and no bidirectional marks.
    expect(xml).not.toMatch(/[^\n -\u007e❌✅·–]/u);
  });

  test('must not be an input or another output', async () => {
    const path = guesses();
    for (const args of [
      ['--junit', path],
      ['--junit', 'x.out', '--state', 'x.out'],
      ['--junit', '/nowhere/out.xml'],
    ]) {
      const { status, stderr } = await rightly('evaluate', path, '--y-pred', 'guess', ...args);
      expect([status, stderr]).toEqual([2, expect.stringContaining('--junit')]);
    }
    expect(existsSync('x.out')).toBe(false);
    // Other errors never replace an input.
    const before = readFileSync(path, 'utf8');
    for (const args of [
      ['--level', '7'],
      ['--metrics', 'nothing'],
      ['--fail-under', 'x'],
    ])
      await rightly('evaluate', path, ...args, '--junit', path);
    expect(readFileSync(path, 'utf8')).toBe(before);
  });
});

describe('--summary', () => {
  beforeEach(() => vi.stubEnv('GITHUB_STEP_SUMMARY', ''));
  afterEach(() => vi.unstubAllEnvs());

  test('is appended to the file of the job', async () => {
    const path = guesses();
    const page = join(folder(), 'page.md');
    vi.stubEnv('GITHUB_STEP_SUMMARY', page);
    await rightly('evaluate', path, '--y-pred', 'guess', '--summary', '--interval');
    await rightly('compare', path, '--y-pred-a', 'old', '--y-pred-b', 'guess', '--summary');
    const text = readFileSync(page, 'utf8');
    expect(text.match(/^### /gm)).toHaveLength(2);
    expect(text).toContain('| metric   |    value |      low |     high | samples |');
    expect(text).toContain('- accuracy: ');
  });

  test('without GITHUB_STEP_SUMMARY prints a warning, and the command goes on', async () => {
    const { status, stderr } = await rightly(
      'evaluate',
      guesses(),
      '--y-pred',
      'guess',
      '--summary',
    );
    expect([status, stderr]).toEqual([
      0,
      'no summary is written: GITHUB_STEP_SUMMARY names no file; --summary FILE names one\n',
    ]);
  });

  test('shows as many groups as GitHub accepts', async () => {
    const path = file(
      'many.csv',
      `g,label,pred\n${Array.from({ length: 30_000 }, (_, i) => `group ${i},a,a\n`).join('')}`,
    );
    const page = file('page.md', 'x'.repeat(500_000));
    await rightly('evaluate', path, '--by', 'g', '--summary', page);
    const size = statSync(page).size;
    expect(size).toBeLessThanOrEqual(1 << 20);
    expect(size).toBeGreaterThan(600_000);
    const text = readFileSync(page, 'utf8');
    expect(text).toMatch(/[\d,]+ more lines do not fit here\./);
    expect(text).toContain('| total ');
    appendFileSync(page, 'y'.repeat((1 << 20) - size));
    await rightly('evaluate', path, '--by', 'g', '--summary', page);
    expect(statSync(page).size).toBe(1 << 20);
  });
});

/** A number, or the word of the schema for a missing bound. */
const bound = v.union([v.number(), v.picklist(['Infinity', '-Infinity'])]);
const details = v.record(v.string(), v.string());
/** Our form of schema 0.3.0 of Every Eval Ever, every_eval_ever/schemas/eval.schema.json. */
const record = v.strictObject({
  schema_version: v.literal('0.3.0'),
  evaluation_id: v.string(),
  evaluation_timestamp: v.pipe(v.string(), v.regex(/^\d{10}$/)),
  retrieved_timestamp: v.pipe(v.string(), v.regex(/^\d{10}$/)),
  source_metadata: v.strictObject({
    source_type: v.picklist(['documentation', 'evaluation_run']),
    source_organization_name: v.string(),
    evaluator_relationship: v.picklist(['first_party', 'third_party', 'collaborative', 'other']),
  }),
  eval_library: v.strictObject({ name: v.string(), version: v.string() }),
  model_info: v.strictObject({
    name: v.string(),
    id: v.string(),
    additional_details: v.strictObject({
      deployment_type: v.picklist(['self_deployed', 'externally_managed', 'unknown']),
      model_availability: v.picklist(['open_weights', 'closed_weights', 'unknown']),
    }),
  }),
  evaluation_results: v.array(
    v.strictObject({
      evaluation_name: v.string(),
      source_data: v.strictObject({
        dataset_name: v.string(),
        source_type: v.literal('other'),
        additional_details: details,
      }),
      metric_config: v.strictObject({
        metric_id: v.string(),
        metric_name: v.string(),
        metric_kind: v.string(),
        metric_parameters: v.record(
          v.string(),
          v.union([v.string(), v.number(), v.boolean(), v.null()]),
        ),
        lower_is_better: v.boolean(),
        score_type: v.picklist(['binary', 'continuous']),
        min_score: bound,
        max_score: bound,
      }),
      score_details: v.strictObject({
        score: v.number(),
        uncertainty: v.strictObject({
          standard_error: v.optional(v.strictObject({ value: v.number(), method: v.string() })),
          confidence_interval: v.optional(
            v.strictObject({
              lower: v.number(),
              upper: v.number(),
              confidence_level: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
              method: v.string(),
            }),
          ),
          num_samples: v.pipe(v.number(), v.integer()),
        }),
      }),
    }),
  ),
});

describe('--format every-eval-ever', () => {
  const named = ['--format', 'every-eval-ever', '--model', 'acme/model-1', '--dataset', 'mails'];

  test('follows the schema, with a result for each number', async () => {
    const { stdout, stderr } = await rightly(
      'evaluate',
      guesses(),
      '--y-pred',
      'guess',
      '--by',
      'lang',
      ...named,
      '--metrics',
      'accuracy,recall,confusion_matrix',
    );
    const found = v.parse(record, JSON.parse(stdout));
    // Four times, there is one accuracy and three recalls.
    expect(found.evaluation_results).toHaveLength(16);
    expect(found.evaluation_id).toMatch(/^mails\/acme\/model-1\/\d+$/);
    const [first, second] = found.evaluation_results;
    expect(first!.evaluation_name).toBe('mails: accuracy[lang=de]');
    expect(first!.score_details.uncertainty.confidence_interval!.method).toBe('wilson');
    expect(second!.metric_config.metric_parameters).toMatchObject({ class: 'cat', lang: 'de' });
    expect(second!.score_details.uncertainty.confidence_interval).toBeUndefined();
    expect(stderr).toContain(
      'warning: confusion_matrix cannot be written in this format, and is left out',
    );
  });

  test('says whether higher or lower is better, and the range of a score', async () => {
    const path = file('p.csv', csvOf(rows, { y_true: (row) => row.p, y_pred: (row) => row.q }));
    const { stdout } = await rightly('evaluate', path, '--metrics', 'mse,r2', ...named);
    const [mse, r2] = v.parse(record, JSON.parse(stdout)).evaluation_results;
    expect(mse!.metric_config).toMatchObject({
      lower_is_better: true,
      min_score: 0,
      max_score: 'Infinity',
    });
    expect(r2!.metric_config).toMatchObject({ lower_is_better: false, min_score: '-Infinity' });
  });

  test('is written for merged states, with the given names only', async () => {
    const path = guesses();
    const state = path.replace('.csv', '.json');
    await rightly('evaluate', path, '--y-pred', 'guess', '--state', state);
    const merged = await rightly('merge', state, ...named, '--organization', 'acme');
    expect(v.parse(record, JSON.parse(merged.stdout)).source_metadata).toMatchObject({
      source_organization_name: 'acme',
    });
    for (const missing of ['--model', '--dataset']) {
      const at = named.indexOf(missing);
      const { status, stderr } = await rightly(
        'evaluate',
        path,
        ...named.filter((_, i) => i !== at && i !== at + 1),
      );
      expect([status, stderr]).toEqual([2, expect.stringContaining(`say ${missing} NAME`)]);
    }
  });
});
