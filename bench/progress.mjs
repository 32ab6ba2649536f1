import { SingleBar } from 'cli-progress';

/** Says on stderr what is being done: with a bar on a terminal, else a line for each workload. */
export class Progress {
  #bar = new SingleBar({
    format: '{title} {bar} {percentage} % · {duration_formatted} · {name}',
    clearOnComplete: true,
    hideCursor: true,
    stream: process.stderr,
    etaBuffer: 1,
  });

  start(title) {
    if (!process.stderr.isTTY) process.stderr.write(`${title}\n`);
    this.#bar.start(1, 0, { title, name: '' });
  }

  /** How much is done, of 1, and by whom. */
  update(share, name) {
    this.#bar.update(share, { name });
  }

  stop() {
    this.#bar.stop();
  }
}
