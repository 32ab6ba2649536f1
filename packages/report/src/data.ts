/* The data of a report as plain objects, which JSON can hold. */

/** A number, and the ends of its confidence interval; null without an interval. */
export interface Estimate {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** A metric over all rows. */
export interface Headline extends Estimate {
  readonly metric: string;
  /** `up` where a higher value is better. */
  readonly direction: 'up' | 'down' | null;
}

/** One class. The sums are weights: with all weights 1 they count rows. */
export interface ClassFigures {
  readonly name: string;
  /** The weight of the rows of the class, and of the rows that are predicted as this class. */
  readonly support: number;
  readonly predicted: number;
  readonly precision: number | null;
  readonly recall: Estimate;
  readonly f1: number | null;
}

/** Rows of one class that are predicted as another class. */
export interface Confused {
  readonly truth: string;
  readonly prediction: string;
  readonly weight: number;
  /** The share of the rows of the true class. */
  readonly share: number;
}

/** The confusion matrix: rows are true classes, columns are predicted classes. */
export interface MatrixFigures {
  /** The name of each row and column: a class, or a range of classes if there are very many. */
  readonly names: readonly string[];
  readonly rows: readonly (readonly number[])[];
  /** The number of classes that each row and column stands for. */
  readonly classesEach: number;
}

export interface ClassesFigures {
  /** The worst class first. */
  readonly byClass: readonly ClassFigures[];
  readonly matrix: MatrixFigures;
  /** The pairs of classes that are confused most often, the most frequent first. */
  readonly confused: readonly Confused[];
}

/** The number of positives and of negatives between neighbouring thresholds. */
export interface ThresholdFigures {
  /** The class that is compared with all others; null for a single probability. */
  readonly name: string | null;
  /** In ascending order; a row is called positive where its score is above the threshold. */
  readonly thresholds: readonly number[];
  /** One number more than there are thresholds. The first counts the rows whose score is above no threshold. */
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
  /** The mean confidence, and the share of right rows with its Clopper-Pearson interval. */
  readonly confidence: number;
  readonly right: Estimate;
}

export interface CalibrationFigures {
  readonly bins: readonly ConfidenceBin[];
  /** The expected calibration error, and the Brier score of a probability. */
  readonly error: number;
  readonly brier: number | null;
}

/** A group of rows. */
export interface SliceFigures extends Estimate {
  readonly name: string;
  readonly rows: number;
  /** Whether the group differs significantly from the other rows, with p-values that are adjusted for the number of groups. Null where it is not known. */
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

/** The number of rows with a peculiarity. */
export interface HealthFigure {
  readonly what: string;
  readonly rows: number;
}

/**
 * The errors of a regression: prediction minus truth. Bins and cells are in ascending order and do not overlap. Empty ones may be left out.
 * A bin whose edges are equal holds the rows with exactly this number, such as 0.
 */
export interface ErrorsFigures {
  /** The weight of the errors in each bin. */
  readonly bins: readonly { readonly from: number; readonly to: number; readonly weight: number }[];
  /** Cells of predicted against true numbers. */
  readonly cells: readonly {
    readonly truth: readonly [from: number, to: number];
    readonly prediction: readonly [from: number, to: number];
    readonly weight: number;
  }[];
  /** The mean absolute error, by the true number. */
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
  /** The values of the group by column; null for all rows. */
  readonly group: Readonly<Record<string, string>> | null;
  readonly rows: number;
  readonly a: number | null;
  readonly b: number | null;
  readonly difference: Estimate;
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
  /** The result in sentences. */
  readonly verdicts: readonly string[];
  readonly results: readonly ComparedFigures[];
  /** The thresholds of both models: one pair for a probability, or one for each class; null without thresholds. */
  readonly thresholds: readonly Readonly<Record<'a' | 'b', ThresholdFigures>>[] | null;
}

/** The data of a report. A part that the source does not have is null. */
export interface ReportData {
  readonly title: string;
  readonly rows: number;
  /** The effective number of rows; null if all rows weigh the same. */
  readonly effectiveRows: number | null;
  /** The confidence level of the intervals. */
  readonly level: number;
  readonly headlines: readonly Headline[];
  /** The accuracy of a model that always predicts the most frequent class. */
  readonly constant: { readonly name: string; readonly accuracy: number } | null;
  readonly classes: ClassesFigures | null;
  /** How often the true class is among the k highest scores. */
  readonly topK: readonly (Estimate & { readonly k: number })[] | null;
  /** One for a probability, or one for each class. */
  readonly thresholds: readonly ThresholdFigures[] | null;
  readonly calibration: CalibrationFigures | null;
  readonly slices: readonly SlicesFigures[];
  readonly errors: ErrorsFigures | null;
  readonly comparison: ComparisonFigures | null;
  readonly health: readonly HealthFigure[];
  /** The assumptions about columns and values. */
  readonly assumed: readonly string[];
  readonly warnings: readonly string[];
  /** The worst rows, if `--show` asked for them. */
  readonly worst: {
    readonly columns: readonly string[];
    readonly rows: readonly (readonly string[])[];
  } | null;
  /** The parts that are missing, and the reasons. */
  readonly missing: readonly string[];
}
