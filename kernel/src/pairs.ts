import { at, raise, zero } from './lanes';

/* The length of a block of each half. All cells of a block are found first, and then raised. Finding and raising pair by pair is slower. */
const block = 128;

/**
 * Counts pairs of labels below 2 to the power of `bits`: the first `half` pairs, and as many after them. Both halves are read at the same
 * time, because memory is read faster at several places. The result is the number of pairs of each half that were counted. It is less than
 * `half` if the next pair has a label that is not below the limit.
 *
 * `room` has the addresses of four tables of counts, because counting in one cell repeatedly is slow. A table has 2 to the power of
 * `bits` counts for each true label. The 1 KB after the addresses is working memory. `half` is a multiple of 4.
 */
export function pairs(truths: usize, guesses: usize, half: i32, bits: i32, room: usize): i32 {
  const tables = v128.load(room);
  const gap = at<i32>(0, half);
  let all = zero();
  let done = 0;
  while (done < half) {
    const size = min(half - done, block);
    let out = room;
    for (let i = size; i > 0; i -= 4, truths += 16, guesses += 16, out += 32) {
      const t = v128.load(truths);
      const u = v128.load(truths + gap);
      const p = v128.load(guesses);
      const q = v128.load(guesses + gap);
      all = v128.or(all, v128.or(v128.or(t, u), v128.or(p, q)));
      v128.store(out, cells(t, p, bits, tables), 16);
      v128.store(out, cells(u, q, bits, tables), 32);
    }
    if (v128.any_true(i32x4.shr_u(all, bits))) break;
    for (let i = 0; i < 2 * size; i += 4) {
      raise(load<u32>(at<u32>(room, i), 16));
      raise(load<u32>(at<u32>(room, i), 20));
      raise(load<u32>(at<u32>(room, i), 24));
      raise(load<u32>(at<u32>(room, i), 28));
    }
    done += size;
  }
  return done;
}

/** The addresses of the cells of four pairs. */
@inline
function cells(truths: v128, guesses: v128, bits: i32, tables: v128): v128 {
  return i32x4.add(i32x4.shl(v128.or(i32x4.shl(truths, bits), guesses), 2), tables);
}
