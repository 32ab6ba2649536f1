const COUNT = 8;

/** A few training pictures with their labels. */
export function showSome(place, { pictures, labels }) {
  const rows = labels.slice(0, 2 * COUNT).map((label, i) => ({ picture: pictures[i], label }));
  place.replaceChildren(heading('To learn from'), ...rows.map(figure));
}

/** A few pictures that were read right, and a few that were read wrong. */
export function showPictures(place, { pictures, labels }, predicted) {
  const rows = labels.map((label, i) => ({ picture: pictures[i], label, read: predicted[i] }));
  const right = rows.filter(({ label, read }) => label === read);
  const wrong = rows.filter(({ label, read }) => label !== read);
  place.replaceChildren(
    heading(`Read right: ${right.length}`),
    ...right.slice(0, COUNT).map(figure),
    heading(`Read wrong: ${wrong.length}`),
    ...wrong.slice(0, COUNT).map(figure),
  );
}

function heading(text) {
  const h2 = document.createElement('h2');
  h2.textContent = text;
  return h2;
}

function figure({ picture, label, read }) {
  const caption = document.createElement('figcaption');
  const isWrong = read !== undefined && read !== label;
  caption.textContent = isWrong ? `${label} read as ${read}` : `${label}`;
  const element = document.createElement('figure');
  element.className = read === undefined ? 'unread' : isWrong ? 'wrong' : '';
  element.append(draw(picture, caption.textContent), caption);
  return element;
}

function draw(picture, name) {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 8;
  canvas.role = 'img';
  canvas.ariaLabel = name;
  const ink = picture.flatMap((pixel) => [...Array(3).fill(255 * (1 - pixel)), 255]);
  const image = new ImageData(Uint8ClampedArray.from(ink), 8);
  canvas.getContext('2d').putImageData(image, 0, 0);
  return canvas;
}
