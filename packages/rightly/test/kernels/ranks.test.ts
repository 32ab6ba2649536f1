import { afterEach, expect, test } from 'vitest';
import { labelsAgree, oneHotAgree } from './agreement.ts';
import { giveBackAll } from './forms.ts';
import { size } from './sizes.ts';

afterEach(giveBackAll);

test('labels among scores: kernels and plain arrays give the same bits', () => {
  labelsAgree(size, 200);
  expect.hasAssertions();
});

test('one-hot rows and scores: kernels and plain arrays give the same bits', () => {
  oneHotAgree(size, 200);
  expect.hasAssertions();
});
