#!/bin/sh
# Evaluates the predictions of a new model, and compares them with those of an old one: evaluate.sh OLD NEW
set -u
old=$1
new=$2
status=0

# The accuracy: with `--confident low`, the lower end of the interval must be at least 0.9.
npx rightly evaluate "$new" --metrics accuracy \
  --fail-under accuracy=0.9 --confident low \
  --junit rightly-total.xml --summary || status=$?

# Groups: with `--confident high`, a group fails only if the upper end of its interval is below 0.85.
npx rightly evaluate "$new" --metrics accuracy --by ink \
  --fail-under 'accuracy[*]=0.85' --confident high \
  --junit rightly-groups.xml --summary || status=$?

# The comparison with the old model, on the same rows.
npx rightly compare "$old" "$new" --metrics accuracy \
  --fail-if worse --margin 0.01 \
  --junit rightly-compare.xml --summary || status=$?

exit "$status"
