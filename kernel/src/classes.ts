import { at } from './lanes';

/**
 * Counts pairs of a label and a predicted class. `truths` has two numbers for each class: how often it is the label, and how often it is both the
 * label and the prediction. `calls` has one number for each class: how often it is predicted. If `ignores`, the label `ignored` is left out. The
 * result is 1 if a label or prediction is no class. Then the counts are unfinished.
 */
export function countClasses(
  labels: usize,
  predicted: usize,
  n: i32,
  classes: i32,
  ignores: i32,
  ignored: i32,
  truths: usize,
  calls: usize,
): i32 {
  for (let i = 0; i < n; i++) {
    const label = load<i32>(at<i32>(labels, i));
    const guess = load<i32>(at<i32>(predicted, i));
    if (i32(label == ignored) & ignores) continue;
    if (<u32>label >= <u32>classes || <u32>guess >= <u32>classes) return 1;
    // Adds to both numbers at once. The second number is the upper half.
    const truth = at<u64>(truths, label);
    store<u64>(truth, load<u64>(truth) + (1 + (<u64>i32(label == guess) << 32)));
    const call = at<i32>(calls, guess);
    store<i32>(call, load<i32>(call) + 1);
  }
  return 0;
}
