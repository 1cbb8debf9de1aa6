// The browser's copy of what is typed or chosen inside [data-unsaved] (UnsavedScope.razor) and not saved yet. It belongs to the reader
// who is signed in.
import { sayBack, sayDisplaced } from './unsaved-notice.js';
import { clear, expire, keysOf, read, write } from './unsaved-store.js';

const reader = document.querySelector('meta[name=reader]')?.content ?? '';
const load = Math.random().toString(36).slice(2);
const mostSent = 500;
const secondsToGo = 2;
const keyField = '#key'; // beside the fields of a scope: under which id what it holds was sent
const bases = new WeakMap();
const sentForms = new Map();
let isLeaving = false;

const controls = '[data-unsaved] :is(input, select, textarea)';
const scopeOf = element => element.closest('[data-unsaved]')?.dataset.unsaved;
const fieldOf = element => element.type === 'radio' ? element.name : element.id || element.name;
const keyOf = (scope, field) => [reader, scope, field].join('|');
const group = radio => [...radio.closest('[data-unsaved]').querySelectorAll('input[type=radio]')].filter(e => e.name === radio.name);

// One of a group of radio buttons stands for all of them.
const leadOf = element => element.type === 'radio' ? group(element)[0] : element;
const isKept = element => reader !== '' && scopeOf(element) !== undefined && fieldOf(element) !== ''
  && !['password', 'file', 'hidden', 'submit', 'button'].includes(element.type);
const entryOf = element => read(keyOf(scopeOf(element), fieldOf(element)));
const store = (element, entry) => write(keyOf(scopeOf(element), fieldOf(element)), entry);
const isShut = element => element.matches(':disabled') || element.readOnly;
const isText = element => element.matches('textarea, input:not([type=radio]):not([type=checkbox])');

// A mark of a text (FNV-1a), to know a text again without keeping each state of it.
function markOf(text) {
  let mark = 0x811c9dc5;
  for (const character of text.replaceAll('\r', '')) mark = Math.imul(mark ^ character.codePointAt(0), 0x01000193);
  return mark >>> 0;
}

function valueOf(element) {
  if (element.type === 'checkbox') return String(element.checked);
  if (element.type === 'radio') return group(element).find(e => e.checked)?.value ?? '';
  return element.value;
}

// Called on every key, before the server hears of it.
export function remember(element) {
  if (!isKept(element)) return;
  const entry = entryOf(element) ?? { base: bases.get(leadOf(element)) ?? markOf(''), sent: [] };
  const value = valueOf(element);
  const mark = markOf(value);
  // Where it is saved as it is typed, an earlier state may be on its way to the database: going back is an edit too.
  if (mark === entry.base && !element.closest('[data-unsaved]').hasAttribute('data-autosaved')) store(element, null);
  else store(element, { ...entry, value, load, at: Date.now(), sent: [...entry.sent.filter(m => m !== mark), mark].slice(-mostSent) });
}

// The server put another text into the field: an edit is measured against that from now on.
export function rewritten(element) {
  if (!isKept(element)) return;
  bases.set(leadOf(element), markOf(valueOf(element)));
  store(element, null);
}

// What the server drew, whatever was typed over it since.
function drawnOf(element) {
  if (element.type === 'checkbox') return String(element.defaultChecked);
  if (element.type === 'radio') return group(element).find(e => e.defaultChecked)?.value ?? '';
  if (element.matches('select')) return ([...element.options].find(o => o.defaultSelected) ?? element.options[0])?.value ?? '';
  return element.defaultValue;
}

// Typed into a field of the page as it was loaded, before this script was there. Returns the field that stands for it.
export function begun(element) {
  if (!isKept(element)) return element;
  const earlier = entryOf(element);
  bases.set(leadOf(element), markOf(drawnOf(element)));
  store(element, null);
  remember(element);
  if (earlier && isText(element) && earlier.value !== element.value) {
    sayDisplaced(element, earlier.value, use => use && element.isConnected && put(element, earlier.value));
  }
  return leadOf(element);
}

// A field has come onto the page: what was typed into it before and never saved comes back.
export function adopt(element) {
  if (!isKept(element) || leadOf(element) !== element) return;
  const stored = valueOf(element);
  const mark = markOf(stored);
  bases.set(element, mark);
  const entry = entryOf(element);
  if (!entry) return;
  if (entry.value === stored) {
    store(element, null);
  } else if (isShut(element)) {
    // Locked or completed meanwhile: kept until it can be put in.
  } else if (entry.base === mark || entry.sent.includes(mark)) {
    put(element, entry.value);
    if (entry.load !== load) sayBack();
  } else if (isText(element)) {
    sayDisplaced(element, entry.value, use => use && element.isConnected ? put(element, entry.value) : store(element, null));
  } else {
    store(element, null);
  }
}

function put(element, value) {
  const target = element.type === 'radio' ? group(element).find(e => e.value === value) : element;
  if (!target) return;
  if (target.type === 'radio') target.checked = true;
  else if (target.type === 'checkbox') target.checked = value === 'true';
  else target.value = value;
  for (let box = target.closest('details'); box; box = box.parentElement.closest('details')) box.open = true;
  tell(target);
}

export function tell(element) {
  element.dispatchEvent(new Event(isText(element) ? 'input' : 'change', { bubbles: true }));
}

function isDirty() {
  return [...document.querySelectorAll(controls)].some(e => isKept(e) && !isShut(e) && entryOf(e));
}

const fieldsOf = scope => keysOf(keyOf(scope, '')).map(key => key.slice(keyOf(scope, '').length)).filter(field => field !== keyField);
const contentOf = scope => JSON.stringify([...document.querySelectorAll(controls)]
  .filter(e => scopeOf(e) === scope && isKept(e) && leadOf(e) === e).map(e => [fieldOf(e), valueOf(e)]));

// What the field holds on the page, or held when the page was left: with a choice that was taken back, these differ.
function settle(scope, isSaved) {
  for (const field of fieldsOf(scope)) {
    const key = keyOf(scope, field);
    const element = [...document.querySelectorAll(controls)].find(e => scopeOf(e) === scope && fieldOf(e) === field);
    const value = element ? valueOf(element) : read(key)?.value;
    if (value === undefined || !isSaved(field, value)) continue;
    write(key, null);
    if (element) bases.set(leadOf(element), markOf(value));
  }
  if (fieldsOf(scope).length === 0) write(keyOf(scope, keyField), null);
}

globalThis.cioCompass ??= {};
globalThis.cioCompass.unsaved = {
  fields: fieldsOf,
  find: beginning => [...new Set(keysOf(keyOf(beginning, '').slice(0, -1)).map(key => key.split('|')[1]))],
  // The form: what was typed after it had been sent stays.
  saved: scope => settle(scope, (field, value) => (sentForms.get(scope)?.get(field) ?? value) === value),
  settled: (scope, values) => settle(scope, (field, value) => values[field] === value.replaceAll('\r', '')),
  discard: scope => [...fieldsOf(scope), keyField].forEach(field => write(keyOf(scope, field), null)),
  // The id under which a form is sent: the same text once more, also by a page that came again because the first was lost before it heard
  // that it was stored, is the same thing; another text is another.
  key: (scope, proposed) => {
    if (reader === '') return proposed;
    const content = contentOf(scope);
    const kept = read(keyOf(scope, keyField));
    const id = kept?.content === content ? kept.id : proposed;
    write(keyOf(scope, keyField), { id, content, at: Date.now() });
    return id;
  },
  // The connection is back: what was typed while it was gone did not arrive.
  tellAgain: () => [...document.querySelectorAll(controls)]
    .filter(e => isKept(e) && (e.type !== 'radio' || e.checked) && entryOf(e)).forEach(tell),
  // The page goes by itself: nobody is asked, and what is typed is kept. Where it stays (a file was saved), leaving asks again.
  leave: () => {
    isLeaving = true;
    setTimeout(() => { isLeaving = false; }, secondsToGo * 1000);
  },
};

expire(reader);

document.addEventListener('submit', event => {
  const form = event.target;
  if (form.matches('[action$="/account/sign-out"]')) {
    if (isDirty() && !confirm(document.getElementById('unsaved-notice')?.dataset.leave)) {
      event.preventDefault();
      return;
    }
    isLeaving = true;
    clear(reader);
  }
  for (const element of form.elements) {
    const scope = scopeOf(element);
    if (scope === undefined || !element.matches(controls)) continue;
    if (!sentForms.has(scope)) sentForms.set(scope, new Map());
    sentForms.get(scope).set(fieldOf(element), valueOf(element));
  }
}, true);
// Whether to leave the page now would leave something behind.
export function isHeldBack() {
  return !isLeaving && isDirty();
}

addEventListener('beforeunload', event => {
  if (isHeldBack()) event.preventDefault();
});
