import { Message } from '../arrow-library.ts';
import { checkLayout } from '../arrow/check-layout.ts';
import { damaged } from '../arrow/damaged.ts';
import { verify } from '../arrow/flatbuffer.ts';
import * as format from '../arrow/metadata.ts';
import { checkRows } from '../most-rows.ts';

/** The marker in front of the length of each message. */
const CONTINUATION = 0xffffffff;

/** Throws InputError for an Arrow stream that contradicts itself. The library does not check lengths and offsets. */
export function checkStream(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let types: Parameters<typeof checkLayout>[1] | undefined;
  for (let at = 0; at < bytes.length;) {
    if (bytes.length - at < 8 || view.getUint32(at, true) !== CONTINUATION)
      throw damaged('a message does not begin with its marker');
    const length = view.getInt32(at + 4, true);
    if (length === 0) return;
    const body = at + 8 + length;
    if (length < 0 || body > bytes.length) throw damaged('a message is longer than the answer');
    // The copy begins at a multiple of eight bytes, as flatbuffers need.
    const head = bytes.slice(at + 8, body);
    verify(head, format.message);
    const message = Message.decode(head);
    const { bodyLength } = message;
    if (bodyLength < 0 || body + bodyLength > bytes.length)
      throw damaged('a message is longer than the answer');
    if (message.isSchema()) types = message.header().fields.map(({ type }) => type);
    else if (message.isRecordBatch() && types) {
      const batch = message.header();
      checkRows(batch.length);
      checkLayout(batch, types, bodyLength);
    } else if (!message.isDictionaryBatch() || !types)
      throw damaged('it does not begin with a schema');
    at = body + bodyLength;
  }
}
