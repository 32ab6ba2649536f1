import gc
import json
import os
import sys
import time

import numpy as np

# What a framework prints must not mix with the answers.
answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)


def say(message):
    print(json.dumps(message), file=answers, flush=True)


def serve(versions, prepare):
    """Answers the benchmark's requests, a line of JSON each: `load` the first `rows` of a workload, `run` one of the contenders,
    `free` what was loaded. `prepare(workload, rows)` gives the contenders: names, and functions that return the result."""
    say({"versions": {"Python": sys.version.split()[0], **versions}})
    runs = {}
    for line in sys.stdin:
        request = json.loads(line)
        try:
            if request["do"] == "load":
                runs = prepare(request["workload"], request["rows"])
                say({"contenders": list(runs)})
            elif request["do"] == "run":
                run = runs[request["contender"]]
                started = time.perf_counter()
                result = float(run())
                say({"ms": (time.perf_counter() - started) * 1000, "result": result})
            else:
                runs = run = None
                gc.collect()
                say({})
        except Exception as error:
            say({"error": repr(error)})


def read_arrays(workload, rows):
    """A workload's arrays by name; those with a row of values a sample are two-dimensional."""
    kind, classes = workload["kind"], workload.get("classes", 1)
    wide = {"scores"} | ({"truth"} if kind in ("onehot", "binary") else set())
    if kind in ("auc", "exact"):
        wide = set()
    whole = {"labels", "predictions"} | ({"truth"} if kind in ("labels", "pairs") else set())
    arrays = {}
    for name, path in workload["files"].items():
        width = classes if name in wide else 1
        dtype = np.int32 if name in whole else np.float32
        array = np.fromfile(path, dtype, rows * width)
        arrays[name] = array.reshape(rows, width) if name in wide else array
    return arrays


def digest(counts):
    """One number of a confusion matrix, that of counting/pairs.mjs."""
    counts = np.asarray(counts, np.float64)
    names = np.arange(len(counts))
    return (counts * ((31 * names[:, None] + 17 * names) % 101)).sum() / counts.sum()


def batches_of(arrays, workload):
    """The same samples as many small batches."""
    size = workload["batch"]
    labels, scores = arrays["labels"], arrays["scores"]
    starts = range(0, len(labels), size)
    return [(labels[i : i + size].copy(), scores[i : i + size].copy()) for i in starts]
