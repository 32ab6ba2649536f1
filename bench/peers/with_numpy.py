import numpy as np
from serve import batches_of, read_arrays, serve


def is_right(kind, arrays):
    """Functions that say which samples are right, by contender."""
    if kind == "labels":
        return {"NumPy": lambda: arrays["truth"] == arrays["predictions"]}
    truth, scores = arrays.get("truth"), arrays["scores"]
    if kind == "binary":
        return {"NumPy": lambda: (scores > 0.5) == truth}
    labels = (lambda: truth.argmax(1)) if kind == "onehot" else (lambda: arrays["labels"])
    return {"NumPy": lambda: scores.argmax(1) == labels()}


def in_top_k(kind, arrays, k):
    truth, scores = arrays.get("truth"), arrays["scores"]
    labels = (lambda: truth.argmax(1)) if kind == "onehot" else (lambda: arrays["labels"])

    def partition():
        return (np.argpartition(scores, -k, axis=1)[:, -k:] == labels()[:, None]).any(1)

    def rank():
        own = np.take_along_axis(scores, labels()[:, None], 1)
        return np.count_nonzero(scores > own, axis=1) < k

    return {"NumPy": partition, "NumPy, counting": rank}


def mean(right, weights):
    if weights is None:
        return np.count_nonzero(right) / len(right)
    return right @ weights / weights.sum()


def prepare(workload, rows):
    kind, k = workload["kind"], workload.get("k")
    arrays = read_arrays(workload, rows)
    if kind == "batches":
        batches = batches_of(arrays, workload)
        return {"NumPy": lambda: sum(np.count_nonzero(x.argmax(1) == y) for y, x in batches) / rows}
    right = in_top_k(kind, arrays, k) if k == 5 else is_right(kind, arrays)
    return {name: lambda f=f: mean(f(), arrays.get("weights")) for name, f in right.items()}


serve({"NumPy": np.__version__}, prepare)
