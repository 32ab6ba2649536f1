"""Predict the second half of digits.csv from the first half.

python predict.py          writes predictions.parquet, predictions.csv, nearest-centroid.csv and scikit-learn.json
python predict.py --check  makes the same data in memory and compares it with those four files
"""

import argparse
import csv
import json
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import scipy
import sklearn
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, top_k_accuracy_score
from sklearn.neighbors import NearestCentroid

FOLDER = Path(__file__).resolve().parent
DATA = FOLDER / "digits.csv"
PARQUET = FOLDER / "predictions.parquet"
CSV = FOLDER / "predictions.csv"
WEAKER = FOLDER / "nearest-centroid.csv"
SCORES = FOLDER / "scikit-learn.json"

TRAINING_ROWS = 898
CLASSES = list(range(10))
KS = [1, 2, 3, 5]
INKS = ["light", "medium", "heavy"]
WEAKER_HEADER = ["y_true", "y_pred"]
CSV_HEADER = ["y_true", *(f"p{c}" for c in CLASSES), "sample_weight", "ink"]
SCHEMA = pa.schema(
    [
        ("y_true", pa.int32()),
        ("y_pred", pa.list_(pa.float64())),
        ("sample_weight", pa.float64()),
        ("ink", pa.string()),
    ]
)
TOLERANCE = 1e-9  # the largest difference that --check accepts
SMALLEST_GAP = 1e-7  # the least difference between the k-th and the next probability of a row


def predict():
    """The prediction table: a dict of columns, each a list with one value per row."""
    data = np.loadtxt(DATA, delimiter=",", skiprows=1, dtype=np.int64)
    labels, pixels = data[:, 0], data[:, 1:]
    y_true, drawn = labels[TRAINING_ROWS:], pixels[TRAINING_ROWS:]

    # Newton's method comes so close to the optimum that the processor changes
    # only the last digits of a probability; L-BFGS leaves more than TOLERANCE.
    model = LogisticRegression(solver="newton-cholesky", tol=1e-12)
    model.fit(pixels[:TRAINING_ROWS] / 16, labels[:TRAINING_ROWS])
    assert model.classes_.tolist() == CLASSES
    y_pred = model.predict_proba(drawn / 16)

    # Where the k-th and the (k+1)-th score of a row are equal, "in the top k"
    # has no single answer. There must be no such row here.
    ordered = np.sort(y_pred, axis=1)[:, ::-1]
    for k in KS:
        gap = (ordered[:, k - 1] - ordered[:, k]).min()
        assert gap > SMALLEST_GAP, f"a row is tied, or nearly so, at k = {k}: {gap}"

    # Balanced weights: every class has the same total weight.
    weight_of_class = len(y_true) / (len(CLASSES) * np.bincount(y_true))

    # Terciles of the sum of the 64 pixels.
    ink = drawn.sum(axis=1)
    tercile = np.searchsorted(np.quantile(ink, [1 / 3, 2 / 3]), ink)

    return {
        "y_true": y_true.tolist(),
        "y_pred": y_pred.tolist(),
        "sample_weight": weight_of_class[y_true].tolist(),
        "ink": [INKS[t] for t in tercile],
    }


def predict_weaker():
    """The predictions of a weaker model for the same pictures: the digit whose mean picture is nearest."""
    data = np.loadtxt(DATA, delimiter=",", skiprows=1, dtype=np.int64)
    labels, pixels = data[:, 0], data[:, 1:]
    model = NearestCentroid().fit(pixels[:TRAINING_ROWS], labels[:TRAINING_ROWS])
    guesses = model.predict(pixels[TRAINING_ROWS:])
    return {"y_true": labels[TRAINING_ROWS:].tolist(), "y_pred": guesses.tolist()}


def score(table):
    """scikit-learn's own values: over all rows (ink is null) and for each ink group."""
    y_true = np.array(table["y_true"])
    y_pred = np.array(table["y_pred"])
    sample_weight = np.array(table["sample_weight"])
    ink = np.array(table["ink"])

    results = []
    for group in [None, *INKS]:
        rows = slice(None) if group is None else ink == group
        true, pred = y_true[rows], y_pred[rows]
        for weighted in [False, True]:
            weight = sample_weight[rows] if weighted else None

            def add(metric, k, value):
                results.append(
                    {"metric": metric, "k": k, "weighted": weighted, "ink": group, "value": float(value)}
                )

            add("accuracy", None, accuracy_score(true, pred.argmax(axis=1), sample_weight=weight))
            for k in KS:
                value = top_k_accuracy_score(true, pred, k=k, labels=CLASSES, sample_weight=weight)
                add("top_k_accuracy", k, value)

    return {
        "scikit_learn": sklearn.__version__,
        "numpy": np.__version__,
        "scipy": scipy.__version__,
        "pyarrow": pa.__version__,
        "results": results,
    }


def write(table, weaker, scores):
    columns = ["y_true", "sample_weight", "ink"]  # few distinct values; y_pred has no repeats
    pq.write_table(pa.table(table, schema=SCHEMA), PARQUET, compression="snappy", use_dictionary=columns)

    with CSV.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(CSV_HEADER)
        for true, pred, weight, ink in zip(*table.values(), strict=True):
            # repr of a float is the shortest decimal that reads back to the same double
            writer.writerow([true, *map(repr, pred), repr(weight), ink])

    with WEAKER.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(WEAKER_HEADER)
        writer.writerows(zip(*weaker.values(), strict=True))

    SCORES.write_text(json.dumps(scores, indent=2) + "\n", encoding="utf-8")


def read_parquet():
    parquet = pq.read_table(PARQUET)
    if parquet.schema != SCHEMA:
        sys.exit(f"{PARQUET.name}: the columns are not those expected:\n{parquet.schema}")
    return parquet.to_pydict()


def read_csv():
    with CSV.open(newline="", encoding="utf-8") as file:
        header, *lines = csv.reader(file)
    if header != CSV_HEADER:
        sys.exit(f"{CSV.name}: the columns are not those expected: {header}")
    return {
        "y_true": [int(line[0]) for line in lines],
        "y_pred": [[float(p) for p in line[1:-2]] for line in lines],
        "sample_weight": [float(line[-2]) for line in lines],
        "ink": [line[-1] for line in lines],
    }


def read_weaker():
    with WEAKER.open(newline="", encoding="utf-8") as file:
        header, *lines = csv.reader(file)
    if header != WEAKER_HEADER:
        sys.exit(f"{WEAKER.name}: the columns are not those expected: {header}")
    return {name: [int(line[i]) for line in lines] for i, name in enumerate(WEAKER_HEADER)}


def differences(found, expected, place):
    """The places where two values differ: floats by more than TOLERANCE, all else at all."""
    if isinstance(expected, float) and isinstance(found, float):
        if not abs(found - expected) <= TOLERANCE:
            yield f"{place}: {found!r}, expected {expected!r}"
    elif isinstance(expected, dict) and isinstance(found, dict) and found.keys() == expected.keys():
        for key in expected:
            yield from differences(found[key], expected[key], f"{place} {key}")
    elif isinstance(expected, list) and isinstance(found, list) and len(found) == len(expected):
        for i, (f, e) in enumerate(zip(found, expected)):
            yield from differences(f, e, f"{place}[{i}]")
    elif type(found) is not type(expected) or found != expected:
        yield f"{place}: {str(found)[:60]}, expected {str(expected)[:60]}"


def check(table, weaker, scores):
    from_parquet, from_csv = read_parquet(), read_csv()
    found = [
        *differences(from_parquet, table, PARQUET.name),
        *differences(from_csv, table, CSV.name),
        *differences(read_weaker(), weaker, WEAKER.name),
        *differences(json.loads(SCORES.read_text(encoding="utf-8")), scores, SCORES.name),
    ]
    if from_parquet != from_csv:
        found.append(f"{PARQUET.name} and {CSV.name} do not hold exactly the same values")
    for line in found[:20]:
        print(line, file=sys.stderr)
    if found:
        sys.exit(f"{len(found)} difference(s)")
    print(f"{len(table['y_true'])} rows and {len(scores['results'])} scores: no difference")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare with the files, write nothing")
    arguments = parser.parse_args()

    table = predict()
    weaker = predict_weaker()
    scores = score(table)
    if arguments.check:
        check(table, weaker, scores)
    else:
        write(table, weaker, scores)


if __name__ == "__main__":
    main()
