import { existsSync } from 'node:fs';
import type { FoundFiles } from '../inputs/files/found-files.ts';
import { NpyInput } from '../inputs/npy/npy-input.ts';
import { Arrays } from '../inputs/npz/arrays.ts';
import { type Member, memberNamed } from '../inputs/npz/member-named.ts';
import { InputError, quote } from '../process/errors.ts';
import { propose } from '../reading/choose-columns.ts';
import type { CommandOptions } from './options.ts';

/** Opens arrays of NPY files and NPZ archives. An array in an archive is called `file.npz:name`, or `name` in the archive that is evaluated. */
export async function openArrays(found: FoundFiles, given: CommandOptions): Promise<NpyInput> {
  const arrays = new Arrays(found.watch);
  try {
    const named = await (found.format === 'npz'
      ? ofArchive(found, given, arrays)
      : besideFiles(given, arrays));
    const paths = named.main === undefined ? found.paths : [named.main];
    return new NpyInput({ ...found, paths }, named, arrays);
  } catch (error) {
    arrays.close();
    throw error;
  }
}

type Named = Pick<CommandOptions, 'yTrue' | 'yPred' | 'sampleWeight' | 'by' | 'scoreType'> & {
  /** The array of the predictions, where it is in an archive. */
  readonly main?: string;
};

/** The arrays of archives that options name beside a file of predictions. */
async function besideFiles(given: CommandOptions, arrays: Arrays): Promise<Named> {
  const load = async (name: string | undefined, option: string): Promise<string | undefined> => {
    const member = name === undefined ? undefined : memberNamed(name);
    return member ? arrays.load(member, option) : name;
  };
  const by: string[] = [];
  for (const list of given.by ?? []) by.push((await load(list, '--by'))!);
  const { yTrue, yPred, sampleWeight: weight, scoreType } = given;
  return {
    yTrue: await load(yTrue, '--y-true'),
    yPred,
    sampleWeight: weight === false ? false : await load(weight, '--sample-weight'),
    by,
    scoreType,
  };
}

/** The arrays of the archive that is evaluated, by the options or by their usual names. */
async function ofArchive(
  { paths }: FoundFiles,
  given: CommandOptions,
  arrays: Arrays,
): Promise<Named> {
  if (paths.length > 1)
    throw new InputError(`predictions in NPZ must be one file; got ${paths.join(', ')}`);
  const [archive] = paths as [string];
  const { names } = await arrays.archive(archive);
  const isHere = (name: string | undefined | false): boolean =>
    name === undefined || name === false || names.includes(name) || !isElsewhere(name);
  const own = <T extends string | undefined | false>(name: T): T | undefined =>
    isHere(name) ? name : undefined;
  const load = (name: string, option: string): Promise<string> =>
    arrays.load(memberOf(name) ?? { archive, name }, option);
  const memberOf = (name: string): Member | undefined =>
    names.includes(name) ? undefined : memberNamed(name);
  const file = async (name: string, option: string): Promise<string> =>
    !names.includes(name) && !memberNamed(name) && existsSync(name) ? name : load(name, option);
  // Named arrays are loaded first. If the archive lacks one of them, that error comes before all others.
  if (given.yTrue !== undefined) await file(given.yTrue, '--y-true');
  if (given.yPred !== undefined) await file(given.yPred, '--y-pred');
  const lists = given.by ?? [];
  const by = lists.flatMap((list) =>
    isHere(list) && !names.includes(list) ? list.split(',').map((name) => name.trim()) : [list],
  );
  const columns = await arrays.columnsOf(archive);
  const isTruthElsewhere = !isHere(given.yTrue);
  const stand = isTruthElsewhere
    ? [{ name: '', type: 'integer', list: false, typeName: '' } as const]
    : [];
  const { yTrue, yPred, sampleWeight } = propose([...columns, ...stand], {
    yTrue: isTruthElsewhere ? '' : given.yTrue,
    yPred: given.yPred,
    sampleWeight: own(given.sampleWeight),
    by: by.filter((name) => names.includes(name)),
  });
  const truth = isTruthElsewhere
    ? given.yTrue!
    : only(
        yTrue.map(({ name }) => name),
        '--y-true',
      );
  const scores = only(
    yPred.map(([{ name }]) => name),
    '--y-pred',
  );
  const weight = isHere(given.sampleWeight) ? sampleWeight?.name : given.sampleWeight;
  const groups: string[] = [];
  for (const name of by) groups.push(await file(name, '--by'));
  return {
    main: await load(scores, '--y-pred'),
    yTrue: await file(truth, '--y-true'),
    sampleWeight: typeof weight === 'string' ? await file(weight, '--sample-weight') : undefined,
    by: groups,
    scoreType: given.scoreType,
  };
}

/** Whether a name is that of a file, or that of an array in a named archive (`file.npz:name`). */
const isElsewhere = (name: string): boolean => memberNamed(name) !== undefined || existsSync(name);

/** The only name. Throws InputError for several. */
function only(names: readonly string[], option: string): string {
  const [first, ...others] = names;
  if (others.length > 0)
    throw new InputError(
      `several arrays have a usual name: say ${option} with one of ${names.map(quote).join(', ')}`,
    );
  return first!;
}
