/* What a report shows, as plain objects: numbers that are known before anything is drawn. All of it fits into JSON. */

/** A number, and the ends of its interval where there is one. */
export interface Sure {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** A metric over all rows. */
export interface Headline extends Sure {
  readonly metric: string;
  /** `up` where more is better. */
  readonly direction: 'up' | 'down' | null;
}

/** One class. The sums are weights: with all weights 1 they count rows. */
export interface ClassFigures {
  readonly name: string;
  /** What the rows of the class weigh, and those that are predicted to be of it. */
  readonly support: number;
  readonly predicted: number;
  readonly precision: number | null;
  readonly recall: Sure;
  readonly f1: number | null;
}

/** Rows of one class that are taken for another one. */
export interface Confused {
  readonly truth: string;
  readonly prediction: string;
  readonly weight: number;
  /** Which part of the rows of the true class that is. */
  readonly share: number;
}

/** A square of the confusion matrix: rows are true classes, columns are predicted ones. */
export interface MatrixFigures {
  /** What each row and column stands for: a class, or a range of classes where there are very many. */
  readonly names: readonly string[];
  readonly rows: readonly (readonly number[])[];
  /** How many classes each row and column stands for. */
  readonly classesEach: number;
}

export interface ClassesFigures {
  /** The worst class first. */
  readonly byClass: readonly ClassFigures[];
  readonly matrix: MatrixFigures;
  /** The pairs that are confused most, the most frequent first. */
  readonly confused: readonly Confused[];
}

/** How many rows have scores between neighbouring thresholds, by what is true of them. */
export interface ThresholdFigures {
  /** The class that is told from all others; null where there is one probability. */
  readonly name: string | null;
  /** In ascending order; a row is called positive where its score is above the threshold. */
  readonly thresholds: readonly number[];
  /** One number more than there are thresholds: the first is of the rows that no threshold is below. */
  readonly positives: readonly number[];
  readonly negatives: readonly number[];
  readonly rocAuc: number | null;
  readonly averagePrecision: number | null;
}

/** Rows whose confidence lies in one range. */
export interface ConfidenceBin {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
  /** The mean confidence, and the part that is right, with its Clopper-Pearson interval. */
  readonly confidence: number;
  readonly right: Sure;
}

export interface CalibrationFigures {
  readonly bins: readonly ConfidenceBin[];
  /** The expected calibration error, and the Brier score where there is one. */
  readonly error: number;
  readonly brier: number | null;
}

/** A group of rows. */
export interface SliceFigures extends Sure {
  readonly name: string;
  readonly rows: number;
  /** Whether the group differs from the rest of the rows, with p-values that are adjusted for the number of groups. */
  readonly differs: boolean | null;
}

export interface SlicesFigures {
  readonly column: string;
  readonly metric: string;
  readonly direction: 'up' | 'down' | null;
  /** The worst first. */
  readonly groups: readonly SliceFigures[];
  /** Groups with fewer rows are grey. */
  readonly minRows: number;
}

/** A count of rows that a reader should know of. */
export interface HealthFigure {
  readonly what: string;
  readonly rows: number;
}

/**
 * Errors of numbers: prediction less truth. Bins and cells ascend and do not overlap. Those that hold no rows may be left out.
 * A bin whose edges are equal holds the rows of exactly this number, as 0.
 */
export interface ErrorsFigures {
  /** What the errors between two neighbouring edges weigh. */
  readonly bins: readonly { readonly from: number; readonly to: number; readonly weight: number }[];
  /** Cells of predicted against true numbers. */
  readonly cells: readonly {
    readonly truth: readonly [from: number, to: number];
    readonly prediction: readonly [from: number, to: number];
    readonly weight: number;
  }[];
  /** By the size of the true number: the mean absolute error. */
  readonly bySize: readonly {
    readonly from: number;
    readonly to: number;
    readonly weight: number;
    readonly meanError: number;
  }[];
}

/** One number of two models. */
export interface ComparedFigures {
  readonly metric: string;
  /** The class, where the metric has several numbers. */
  readonly of: string | null;
  /** The group's values by column; null for all rows. */
  readonly group: Readonly<Record<string, string>> | null;
  readonly rows: number;
  readonly a: number | null;
  readonly b: number | null;
  readonly difference: Sure;
  readonly p: number | null;
  readonly adjusted: number | null;
  readonly onlyA: number | null;
  readonly onlyB: number | null;
  readonly better: 'a' | 'b' | null;
}

/** Two models: A is the old one. */
export interface ComparisonFigures {
  readonly names: Readonly<Record<'a' | 'b', string>>;
  readonly isPaired: boolean;
  readonly level: number;
  /** What was found, in sentences. */
  readonly verdicts: readonly string[];
  readonly results: readonly ComparedFigures[];
  /** Thresholds of both models: one pair for a probability, or one for each class. Null where there are none. */
  readonly thresholds: readonly Readonly<Record<'a' | 'b', ThresholdFigures>>[] | null;
}

/** All that a report shows. What a source does not give is null. */
export interface ReportData {
  readonly title: string;
  readonly rows: number;
  /** How many rows of equal weight would say as much; null where all rows weigh the same. */
  readonly effectiveRows: number | null;
  /** How often the intervals hold the true value. */
  readonly level: number;
  readonly headlines: readonly Headline[];
  /** What a model reaches that always says the most frequent class. */
  readonly constant: { readonly name: string; readonly accuracy: number } | null;
  readonly classes: ClassesFigures | null;
  /** Accuracy where the true class is among the first k. */
  readonly topK: readonly (Sure & { readonly k: number })[] | null;
  /** One for a probability, or one for each class. */
  readonly thresholds: readonly ThresholdFigures[] | null;
  readonly calibration: CalibrationFigures | null;
  readonly slices: readonly SlicesFigures[];
  readonly errors: ErrorsFigures | null;
  readonly comparison: ComparisonFigures | null;
  readonly health: readonly HealthFigure[];
  /** How columns and values were read where nobody said it, and warnings. */
  readonly assumed: readonly string[];
  readonly warnings: readonly string[];
  /** The worst rows, where they were asked for. */
  readonly worst: {
    readonly columns: readonly string[];
    readonly rows: readonly (readonly string[])[];
  } | null;
  /** What is not shown, and why. */
  readonly missing: readonly string[];
}
