import numpy as np
import sklearn
from serve import batches_of, digest, read_arrays, serve
from sklearn.metrics import (
    accuracy_score,
    confusion_matrix,
    f1_score,
    jaccard_score,
    roc_auc_score,
    top_k_accuracy_score,
)


def prepare(workload, rows):
    kind, k = workload["kind"], workload.get("k")
    arrays = read_arrays(workload, rows)
    truth, scores = arrays.get("truth"), arrays.get("scores")

    # Its areas have as many thresholds as there are scores.
    if kind == "auc":
        return {}
    if kind == "pairs":
        return run(lambda: digest(confusion_matrix(truth, arrays["predictions"])))
    if kind == "exact":
        return run(lambda: roc_auc_score(truth, scores))
    if kind == "f1":
        names = np.arange(workload["classes"])
        mean = {"labels": names, "average": "macro", "zero_division": 0}
        return run(lambda: f1_score(arrays["labels"], scores.argmax(1), **mean))
    if kind == "iou":
        return run(lambda: jaccard_score(arrays["labels"], scores.argmax(1), average="macro"))
    if kind == "batches":
        batches = batches_of(arrays, workload)
        count = lambda y, x: accuracy_score(y, x.argmax(1), normalize=False)
        return run(lambda: sum(count(y, x) for y, x in batches) / rows)
    if kind == "labels":
        return run(lambda: accuracy_score(truth, arrays["predictions"]))
    if kind == "binary":
        classes = truth[:, 0].astype(bool)
        return run(lambda: accuracy_score(classes, scores[:, 0] > 0.5))

    labels = (lambda: truth.argmax(1)) if kind == "onehot" else (lambda: arrays["labels"])
    if k == 5:
        names = np.arange(workload["classes"])
        return run(lambda: top_k_accuracy_score(labels(), scores, k=k, labels=names))
    weights = arrays.get("weights")
    return run(lambda: accuracy_score(labels(), scores.argmax(1), sample_weight=weights))


def run(function):
    return {"scikit-learn": function}


serve({"scikit-learn": sklearn.__version__}, prepare)
