// Opens every file of a folder with libraries that others wrote, and prints what each of them saw as one JSON object by file name.
import fs from 'node:fs';
import path from 'node:path';
import ExcelJS from 'exceljs';
import ICAL from 'ical.js';
import JSZip from 'jszip';
import mammoth from 'mammoth';
import { parse as parsePptx } from 'pptxtojson/dist/index.js';
import XLSX from 'xlsx';

// pdf.js names these when it is loaded, and needs them to draw; here it only reads.
globalThis.DOMMatrix ??= class {};
globalThis.ImageData ??= class {};
globalThis.Path2D ??= class {};
const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');

const readers = { xlsx: readWorkbook, csv: readCsv, docx: readDocument, pptx: readSlides, pdf: readPdf, ics: readCalendar, json: JSON.parse, zip: readZip };

async function readWorkbook(bytes) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes);
  const sheets = {};
  const tables = [];
  workbook.eachSheet(sheet => {
    const rows = [];
    sheet.eachRow({ includeEmpty: true }, row => rows.push(cellsOf(row)));
    sheets[sheet.name] = rows;
    tables.push(...Object.keys(sheet.tables));
  });
  return { exceljs: { sheets, tables }, sheetjs: sheetsOf(XLSX.read(bytes)) };
}

function cellsOf(row) {
  const cells = [];
  for (let i = 1; i <= row.cellCount; i++) {
    const value = row.getCell(i).value;
    cells.push(value !== null && typeof value === 'object' && 'text' in value ? value.text : value);
  }
  return cells;
}

/** Guesses nothing: texts stay texts, a cell without a value is null. */
function sheetsOf(workbook) {
  return Object.fromEntries(workbook.SheetNames.map(name => [name, XLSX.utils.sheet_to_json(workbook.Sheets[name], { header: 1, defval: null })]));
}

function readCsv(bytes) {
  return { sheetjs: sheetsOf(XLSX.read(bytes, { raw: true })) };
}

async function readDocument(bytes) {
  const { value, messages } = await mammoth.convertToHtml({ buffer: bytes });
  return { mammoth: { html: value, errors: messages.filter(m => m.type === 'error').map(m => m.message) }, charts: await embeddedWorkbooks(bytes) };
}

async function readSlides(bytes) {
  const { slides } = await parsePptx(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  return { slides: slides.map(slide => ({ text: textOf(slide.elements), note: slide.note ?? '' })), charts: await embeddedWorkbooks(bytes) };
}

/** Without the HTML that pptxtojson makes of it. */
function textOf(elements) {
  const html = elements.map(e => [e.content, textOf(e.elements ?? []), e.type === 'table' ? e.data.flat().map(c => c.text).join(' ') : ''].join(' ')).join(' ');
  return html.replace(/<[^>]*>/g, ' ').replaceAll('&nbsp;', ' ').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** The data behind each chart, as "Edit data" opens it. */
async function embeddedWorkbooks(bytes) {
  const zip = await JSZip.loadAsync(bytes);
  const parts = Object.values(zip.files).filter(f => f.name.endsWith('.xlsx'));
  return Promise.all(parts.map(async part => (await readWorkbook(await part.async('nodebuffer'))).exceljs.sheets));
}

async function readPdf(bytes) {
  const document = await pdfjs.getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 }).promise;
  const { info } = await document.getMetadata();
  const pages = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const content = await page.getTextContent({ includeMarkedContent: true });
    const marked = markedTexts(content.items);
    pages.push({ text: content.items.map(i => i.str ?? '').join(''), elements: elementsOf(await page.getStructTree(), marked) });
  }
  return {
    title: info.Title, language: info.Language, marked: (await document.getMarkInfo())?.Marked ?? false,
    outline: titlesOf(await document.getOutline() ?? []), pages,
  };
}

/** What stands between the beginning and the end of each marked content, by its id. */
function markedTexts(items) {
  const open = [];
  const texts = {};
  for (const item of items) {
    if (item.type?.startsWith('beginMarkedContent')) {
      open.push(item.id ?? null);
    } else if (item.type === 'endMarkedContent') {
      open.pop();
    } else if (open.at(-1)) { // A line that ends parts words as a blank does.
      texts[open.at(-1)] = (texts[open.at(-1)] ?? '') + item.str + (item.hasEOL ? ' ' : '');
    }
  }
  return texts;
}

/** The structure tree in reading order, an entry for each element with a text or a description of its own. */
function elementsOf(node, marked) {
  if (node === null) {
    return [];
  }
  const own = (node.children ?? []).filter(c => c.type === 'content').map(c => marked[c.id] ?? '').join('').replace(/ +/g, ' ').trim();
  const below = (node.children ?? []).filter(c => c.role).flatMap(c => elementsOf(c, marked));
  return own || node.alt ? [{ role: node.role, alt: node.alt ?? null, text: own }, ...below] : below;
}

function titlesOf(outline) {
  return outline.flatMap(o => [o.title, ...titlesOf(o.items)]);
}

function readCalendar(bytes) {
  const calendar = new ICAL.Component(ICAL.parse(bytes.toString('utf8')));
  return {
    events: calendar.getAllSubcomponents('vevent').map(component => {
      const event = new ICAL.Event(component);
      return { summary: event.summary, start: event.startDate.toString(), wholeDay: event.startDate.isDate, stamp: component.getFirstPropertyValue('dtstamp').toString() };
    }),
  };
}

async function readZip(bytes) {
  const zip = await JSZip.loadAsync(bytes, { checkCRC32: true });
  const files = Object.values(zip.files).filter(f => !f.dir);
  return { files: Object.fromEntries(await Promise.all(files.map(async f => [f.name, await read(f.name, await f.async('nodebuffer'))]))) };
}

async function read(name, bytes) {
  const reader = readers[path.extname(name).slice(1)];
  return reader ? await reader(bytes) : null;
}

const folder = process.argv[2];
const seen = {};
for (const name of fs.readdirSync(folder).sort()) {
  try {
    seen[name] = await read(name, fs.readFileSync(path.join(folder, name)));
  } catch (error) {
    seen[name] = { error: String(error.stack ?? error) };
  }
}
process.stdout.write(JSON.stringify(seen));
