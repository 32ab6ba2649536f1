import { aliasNames, snake } from 'rightly/internal';
import { aliasNamed, metricClasses } from 'rightly/registry';
import { meanings } from './metric-meanings.ts';

type Kind = (typeof metricClasses)[number];

/** Every metric: its names, what it says, and its options with their defaults. */
export const listMetrics = (): string => `${metricClasses.map(linesOf).join('\n\n')}\n\n${below}\n`;

const below = `Any spelling is a name: f1_score, F1Score, f1-score. Options stand behind it: --metrics f1_score:average=macro,name=f1
acc, accuracy, crossentropy, log_loss and top_k_accuracy are of the kind that fits the columns.`;

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
