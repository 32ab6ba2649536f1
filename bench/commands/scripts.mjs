// What one would write in Python to evaluate a file.
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
