import type { ReportData } from '../data.ts';
import type { Html } from '../text/html.ts';

/** A section of the page. The contents at the top of the page link to it. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Html;
}

/** Makes a section of the page, or null if the data does not have its numbers. `document` creates the pictures. */
export type MakeSection = (data: ReportData, document: Document) => Section | null;
