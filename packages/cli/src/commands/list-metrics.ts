import { aliasNames, snake } from 'rightly/internal';
import { aliasNamed, metricClasses } from 'rightly/registry';
import { meanings } from './metric-meanings.ts';

type Kind = (typeof metricClasses)[number];

/** Every metric: its names, its meaning, and its options with their defaults. */
export const listMetrics = (): string => `${metricClasses.map(linesOf).join('\n\n')}\n\n${below}\n`;

const below = `Names may be spelt in any way: f1_score, F1Score, f1-score. Options follow the name: --metrics f1_score:average=macro,name=f1
acc, accuracy, crossentropy, log_loss and top_k_accuracy stand for the metric of that kind that fits the columns.`;

function linesOf(kind: Kind): string {
  const { name, options } = kind.definition;
  const aliases = aliasNames.filter((alias) => aliasNamed(alias)?.own === (kind as unknown));
  const names = [name, ...aliases].join(', ');
  const own = Object.entries(options as Readonly<Record<string, Given>>).map(optionOf);
  return [
    names,
    `    ${meanings[name]!}`,
    ...(own.length > 0 ? [`    options: ${own.join(', ')}`] : []),
  ].join('\n');
}

interface Given {
  readonly default: unknown;
  readonly isRequired?: boolean;
}

function optionOf([name, { default: usual, isRequired }]: [string, Given]): string {
  const own = snake(name);
  if (isRequired) return `${own} (must be given)`;
  return usual === undefined ? own : `${own}=${JSON.stringify(usual)}`;
}
