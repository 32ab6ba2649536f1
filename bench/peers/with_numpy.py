import numpy as np
from serve import batches_of, digest, read_arrays, serve


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


def by_class(kind, scores, labels):
    """The mean over classes of F1, or of intersection over union."""
    classes = scores.shape[1]
    calls = scores.argmax(1)
    count = lambda of: np.bincount(of, minlength=classes)
    hits, both = count(labels[calls == labels]), count(labels) + count(calls)
    if kind == "f1":
        return (2 * hits / np.maximum(both, 1)).mean()
    occurs = both > 0
    return (hits[occurs] / (both - hits)[occurs]).mean()


def by_pair(truth, predictions, classes):
    """The confusion matrix."""
    return np.bincount(truth * classes + predictions, minlength=classes**2).reshape(classes, classes)


def area(scores, truth):
    """Under the ROC curve through 200 thresholds."""
    places = np.maximum(np.ceil(scores * np.float32(199)).astype(np.int32) - 1, 0)
    negatives, positives = np.bincount(2 * places + truth.astype(np.int32), minlength=398).reshape(199, 2).T
    above = positives.sum() - positives.cumsum()
    return (negatives * (above + positives / 2)).sum() / (negatives.sum() * positives.sum())


def exact_area(scores, truth):
    """Under the ROC curve, through all distinct scores."""
    order = np.argsort(scores)
    scores, truth = scores[order], truth[order]
    last = np.flatnonzero(np.append(scores[1:] != scores[:-1], True))
    below = np.append(0, truth.cumsum(dtype=np.float64)[last])
    falls = np.append(0, last + 1) - below
    return 1 - np.trapezoid(below, falls) / (below[-1] * falls[-1])


def mean(right, weights):
    if weights is None:
        return np.count_nonzero(right) / len(right)
    return right @ weights / weights.sum()


def prepare(workload, rows):
    kind, k = workload["kind"], workload.get("k")
    arrays = read_arrays(workload, rows)
    if kind == "pairs":
        return {"NumPy": lambda: digest(by_pair(arrays["truth"], arrays["predictions"], workload["classes"]))}
    if kind == "auc":
        return {"NumPy": lambda: area(arrays["scores"], arrays["truth"])}
    if kind == "exact":
        return {"NumPy": lambda: exact_area(arrays["scores"], arrays["truth"])}
    if kind in ("f1", "iou"):
        return {"NumPy": lambda: by_class(kind, arrays["scores"], arrays["labels"])}
    if kind == "batches":
        batches = batches_of(arrays, workload)
        return {"NumPy": lambda: sum(np.count_nonzero(x.argmax(1) == y) for y, x in batches) / rows}
    right = in_top_k(kind, arrays, k) if k == 5 else is_right(kind, arrays)
    return {name: lambda f=f: mean(f(), arrays.get("weights")) for name, f in right.items()}


serve({"NumPy": np.__version__}, prepare)
