import keras
import numpy as np
from keras import metrics
from serve import batches_of, digest, read_arrays, serve

backend = keras.backend.backend()


class ConfusionMatrix(metrics.MeanIoU):
    """Keras has none, but this class keeps one."""

    def result(self):
        return digest(keras.ops.convert_to_numpy(self.total_cm))


classes = {
    ("sparse", 1): metrics.SparseCategoricalAccuracy,
    ("sparse", 5): metrics.SparseTopKCategoricalAccuracy,
    ("onehot", 1): metrics.CategoricalAccuracy,
    ("onehot", 5): metrics.TopKCategoricalAccuracy,
    ("batches", 1): metrics.SparseCategoricalAccuracy,
    ("binary", None): metrics.BinaryAccuracy,
    ("labels", None): metrics.Accuracy,
    # Truth and predictions in Keras's forms: one-hot truth for the first, made before the clock starts.
    ("f1", None): lambda: metrics.F1Score(average="macro"),
    ("auc", None): metrics.AUC,
    ("iou", None): lambda: metrics.MeanIoU(21, sparse_y_pred=False),
    ("pairs", None): lambda: ConfusionMatrix(100),
}

if backend == "tensorflow":
    import tensorflow as framework

    framework.config.threading.set_intra_op_parallelism_threads(1)
    framework.config.threading.set_inter_op_parallelism_threads(1)
    tensor = framework.convert_to_tensor
elif backend == "jax":
    import jax as framework

    tensor = framework.numpy.asarray
else:
    import torch as framework

    framework.set_num_threads(1)
    tensor = framework.from_numpy


def arguments(arrays, kind):
    """The positional arguments of update_state."""
    if kind in ("labels", "pairs"):
        names = ["truth", "predictions"]
    elif kind == "f1":
        rows, width = arrays["scores"].shape
        arrays["truth"] = np.zeros((rows, width), np.float32)
        arrays["truth"][np.arange(rows), arrays["labels"]] = 1
        names = ["truth", "scores"]
    elif kind in ("onehot", "binary", "auc"):
        names = ["truth", "scores"]
    else:
        names = ["labels", "scores", "weights"]
    return [tensor(arrays[name]) for name in names if name in arrays]


def updating(metric, update, batches):
    def run():
        metric.reset_state()
        for batch in batches:
            update(*batch)
        return metric.result()

    return run


def jitted(metric, batches):
    update = framework.jit(metric.stateless_update_state)
    start = [variable.value for variable in metric.variables]

    def run():
        state = start
        for batch in batches:
            state = update(state, *batch)
        return metric.stateless_result(state)

    return run


def prepare(workload, rows):
    kind = workload["kind"]
    # Its areas have as many thresholds as are asked for, and no more.
    if kind == "exact":
        return {}
    arrays = read_arrays(workload, rows)
    if kind == "batches":
        pieces = [{"labels": y, "scores": x} for y, x in batches_of(arrays, workload)]
    else:
        pieces = [arrays]
    batches = [arguments(piece, kind) for piece in pieces]
    # Where it takes a k, 5 is its default.
    metric = classes[kind, workload.get("k")]()
    if kind == "f1":
        # Its variables are there after the first update only.
        metric.update_state(*(tensor[:2] for tensor in batches[0]))
        metric.reset_state()
    if backend == "jax":
        return {"Keras, JAX, jit": jitted(metric, batches)}
    if backend == "torch":
        return {"Keras, PyTorch": updating(metric, metric.update_state, batches)}
    graph = framework.function(metric.update_state)
    return {
        "Keras, TensorFlow": updating(metric, metric.update_state, batches),
        "Keras, TensorFlow, tf.function": updating(metric, graph, batches),
    }


names = {"tensorflow": "TensorFlow", "jax": "JAX", "torch": "PyTorch"}
serve({"Keras": keras.__version__, names[backend]: framework.__version__}, prepare)
