import type { ReportData } from '../data.ts';
import type { Html } from '../text/html.ts';

/** A part of the page, with a heading that the contents at its top name. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Html;
}

/** Makes a part of the page, or nothing where the source does not give its numbers. `document` draws. */
export type MakeSection = (data: ReportData, document: Document) => Section | null;
