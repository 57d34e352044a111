import { createRequire } from 'node:module';
import encodeQR from 'qr';
import type { Span } from '../message.ts';
import type { Drawing, Paper, Part } from './paper.ts';

/** Points, of which an inch has 72. */
const MARGIN = 50;
const SIZE = { title: 16, heading: 12, text: 10.5, cell: 10 };
const GAP = 8;
const INDENT = 16;
const QR = 84;
/** Columns after the first, in a table with named columns. */
const NUMBERS = 84;
/** The first column of a table whose rows begin with their name. */
const NAMES = 150;
const PADDING = 4;

/** The font has all letters of our languages, in both scripts. */
const fontFile = (name: string) =>
  createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/DejaVuSansCondensed${name}.ttf`);
const FONTS = { plain: '', bold: '-Bold', italic: '-Oblique', 'bold-italic': '-BoldOblique' };

type Document = PDFKit.PDFDocument;
/** What a part is, for those who have the paper read aloud. */
type Structure = ReturnType<Document['struct']>;

/** The paper as a PDF on A4, which says of each part what it is and in which language. */
export async function toPdf(paper: Paper): Promise<Buffer> {
  // The library is large, and most runs of the program print nothing.
  const { default: PDFDocument } = await import('pdfkit');
  const { title, locale, madeAt, sections } = paper;
  const pdf = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    lang: locale,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    info: { Title: title, Creator: 'Busulla', Producer: 'Busulla', CreationDate: new Date(madeAt) },
  });
  const done = collect(pdf);
  for (const [name, file] of Object.entries(FONTS)) pdf.registerFont(name, fontFile(file));
  const whole = pdf.struct('Document', { lang: locale });
  pdf.addStructure(whole);
  whole.add(pdf.struct('H1', {}, () => void pdf.font('bold').fontSize(SIZE.title).text(title)));
  for (const [index, { locale, parts }] of sections.entries()) {
    if (index > 0) rule(pdf);
    const section = pdf.struct('Sect', { lang: locale });
    whole.add(section);
    for (const part of parts) draw(pdf, section, part);
    section.end();
  }
  whole.end();
  pdf.end();
  return done;
}

function collect(pdf: Document): Promise<Buffer> {
  const pieces: Buffer[] = [];
  return new Promise((resolve, reject) => {
    pdf.on('data', (piece: Buffer) => pieces.push(piece));
    pdf.on('end', () => resolve(Buffer.concat(pieces)));
    pdf.on('error', reject);
  });
}

function rule(pdf: Document): void {
  pdf.moveDown(1);
  const { left, right } = pdf.page.margins;
  pdf.markContent('Artifact');
  pdf
    .moveTo(left, pdf.y)
    .lineTo(pdf.page.width - right, pdf.y)
    .lineWidth(0.7)
    .stroke('#777777');
  pdf.endMarkedContent();
  pdf.moveDown(0.5);
}

function draw(pdf: Document, into: Structure, part: Part): void {
  pdf.y += GAP;
  switch (part.type) {
    case 'heading': {
      const bold = part.spans.map((span) => ({ ...span, bold: true as const }));
      into.add(pdf.struct('H2', {}, () => write(pdf.fontSize(SIZE.heading), bold)));
      return;
    }
    case 'paragraph':
      into.add(pdf.struct('P', {}, () => write(pdf.fontSize(SIZE.text), part.spans)));
      return;
    case 'list':
      return drawList(pdf.fontSize(SIZE.text), into, part);
    case 'table':
      return drawTable(pdf, into, part);
    case 'drawing':
      return drawShapes(pdf, part.drawing);
    case 'qr':
      into.add(pdf.struct('Figure', { alt: part.content }, () => drawQr(pdf, part.content)));
      return;
  }
}

function drawList(pdf: Document, into: Structure, part: Extract<Part, { type: 'list' }>): void {
  const list = pdf.struct('L');
  into.add(list);
  for (const [index, item] of part.items.entries()) {
    const sign = { text: part.ordered ? `${index + 1}. ` : '• ' };
    list.add(
      pdf.struct(
        'LI',
        {},
        pdf.struct('LBody', {}, () => write(pdf, [sign, ...item], INDENT)),
      ),
    );
  }
}

/** Pieces of one paragraph, each in its own style. */
function write(pdf: Document, spans: readonly Span[], indent = 0): void {
  const shown = spans.filter(({ text }) => text !== '');
  const width = pdf.page.width - 2 * MARGIN - indent;
  for (const [index, { text, bold, italic, href }] of shown.entries()) {
    const style = bold ? (italic ? 'bold-italic' : 'bold') : italic ? 'italic' : 'plain';
    const options = { continued: index < shown.length - 1, link: href ?? null, lineGap: 1.5 };
    pdf.font(style);
    if (index === 0) pdf.text(text, MARGIN + indent, pdf.y, { ...options, width });
    else pdf.text(text, options);
  }
}

/** Drawn by hand: the library's own tables take forty times as long, and the program answers people meanwhile. */
function drawTable(pdf: Document, into: Structure, { head, rows }: Extract<Part, { type: 'table' }>): void {
  const table = pdf.struct('Table');
  into.add(table);
  const widths = columnWidths(pdf, rows[0]?.length ?? head?.length ?? 1, head !== undefined);
  if (head) drawRow(pdf, table, head, widths, () => 'Column');
  for (const row of rows) {
    drawRow(pdf, table, row, widths, (column) => (!head && column === 0 ? 'Row' : undefined));
  }
  pdf.x = MARGIN;
}

function columnWidths(pdf: Document, columns: number, hasHead: boolean): number[] {
  const width = pdf.page.width - 2 * MARGIN;
  const others = columns - 1;
  if (hasHead) return [width - others * NUMBERS, ...Array<number>(others).fill(NUMBERS)];
  return [NAMES, ...Array<number>(others).fill((width - NAMES) / others)];
}

/** `names`: what a cell is the name of. */
function drawRow(
  pdf: Document,
  table: Structure,
  cells: readonly string[],
  widths: readonly number[],
  names: (column: number) => 'Column' | 'Row' | undefined,
): void {
  const fontOf = (column: number) => pdf.font(names(column) ? 'bold' : 'plain').fontSize(SIZE.cell);
  const inside = (column: number) => ({ width: (widths[column] ?? 0) - 2 * PADDING });
  const heights = cells.map((text, column) => fontOf(column).heightOfString(text, inside(column)));
  const height = Math.max(...heights) + 2 * PADDING;
  if (pdf.y + height > pdf.page.height - MARGIN) pdf.addPage();
  const top = pdf.y;
  const row = pdf.struct('TR');
  table.add(row);
  let left = MARGIN;
  for (const [column, text] of cells.entries()) {
    const [at, width] = [left, widths[column] ?? 0];
    pdf.markContent('Artifact');
    pdf.rect(at, top, width, height).lineWidth(0.5).stroke('#777777');
    pdf.endMarkedContent();
    const show = () => void fontOf(column).text(text, at + PADDING, top + PADDING, inside(column));
    const scope = names(column);
    row.add(scope ? pdf.struct('TH', named(scope), show) : pdf.struct('TD', {}, show));
    left += width;
  }
  pdf.y = top + height;
}

/** The types of the library leave `scope` out. */
function named(scope: 'Column' | 'Row'): object {
  return { scope };
}

const TONES = { now: '#0b5566', before: '#b9c9ce' };

function drawShapes(pdf: Document, { height, shapes }: Drawing): void {
  if (pdf.y + height > pdf.page.height - MARGIN) pdf.addPage();
  const top = pdf.y;
  // A text beside it tells the same.
  pdf.markContent('Artifact');
  for (const shape of shapes) {
    if (shape.draw === 'box') {
      pdf.rect(MARGIN + shape.x, top + shape.y, shape.width, shape.height).fill(TONES[shape.tone]);
      continue;
    }
    pdf.font('plain').fontSize(shape.size).fillColor('#000000');
    const width = shape.from === 'end' ? pdf.widthOfString(shape.text) : 0;
    pdf.text(shape.text, MARGIN + shape.x - width, top + shape.y, {
      lineBreak: false,
      baseline: 'alphabetic',
    });
  }
  pdf.endMarkedContent();
  pdf.fillColor('#000000');
  pdf.x = MARGIN;
  pdf.y = top + height;
}

function drawQr(pdf: Document, content: string): void {
  const dots = encodeQR(content, 'raw');
  const size = QR / dots.length;
  if (pdf.y + QR > pdf.page.height - MARGIN) pdf.addPage();
  const top = pdf.y;
  for (const [row, line] of dots.entries()) {
    for (const [column, dark] of line.entries()) {
      if (dark) pdf.rect(MARGIN + column * size, top + row * size, size, size);
    }
  }
  pdf.fill('#000000');
  pdf.y = top + QR;
}
