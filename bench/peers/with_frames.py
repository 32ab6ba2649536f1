import pandas as pd
import polars as pl
from serve import read_arrays, serve


def prepare(workload, rows):
    if workload["kind"] not in ("binary", "labels"):
        return {}
    columns = {name: array.reshape(-1) for name, array in read_arrays(workload, rows).items()}
    a, b = pl.DataFrame(columns), pd.DataFrame(columns)
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
