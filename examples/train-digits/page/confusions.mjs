import { confusionMatrix } from '@rightly/report';
import { ConfusionMatrix } from 'rightly';

/** The confusion matrix as a heat map. */
export function showConfusions(place, labels, read) {
  const matrix = new ConfusionMatrix({ sparseYPred: true, numClasses: 10 });
  matrix.updateState(labels, read);
  const caption = document.createElement('figcaption');
  caption.textContent =
    'Each row is a digit, each column is what it was read as: right in blue, wrong in orange.';
  const figure = document.createElement('figure');
  figure.append(
    confusionMatrix(
      { names: matrix.keys().map(String), rows: matrix.result(), classesEach: 1 },
      { label: 'Confusion matrix of the held-out pictures' },
    ),
    caption,
  );
  const heading = document.createElement('h2');
  heading.textContent = 'Which digit is read as which';
  place.replaceChildren(heading, figure);
}
