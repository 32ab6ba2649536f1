import * as arrow from 'apache-arrow';
import { Footer } from 'apache-arrow/ipc/metadata/file';
import {
  BufferRegion,
  DictionaryBatch,
  Message,
  RecordBatch,
} from 'apache-arrow/ipc/metadata/message';

export { arrow, BufferRegion, DictionaryBatch, Footer, Message, RecordBatch };
export type { RecordBatch as BatchHeader } from 'apache-arrow/ipc/metadata/message';
