import { rangeError, show, typeError } from './errors.ts';
import { classIndex, type Option } from './options.ts';

/** The options that name classes. */
export interface Naming {
  /** The names of the classes, in the order of the scores. With this option, labels are names and not indexes. */
  readonly classes?: readonly string[] | undefined;
  /** Samples with this label weigh nothing: padding, or "unknown" (-1 and -100 are common). With `classes` the label is a name. */
  readonly ignoreClass?: number | string | undefined;
}

/** The option with the names of the classes. */
export const classNames: Option<readonly string[] | undefined> = {
  default: undefined,
  expected: 'be a list of distinct, non-empty strings',
  accepts: (list) =>
    Array.isArray(list) &&
    list.length > 0 &&
    list.every((name) => name && typeof name === 'string') &&
    new Set(list).size === list.length,
  kinds: ['list'],
  extension: true,
};

/** A class by its index or, where classes have names, by its name. The option may be absent. */
export const ignoredClass: Option<number | string | undefined> = {
  ...classIndex,
  expected: 'be a whole number, or with classes a name',
  accepts: (id) => Number.isInteger(id) || typeof id === 'string',
  kinds: ['number', 'string'],
  settle: ({ classes, ignoreClass: id }, what) => {
    if (id !== undefined && (typeof id === 'string') !== (classes !== undefined))
      throw typeError(`${what} ignoreClass`, ignoredClass.expected, show(id));
  },
};

/** The option with the number of classes. By default it is the number of names. */
export const countOf = (
  option: Omit<Option<number | undefined>, 'default'>,
): Option<number | undefined> => ({
  ...option,
  default: undefined,
  settle(values, what) {
    const { classes } = values as Naming;
    const count = (values['numClasses'] ??= classes?.length);
    if (classes && count !== classes.length)
      throw rangeError(
        `${what} numClasses`,
        `be the number of classes, ${classes.length}`,
        show(count),
      );
  },
});

/** The index of the ignored class. It is -1 for a name that no class has. */
export const ignoredIn = ({ classes, ignoreClass: id }: Naming): number | undefined =>
  typeof id === 'string' ? classes!.indexOf(id) : id;
