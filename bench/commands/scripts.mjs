// Python scripts as a user would write them to evaluate a file.
const equal = 'print((t["y_true"] == t["y_pred"]).mean())';

export const polarsLabels = (scan) => `
import sys, polars as pl
t = pl.${scan}(sys.argv[1])
print(t.select((pl.col("y_true") == pl.col("y_pred")).mean()).collect().item())`;

export const pandasLabels = (read) => `
import sys, pandas as pd
t = pd.${read}
${equal}`;

export const polarsLists = `
import sys, polars as pl
t = pl.scan_parquet(sys.argv[1])
print(t.select((pl.col("y_pred").list.arg_max() == pl.col("y_true")).mean()).collect().item())`;

export const arrowLists = `
import sys, pyarrow.parquet as pq
t = pq.read_table(sys.argv[1])
scores = t["y_pred"].combine_chunks().flatten().to_numpy().reshape(len(t), -1)
print((scores.argmax(1) == t["y_true"].to_numpy()).mean())`;

export const numpyScores = `
import sys, numpy as np
scores, labels = np.load(sys.argv[1]), np.load(sys.argv[2])
print((scores.argmax(1) == labels).mean())`;

/** Macro F1 from the count of each pair of labels. */
const macro = `
def macro(pairs):
    hits, truths, calls = {}, {}, {}
    for truth, guess, count in pairs:
        truths[truth] = truths.get(truth, 0) + count
        calls[guess] = calls.get(guess, 0) + count
        if truth == guess:
            hits[truth] = count
    return sum(2 * hits.get(k, 0) / (truths.get(k, 0) + calls.get(k, 0)) for k in truths | calls) / len(truths | calls)
`;

export const polarsF1 = `
import sys, polars as pl
${macro}
t = pl.scan_parquet(sys.argv[1])
print(macro(t.group_by("y_true", "y_pred").len().collect().iter_rows()))`;

export const polarsListsF1 = `
import sys, polars as pl
${macro}
t = pl.scan_parquet(sys.argv[1]).select("y_true", pl.col("y_pred").list.arg_max())
print(macro(t.group_by("y_true", "y_pred").len().collect().iter_rows()))`;

export const pandasF1 = `
import sys, pandas as pd
${macro}
t = pd.read_parquet(sys.argv[1])
print(macro((*pair, count) for pair, count in t.groupby(["y_true", "y_pred"]).size().items()))`;

export const arrowF1 = `
import sys, numpy as np, pyarrow.parquet as pq
${macro}
t = pq.read_table(sys.argv[1])
scores = t["y_pred"].combine_chunks().flatten().to_numpy().reshape(len(t), -1)
classes = scores.shape[1]
pairs = np.bincount(t["y_true"].to_numpy() * classes + scores.argmax(1), minlength=classes**2)
print(macro((i // classes, i % classes, int(n)) for i, n in enumerate(pairs) if n))`;

/** The area under the ROC curve through 200 thresholds, from the counts of each bucket among negatives and positives. */
const area = `
import numpy as np
limits = (np.arange(1, 199) / 199).astype(np.float32)
def area(negatives, positives):
    fp, tp = np.cumsum(negatives[::-1]), np.cumsum(positives[::-1])
    return np.trapezoid(np.r_[0, tp / tp[-1]], np.r_[0, fp / fp[-1]])
`;

export const polarsArea = `
import sys, polars as pl
${area}
bucket = pl.col("y_pred").cut(limits.tolist(), labels=[str(i) for i in range(199)]).cast(pl.String).cast(pl.Int32)
counts = np.zeros((2, 199))
for truth, place, n in pl.scan_parquet(sys.argv[1]).select("y_true", bucket).group_by("y_true", "y_pred").len().collect().iter_rows():
    counts[truth, place] = n
print(area(*counts))`;

export const pandasArea = `
import sys, pandas as pd
${area}
t = pd.read_parquet(sys.argv[1])
places = np.searchsorted(limits, t["y_pred"].to_numpy())
print(area(*np.bincount(t["y_true"].to_numpy().astype(np.int64) * 199 + places, minlength=398).reshape(2, 199)))`;

/** The area over all distinct scores, from the ranks of positives. */
export const polarsExactArea = `
import sys, polars as pl
rank, truth = pl.col("y_pred").rank("average"), pl.col("y_true").cast(pl.Float64)
t = pl.scan_parquet(sys.argv[1])
ranks, hits, n = t.select((rank * truth).sum(), truth.sum().alias("hits"), pl.len()).collect().row(0)
print((ranks - hits * (hits + 1) / 2) / (hits * (n - hits)))`;

export const sklearnArea = `
import sys, pandas as pd
from sklearn.metrics import roc_auc_score
t = pd.read_parquet(sys.argv[1])
print(roc_auc_score(t["y_true"], t["y_pred"]))`;
