/** Whether a label's score is among the `k` highest, computed in the simplest way. There are no ties. */
export function isAmong(row, label, k) {
  let above = 0;
  for (const score of row) if (score > row[label]) above++;
  return above < k;
}

/** The weighted share of right rows among the first rows. */
export function expectedResult({ right, weights }, rows) {
  let total = 0;
  let count = 0;
  for (let i = 0; i < rows; i++) {
    const weight = weights ? weights[i] : 1;
    total += right[i] * weight;
    count += weight;
  }
  return total / count;
}

/** Throws where a program gives a wrong answer: a number, or several by name. */
export function check(result, expected, tolerance, who) {
  if (typeof result === 'object' && result !== null)
    for (const [name, value] of Object.entries(result))
      check(value, expected[name], tolerance, `${who}: ${name}`);
  else if (!(Math.abs(result - expected) <= tolerance))
    throw new Error(`${who} must answer ${expected}, to ${tolerance}; got ${result}`);
}
