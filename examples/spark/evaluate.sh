#!/bin/sh
# Asks Spark how good the predictions of each day are: evaluate.sh SERVER TABLE [BAR]
# The status is 1 where the accuracy of a day is below the bar.
npx rightly evaluate "$2" --engine "$1" --by day --fail-under "accuracy[*]=${3:-0.8}"
