#!/bin/sh
# Compares the predictions of an old model with those of a new one, on the same rows: compare.sh OLD NEW
# The status is 1, unless the whole interval of the difference shows that the new model is less than 0.01 worse.
npx rightly compare "$1" "$2" --metrics accuracy --no-sample-weight --by ink --fail-if worse --margin 0.01
