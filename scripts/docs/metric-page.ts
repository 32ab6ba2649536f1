import { aliasNames } from 'rightly/internal';
import { aliasNamed, metricClasses } from 'rightly/registry';
import { print } from '../../packages/rightly/test/examples.ts';
import type { Case, Facts } from './facts.ts';
import type { Comment } from './read-comments.ts';
import type { Difference } from './read-differences.ts';

/** The properties of a class of metrics that its page needs. */
export interface OwnClass {
  new (options?: object): Instance;
  readonly definition: Declared;
}

interface Instance {
  readonly options: object;
  updateState(...batch: readonly unknown[]): void;
  result(): unknown;
}

interface Declared {
  readonly className: string;
  readonly name: string;
  readonly direction?: 'up' | 'down' | undefined;
  readonly options: Readonly<Record<string, Option>>;
  /** The value of a sample, for means. */
  readonly value?: unknown;
  /** The sums, for metrics of several sums. */
  sums?(options: object): Readonly<Record<string, { readonly by?: unknown }>>;
}

interface Option {
  readonly default: unknown;
  readonly expected: string;
  readonly isRequired?: boolean;
}

export interface Parts {
  readonly own: OwnClass;
  readonly facts: Facts;
  readonly comment: Comment;
  /** The comments of the options that all metrics share. */
  readonly common: Readonly<Record<string, string>>;
  readonly differences: readonly Difference[];
}

/** The page of a metric, in Markdown. */
export function metricPage({ own, facts, comment, common, differences }: Parts): string {
  const { className } = own.definition;
  return [
    `# ${className}`,
    [comment.meaning, betterOf(own.definition)].join(' '),
    figure(facts),
    '## Formula',
    `<p class="formula">${escaped(facts.formula)}</p>`,
    sumsOf(own, facts),
    '## Example',
    `\`\`\`ts\n${comment.example}\`\`\``,
    '## How it counts',
    ...(comment.text.length > 0 ? comment.text : [takes(own)]),
    '## Options',
    optionsOf(own.definition, comment.options, common),
    '## Edge cases',
    casesOf(own, facts),
    ...(comment.errors.length > 0 ? [comment.errors.map((error) => `- ${error}`).join('\n')] : []),
    '## In Keras and scikit-learn',
    elsewhere(own, facts, comment),
    ...differenceList(differences),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

export const betterOf = ({ direction }: Declared): string =>
  direction === 'up'
    ? 'Higher is better.'
    : direction === 'down'
      ? 'Lower is better.'
      : 'Neither higher nor lower is better.';

const figure = ({ picture: { svg, caption } }: Facts): string =>
  `<figure class="metric">${svg}<figcaption>${escaped(caption)}</figcaption></figure>`;

const takes = ({ definition }: OwnClass): string =>
  definition.value || definition.sums
    ? '`yTrue` and `yPred` are arrays of the same shape.'
    : 'The inputs are values and, if you like, their weights.';

function sumsOf({ definition }: OwnClass, { options }: Facts): string {
  if (!definition.sums)
    return definition.name === 'sum'
      ? 'The metric keeps one sum, `total`. `w` is the weight of a value.'
      : 'The metric keeps two sums: `total`, of the weighted values, and `count`, of the weights. `w` is the weight of a sample, 1 by default.';
  const all = Object.fromEntries(
    Object.entries(definition.options).map(([name, option]) => [name, option.default]),
  );
  const names = Object.entries(definition.sums({ ...all, ...options })).map(
    ([name, { by }]) => `\`${name}\`${by === undefined ? '' : ' by key'}`,
  );
  return `The metric keeps these sums: ${names.join(', ')}.`;
}

function optionsOf(
  definition: Declared,
  own: Readonly<Record<string, string>>,
  common: Readonly<Record<string, string>>,
): string {
  const isMean = definition.value !== undefined || definition.name === 'mean';
  const shared = ['name', 'dtype', ...(isMean ? ['reduction'] : [])];
  const defaults: Readonly<Record<string, string>> = {
    name: definition.name,
    dtype: 'float64',
    reduction: 'sample',
  };
  const rows = [
    ...Object.entries(definition.options).map(
      ([name, { default: usual, isRequired, expected }]) => [
        `\`${name}\``,
        [
          own[name] ?? '',
          `The value must ${expected}.`,
          isRequired ? 'The option must be given.' : defaultOf(usual, own[name]),
        ]
          .filter(Boolean)
          .join(' '),
      ],
    ),
    ...shared.map((name) => [
      `\`${name}\``,
      `${common[name]!} ${defaultOf(defaults[name])}`.trim(),
    ]),
  ];
  return table(['option', 'meaning'], rows);
}

/** The default of an option, unless the option has none or its comment already names the default. */
const defaultOf = (usual: unknown, comment = ''): string =>
  usual === undefined || /\bdefault\b/.test(comment) ? '' : `Default: \`${literal(usual)}\`.`;

/** The result of a batch, or the text of its error. */
export function outcomeOf(
  own: OwnClass,
  { options }: Facts,
  batch: Case['batch'] | undefined,
): string {
  const metric = new own(options);
  try {
    if (batch) metric.updateState(...batch);
    return `\`${literal(shortened(metric.result()))}\``;
  } catch (error) {
    const { name, message } = error as Error;
    return `${name}: ${escaped(message)}`;
  }
}

/** Results with six digits. */
const shortened = (result: unknown): unknown =>
  Array.isArray(result)
    ? result.map(shortened)
    : typeof result === 'number'
      ? Number(result.toPrecision(6))
      : result;

function casesOf(own: OwnClass, facts: Facts): string {
  const made = facts.options ? `new ${own.definition.className}(${literal(facts.options)})` : '';
  const rows = [
    ['nothing is counted yet', outcomeOf(own, facts, undefined)],
    ...facts.cases.map(({ title, batch }) => [
      `${title}<br>\`updateState(${batch.map(literal).join(', ')})\``,
      outcomeOf(own, facts, batch),
    ]),
  ];
  const cases = table(['case', 'result'], rows);
  const said = made === '' ? '' : `The metric of these cases is \`${made}\`. `;
  return `${said}Results are rounded to six digits.\n\n${cases}`;
}

function elsewhere(own: OwnClass, { sklearn, remark }: Facts, { source }: Comment): string {
  const { className, name } = own.definition;
  const others = aliasNames.filter((alias) => aliasNamed(alias)?.own === (own as unknown));
  const named = [name, ...others].map((one) => `\`${one}\``).join(', ');
  const isNamed = (metricClasses as readonly unknown[]).includes(own);
  const keras = source?.replace(/^Source: /, '') ?? `Keras has no \`${className}\`.`;
  const rows = [
    ['Keras and others', sentence(keras)],
    [
      'scikit-learn',
      [sklearn ? `\`${sklearn}\`.` : 'scikit-learn has no such metric.', remark]
        .filter(Boolean)
        .join(' '),
    ],
    [
      '`rightly evaluate`',
      isNamed ? `\`--metrics ${name}\`. Names: ${named}.` : onlyInPrograms(className),
    ],
  ];
  return table(['where', 'name'], rows);
}

const onlyInPrograms = (className: string): string =>
  className === 'Mean' ? '`--metrics mean`, for a column without a truth.' : 'Only in programs.';

const sentence = (text: string): string => (text.endsWith('.') ? text : `${text}.`);

const differenceList = (differences: readonly Difference[]): string[] =>
  differences.length === 0
    ? [
        'The results are those of the sources above. [Compatibility](../compatibility.md) has the rules that hold for all metrics.',
      ]
    : [
        'Rightly differs in these cases:',
        table(
          ['elsewhere', 'in Rightly', 'why'],
          differences.map(({ there, here, why }) => [
            there === '—' ? 'nothing of this kind' : there,
            here,
            why,
          ]),
        ),
        '[Compatibility](../compatibility.md) has the rules that hold for all metrics.',
      ];

/** A value as TypeScript writes it. */
export const literal = (value: unknown): string =>
  typeof value === 'function'
    ? value.name
    : typeof value === 'string'
      ? `'${value}'`
      : printed(value);

const printed = (value: unknown): string =>
  isPlainObject(value)
    ? `{ ${Object.entries(value)
        .map(([key, own]) => `${key}: ${literal(own)}`)
        .join(', ')} }`
    : print(value);

const isPlainObject = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !ArrayBuffer.isView(value);

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map(cellOf).join(' | ')} |`)
    .join('\n');

/** A cell of a table, in one line. */
const cellOf = (text: string): string => text.replaceAll(/(?<!\\)\|/g, '\\|').replaceAll('\n', ' ');

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
