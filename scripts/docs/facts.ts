/** Facts for the page of a metric that neither its declaration nor its doc comment contains. */
export interface Facts {
  /** The result, as a formula. */
  readonly formula: string;
  /** A picture of the counted values: an SVG element, and its caption. */
  readonly picture: Picture;
  /** The call in Python's scikit-learn; undefined where scikit-learn lacks the metric. */
  readonly sklearn?: string;
  /** How the result of scikit-learn may differ, or a similar function. */
  readonly remark?: string;
  /** The options of the metric in the edge cases. */
  readonly options?: object;
  /** The edge cases. The page shows the result or the error of each. */
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

/** Metrics under one heading in the list of pages. */
export interface Group {
  readonly title: string;
  readonly metrics: Readonly<Record<string, Facts>>;
}
