/** Facts for the page of a metric that neither its declaration nor its doc comment contains. */
export interface Facts {
  /** The result, as a formula. */
  readonly formula: string;
  /** A picture of the values that the formula counts: an SVG element, and a line of text below. */
  readonly picture: Picture;
  /** The same in Python's scikit-learn; undefined where scikit-learn has no such metric. */
  readonly sklearn?: string;
  /** How the number of that may differ, or what else is near. */
  readonly remark?: string;
  /** The options that the metric is made with for the edge cases. */
  readonly options?: object;
  /** A batch for each case at an edge. The page shows what comes of it. */
  readonly cases: readonly Case[];
  /** Other names of the metric in docs/compatibility.md. */
  readonly alsoCalled?: readonly string[];
}

export interface Picture {
  readonly svg: string;
  readonly caption: string;
}

/** A description of the case, and the arguments of `updateState`. */
export interface Case {
  readonly title: string;
  readonly batch: readonly unknown[];
}

/** Metrics that stand together in the list of pages. */
export interface Group {
  readonly title: string;
  readonly metrics: Readonly<Record<string, Facts>>;
}
