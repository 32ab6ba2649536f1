/** The width of filters in pixels. They are at every second pixel. */
const [size, step] = [3, 2];

/**
 * The number of inputs of the first layer at a place (`taps`), the number of outputs at all places (`wide`), and the inputs at each
 * place. A dense layer has one place.
 */
export function shapeOf({ features, units, side }) {
  if (side === undefined)
    return { taps: features, wide: units, places: [Array.from({ length: features }, (_, i) => i)] };
  const corners = Array.from({ length: Math.floor((side - size) / step) + 1 }, (_, i) => i * step);
  const span = Array.from({ length: size }, (_, i) => i);
  const places = corners.flatMap((top) =>
    corners.map((left) =>
      span.flatMap((row) => span.map((column) => (top + row) * side + left + column)),
    ),
  );
  return { taps: size * size, wide: places.length * units, places };
}
