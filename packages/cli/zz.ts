import { openArrow } from './src/inputs/arrow/open-arrow.ts';
import { ArrowFile } from './src/inputs/arrow/arrow-file.ts';
for (const n of [
  'a_dictionary_that_is_replaced_plain',
  'a_dictionary_that_grows_plain_a_file',
  'a_dictionary_that_grows_plain_a_stream',
]) {
  const f = new ArrowFile('/tmp/formats/q/' + n + '.arrow');
  try {
    for (let b = f.next(); b; b = f.next()) {
      console.log(n, String(b.schema), [...b.getChildAt(0)!], [...b.getChildAt(1)!]);
    }
  } catch (e) {
    console.log(n, e);
  }
}
