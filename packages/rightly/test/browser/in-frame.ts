import { answers } from './answers.ts';

parent.postMessage(await answers(), origin);
