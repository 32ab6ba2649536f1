import { SingleBar } from 'cli-progress';

/** Reports progress on stderr: a bar on a terminal, otherwise a line for each workload. */
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

  /** The finished share, and the running program. */
  update(share, name) {
    this.#bar.update(share, { name });
  }

  stop() {
    this.#bar.stop();
  }
}
