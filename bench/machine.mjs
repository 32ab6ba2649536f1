import { cpus, release, totalmem, type } from 'node:os';
import { canPin } from './cores.mjs';

/** A description of the machine. */
export const machine = () => ({
  processor: cpus()[0].model,
  cores: cpus().length,
  memory: totalmem(),
  system: `${type()} ${release()}`,
  node: process.versions.node,
  pinned: canPin,
});
