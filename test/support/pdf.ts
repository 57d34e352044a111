import { extractText, getDocumentProxy, getMeta } from 'unpdf';

/** What a reader's program finds in a PDF: the words in their order, and what it says about itself. */
export async function readPdf(bytes: Buffer): Promise<{ text: string; pages: number; language: unknown }> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { totalPages, text } = await extractText(pdf, { mergePages: true });
  const { info } = await getMeta(pdf);
  return { text: text.replace(/\s+/g, ' '), pages: totalPages, language: info.Language };
}
