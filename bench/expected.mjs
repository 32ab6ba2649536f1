/** Whether a label's score is among the `k` highest: as plainly as it can be said, without ties. */
export function isAmong(row, label, k) {
  let above = 0;
  for (const score of row) if (score > row[label]) above++;
  return above < k;
}

/** The share of the first rows that is right, by weight. */
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

/** Throws where a contender answers something else: a number, or several by their names. */
export function check(result, expected, tolerance, who) {
  if (typeof result === 'object' && result !== null)
    for (const [name, value] of Object.entries(result))
      check(value, expected[name], tolerance, `${who}: ${name}`);
  else if (!(Math.abs(result - expected) <= tolerance))
    throw new Error(`${who} must answer ${expected}, to ${tolerance}; got ${result}`);
}
