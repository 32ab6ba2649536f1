/** Makes names unique. A repeated name gets a number. A repeated name of a weighted metric first gets the prefix `weighted_`. */
export class Names {
  readonly #taken: Set<string>;

  constructor(taken: readonly string[]) {
    this.#taken = new Set(taken);
  }

  take(prefix: string, own: string, weighted: boolean): string {
    const wanted = [prefix + own, ...(weighted ? [`${prefix}weighted_${own}`] : [])];
    let name = wanted.find((candidate) => !this.#taken.has(candidate));
    for (let i = 1; name === undefined; i++) {
      const numbered = `${wanted.at(-1)!}_${i}`;
      if (!this.#taken.has(numbered)) name = numbered;
    }
    this.#taken.add(name);
    return name;
  }
}
