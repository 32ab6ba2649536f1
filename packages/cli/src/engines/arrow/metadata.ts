import type { Table } from './flatbuffer.ts';

/* The tables of Arrow's metadata, as its Message.fbs, Schema.fbs and File.fbs define them. */

const keyValue: Table = { slots: ['string', 'string'] };
const none: Table = { slots: [] };
const unread = (what: string): Table => ({ slots: [], unread: what });
const unit: Table = { slots: [2] };
const width: Table = { slots: [4] };
const int: Table = { slots: [4, 1] };

/** Types of columns, by their numbers. */
const types: Readonly<Record<number, Table>> = {
  1: none, // Null
  2: int,
  3: unit, // FloatingPoint, with its precision
  4: none, // Binary
  5: none, // Utf8
  6: none, // Bool
  7: { slots: [4, 4, 4] }, // Decimal
  8: unit, // Date
  9: { slots: [2, 4] }, // Time
  10: { slots: [2, 'string'] }, // Timestamp
  11: unit, // Interval
  12: none, // List
  13: none, // Struct
  14: { slots: [2, { vector: 4 }] }, // Union
  15: width, // FixedSizeBinary
  16: width, // FixedSizeList
  17: { slots: [1] }, // Map
  18: unit, // Duration
  19: none, // LargeBinary
  20: none, // LargeUtf8
  21: none, // LargeList
  22: unread('runs (run-end encoded), which are not read: write it decoded'), // RunEndEncoded
  23: none, // BinaryView
  24: none, // Utf8View
  25: unread('views of lists, which are not read: write lists'), // ListView
  26: unread('views of lists, which are not read: write lists'), // LargeListView
};

const dictionaryEncoding: Table = { slots: [8, { table: int }, 1, 2] };

const field: Table = {
  // This is a getter, because a field may itself hold fields.
  get slots() {
    return fieldSlots;
  },
};
const fieldSlots: Table['slots'] = [
  'string',
  1,
  1,
  { union: types },
  { table: dictionaryEncoding },
  { tables: field },
  { tables: keyValue },
];

const schema: Table = { slots: [2, { tables: field }, { tables: keyValue }, { vector: 8 }] };

const recordBatch: Table = {
  slots: [8, { vector: 16 }, { vector: 16 }, { table: { slots: [1, 1] } }, { vector: 8 }],
};

const dictionaryBatch: Table = { slots: [8, { table: recordBatch }, 1] };

export const message: Table = {
  slots: [
    2,
    1,
    { union: { 1: schema, 2: dictionaryBatch, 3: recordBatch } },
    8,
    { tables: keyValue },
  ],
};

export const footer: Table = {
  slots: [2, { table: schema }, { vector: 24 }, { vector: 24 }, { tables: keyValue }],
};
