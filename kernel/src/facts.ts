import { at, counts, first, zero } from './lanes';

/** For each row, how many scores equal its label's score, including the label's own, and whether any score is NaN. */
@inline
function facts<T>(
  scores: usize,
  labels: usize,
  n: i32,
  width: i32,
  equal: usize,
  nan: usize,
): void {
  for (let row = 0; row < n; row++) {
    const label = load<i32>(at<i32>(labels, row));
    const s = v128.splat<T>(<u32>label < <u32>width ? load<T>(at<T>(scores, label)) : <T>NaN);
    const end = at<T>(scores, width);
    let equals = zero();
    let nans = zero();
    for (; end - scores >= 16; scores += 16) {
      const v = v128.load(scores);
      equals = i32x4.add(equals, v128.eq<T>(v, s));
      nans = v128.or(nans, v128.ne<T>(v, v));
    }
    const v = v128.load(scores);
    const tail = first<T>(<i32>(end - scores) / sizeof<T>());
    equals = i32x4.add(equals, v128.and(tail, v128.eq<T>(v, s)));
    nans = v128.or(nans, v128.and(tail, v128.ne<T>(v, v)));
    const found = counts<T>(equals, equals, equals, equals);
    store<i32>(at<i32>(equal, row), i32x4.extract_lane(found, 0));
    store<u8>(nan + row, v128.any_true(nans));
    scores = end;
  }
}

export function factsF32(
  scores: usize,
  labels: usize,
  n: i32,
  width: i32,
  equal: usize,
  nan: usize,
): void {
  facts<f32>(scores, labels, n, width, equal, nan);
}

export function factsF64(
  scores: usize,
  labels: usize,
  n: i32,
  width: i32,
  equal: usize,
  nan: usize,
): void {
  facts<f64>(scores, labels, n, width, equal, nan);
}
