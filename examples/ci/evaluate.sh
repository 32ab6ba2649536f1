#!/bin/sh
# Evaluates the predictions of a new model, and compares them with those of an old one: evaluate.sh OLD NEW
set -u
old=$1
new=$2
status=0

# How good is it? `--confident low` asks for a lower end of the interval of at least 0.9.
npx rightly evaluate "$new" --metrics accuracy \
  --fail-under accuracy=0.9 --confident low \
  --junit rightly-total.xml --summary || status=$?

# Is a group bad? `--confident high` fails only where the group surely is below 0.85.
npx rightly evaluate "$new" --metrics accuracy --by ink \
  --fail-under 'accuracy[*]=0.85' --confident high \
  --junit rightly-groups.xml --summary || status=$?

# Is it worse than the old model, on the same rows?
npx rightly compare "$old" "$new" --metrics accuracy \
  --fail-if worse --margin 0.01 \
  --junit rightly-compare.xml --summary || status=$?

exit "$status"
