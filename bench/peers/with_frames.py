import numpy as np
import pandas as pd
import polars as pl
from serve import digest, read_arrays, serve


def polars_area(frame):
    """Under the ROC curve, from the ranks of positives."""
    rank = pl.col("scores").rank("average")
    ranks, hits = frame.select((rank * pl.col("truth")).sum(), pl.col("truth").cast(pl.Float64).sum().alias("n")).row(0)
    return (ranks - hits * (hits + 1) / 2) / (hits * (len(frame) - hits))


def pandas_area(frame):
    truth = frame["truth"].to_numpy()
    hits = truth.sum(dtype="float64")
    ranks = (frame["scores"].rank().to_numpy() * truth).sum()
    return (ranks - hits * (hits + 1) / 2) / (hits * (len(frame) - hits))


def polars_pairs(frame, classes):
    """The confusion matrix."""
    found = frame.group_by("truth", "predictions").len()
    counts = np.zeros((classes, classes))
    counts[found["truth"].to_numpy(), found["predictions"].to_numpy()] = found["len"].to_numpy()
    return counts


def prepare(workload, rows):
    if workload["kind"] not in ("binary", "labels", "exact", "pairs"):
        return {}
    columns = {name: array.reshape(-1) for name, array in read_arrays(workload, rows).items()}
    a, b = pl.DataFrame(columns), pd.DataFrame(columns)
    if workload["kind"] == "exact":
        return {"polars": lambda: polars_area(a), "pandas": lambda: pandas_area(b)}
    if workload["kind"] == "pairs":
        return {"polars": lambda: digest(polars_pairs(a, workload["classes"]))}
    truth = pl.col("truth")
    if workload["kind"] == "labels":
        right = truth == pl.col("predictions")
        return {
            "polars": lambda: a.select(right.mean()).item(),
            "pandas": lambda: (b["truth"] == b["predictions"]).mean(),
        }
    right = (pl.col("scores") > 0.5) == (truth == 1)
    return {
        "polars": lambda: a.select(right.mean()).item(),
        "pandas": lambda: ((b["scores"] > 0.5) == (b["truth"] == 1)).mean(),
    }


serve({"polars": pl.__version__, "pandas": pd.__version__}, prepare)
