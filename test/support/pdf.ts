import { extractText, getDocumentProxy, getMeta } from 'unpdf';

/** A part of a PDF as it is told to who has it read aloud. */
type Node = { role?: string; lang?: string; alt?: string; children?: unknown[] };

/** What a reader's program finds in a PDF: the words in their order, and what it says about itself. */
export async function readPdf(bytes: Buffer): Promise<{ text: string; pages: number; language: unknown }> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { totalPages, text } = await extractText(pdf, { mergePages: true });
  const { info } = await getMeta(pdf);
  return { text: text.replace(/\s+/g, ' '), pages: totalPages, language: info.Language };
}

/** What a PDF says that the parts of its first page are, one in the other: `Document sq(H1 Sect sq(…))`. */
export async function structureOf(bytes: Buffer): Promise<string> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const tree: Node | null = await (await pdf.getPage(1)).getStructTree();
  return ((tree?.children ?? []) as Node[]).map(told).join(' ');
}

function told({ role = '', lang, alt, children = [] }: Node): string {
  const inner = (children as Node[]).filter((child) => child.role !== undefined).map(told);
  const name = [role, lang, alt].filter((part) => part !== undefined).join(' ');
  return inner.length > 0 ? `${name}(${inner.join(' ')})` : name;
}
