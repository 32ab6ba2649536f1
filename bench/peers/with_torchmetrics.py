import torch
import torchmetrics
from serve import batches_of, digest, read_arrays, serve
from torchmetrics.classification import (
    BinaryAccuracy,
    BinaryAUROC,
    MulticlassAccuracy,
    MulticlassConfusionMatrix,
    MulticlassF1Score,
    MulticlassJaccardIndex,
)

torch.set_num_threads(1)


def metric_for(workload):
    # Without validation it is faster.
    if workload["kind"] == "binary":
        return BinaryAccuracy(validate_args=False)
    if workload["kind"] == "auc":
        return BinaryAUROC(thresholds=200, validate_args=False)
    if workload["kind"] == "exact":
        return BinaryAUROC(validate_args=False)
    classes = workload.get("classes", 1000)
    if workload["kind"] == "f1":
        # Its own mean leaves out classes that do not occur.
        return MulticlassF1Score(classes, average="none", validate_args=False)
    if workload["kind"] == "pairs":
        return MulticlassConfusionMatrix(classes, validate_args=False)
    if workload["kind"] == "iou":
        return MulticlassJaccardIndex(classes, average="macro", validate_args=False)
    return MulticlassAccuracy(classes, top_k=workload.get("k", 1), average="micro", validate_args=False)


def tensors(arrays, kind):
    if kind in ("labels", "pairs"):
        return torch.from_numpy(arrays["truth"]).long(), torch.from_numpy(arrays["predictions"]).long()
    if kind == "binary":
        return torch.from_numpy(arrays["truth"][:, 0]).int(), torch.from_numpy(arrays["scores"][:, 0])
    if kind in ("auc", "exact"):
        return torch.from_numpy(arrays["truth"]).int(), torch.from_numpy(arrays["scores"])
    return torch.from_numpy(arrays["labels"]).long(), torch.from_numpy(arrays["scores"])


def prepare(workload, rows):
    # It takes neither one-hot truth nor weights.
    if workload["kind"] == "onehot" or workload.get("weighted"):
        return {}
    arrays = read_arrays(workload, rows)
    if workload["kind"] == "batches":
        pieces = [{"labels": y, "scores": x} for y, x in batches_of(arrays, workload)]
    else:
        pieces = [arrays]
    batches = [tensors(piece, workload["kind"]) for piece in pieces]
    metric = metric_for(workload)

    def run():
        metric.reset()
        for truth, predictions in batches:
            metric.update(predictions, truth)
        found = metric.compute()
        return digest(found) if workload["kind"] == "pairs" else found.mean()

    return {"torchmetrics": run}


serve({"torchmetrics": torchmetrics.__version__, "PyTorch": torch.__version__}, prepare)
