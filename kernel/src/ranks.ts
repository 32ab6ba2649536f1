import { at } from './lanes';
import { anyEqual, atMost, notAtMost } from './scan';

/* A wider row is scanned in pieces of this length, until `stop` is reached. */
const piece: i32 = 8192;

/**
 * The rank of each row's label. It is 0 if the label's score is the first of the highest scores. It is 1 if `ties` is set and the label's
 * score equals one before it. Otherwise it is 1 + the number of higher scores. Once that number reaches `stop`, the rank is any number
 * greater than `stop`.
 */
@inline
function ranks<T>(
  scores: usize,
  labels: usize,
  n: i32,
  width: i32,
  stop: i32,
  ties: i32,
  out: usize,
): void {
  const bytes = at<T>(0, width);
  const quarter = width > piece ? 0 : n >> 2;
  const gap = <usize>quarter * bytes;
  const step = at<i32>(0, quarter);
  for (let i = quarter; i > 0; i--, labels += 4, out += 4, scores += bytes) {
    const s0 = score<T>(scores, labels, width);
    const s1 = score<T>(scores + gap, labels + step, width);
    const s2 = score<T>(scores + 2 * gap, labels + 2 * step, width);
    const s3 = score<T>(scores + 3 * gap, labels + 3 * step, width);
    const found = atMost<T>(scores, gap, width, s0, s1, s2, s3);
    const above = i32x4.sub(i32x4.splat(width), found);
    put<T>(out, 0, i32x4.extract_lane(above, 0), ties, scores, labels, s0);
    put<T>(out, step, i32x4.extract_lane(above, 1), ties, scores + gap, labels, s1);
    put<T>(out, 2 * step, i32x4.extract_lane(above, 2), ties, scores + 2 * gap, labels, s2);
    put<T>(out, 3 * step, i32x4.extract_lane(above, 3), ties, scores + 3 * gap, labels, s3);
  }
  scores += 3 * gap;
  labels += 3 * step;
  out += 3 * step;
  for (n -= 4 * quarter; n > 0; n--, labels += 4, out += 4, scores += bytes) {
    const t = score<T>(scores, labels, width);
    let above = 0;
    for (let i = 0; i < width && above < stop; i += piece)
      above += notAtMost<T>(at<T>(scores, i), min(piece, width - i), t);
    put<T>(out, 0, above, ties, scores, labels, t);
  }
}

/** The score of a row's label, or NaN if the label has none. */
@inline
function score<T>(row: usize, label: usize, width: i32): T {
  const i = load<i32>(label);
  return <u32>i < <u32>width ? load<T>(at<T>(row, i)) : <T>NaN;
}

@inline
function put<T>(
  out: usize,
  offset: usize,
  above: i32,
  ties: i32,
  row: usize,
  labels: usize,
  t: T,
): void {
  let code = above + i32(above > 0);
  if (t != t) code = i32.MAX_VALUE;
  else if (ties && !above) code = i32(anyEqual<T>(row, load<i32>(labels + offset), t));
  store<i32>(out + offset, code);
}

export function ranksF32(
  scores: usize,
  labels: usize,
  n: i32,
  width: i32,
  stop: i32,
  ties: i32,
  out: usize,
): void {
  ranks<f32>(scores, labels, n, width, stop, ties, out);
}

export function ranksF64(
  scores: usize,
  labels: usize,
  n: i32,
  width: i32,
  stop: i32,
  ties: i32,
  out: usize,
): void {
  ranks<f64>(scores, labels, n, width, stop, ties, out);
}
