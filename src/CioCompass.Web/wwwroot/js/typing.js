// Fields of the working pages. What a field holds goes to the server on every key; what the server wants it to hold (data-push, see
// TextInput.razor) is written only where nobody is typing, and only over the text that the server knew.
import './leaving.js';
import { adopt, begun, remember, rewritten, tell } from './unsaved.js';

const controls = 'input:not([type=file]), select, textarea';
const states = new WeakMap();
const seen = new WeakSet();
const early = new Map();
let lastFocus = null;

const stateOf = element => {
  if (!states.has(element)) states.set(element, { touched: false, sent: false, pending: false });
  return states.get(element);
};
const isOpen = () => document.documentElement.dataset.circuit === 'open';
const isField = element => element instanceof Element && element.matches('input[data-push], textarea[data-push]');
const withoutReturns = text => text.replaceAll('\r', '');

// A day or a number that is half typed has no value: whatever is written into it, even the same nothing, erases the rest.
const isHalf = element => element.validity?.badInput === true;

function isEdited(element) {
  return document.activeElement === element && !stateOf(element).sent || isHalf(element);
}

function push(element) {
  const state = stateOf(element);
  if (isEdited(element)) {
    state.pending = true;
    return;
  }
  state.pending = false;
  const { pushOver = '', pushValue = '' } = element.dataset;
  if (state.touched && withoutReturns(element.value) !== withoutReturns(pushOver)) return;
  if (element.value !== pushValue) element.value = pushValue;
  state.touched = false;
  rewritten(element);
}

document.addEventListener('input', event => {
  if (event.target instanceof Element && event.target.matches(controls)) {
    Object.assign(stateOf(event.target), { touched: true, sent: false });
    remember(event.target);
    if (!isOpen()) early.set(event.target.id, event.target);
  }
}, true);
document.addEventListener('change', event => {
  if (event.target instanceof Element && event.target.matches(controls)) {
    remember(event.target);
    // Enter in a line of text: what follows is a new entry. A day reports a change for each of its parts.
    if (!event.target.matches('[type=date]')) stateOf(event.target).sent = true;
  }
}, true);
document.addEventListener('focusin', event => {
  const isControl = event.target instanceof Element && event.target.matches(controls);
  if (isControl) stateOf(event.target).sent = false;
  // Whoever went on to a button is in no field any more, and not in the one that takes its place in the next form either.
  lastFocus = isControl ? event.target : null;
});
document.addEventListener('focusout', event => {
  // After the field has lost the focus, and its own change has been told.
  if (isField(event.target) && states.get(event.target)?.pending) setTimeout(() => push(event.target));
});

// A form with a day that is half typed would be sent without it.
document.addEventListener('submit', event => {
  const half = [...event.target.elements].find(element => element.matches(controls) && isHalf(element));
  if (half) {
    event.preventDefault();
    event.stopImmediatePropagation();
    half.reportValidity();
  } else {
    for (const element of event.target.elements) if (element.matches(controls)) stateOf(element).sent = true;
  }
}, true);

function arrive(element) {
  if (seen.has(element)) return;
  seen.add(element);
  // The page becomes interactive under the hands that type: the field that took the place of theirs takes over.
  const place = lastFocus;
  const isHeir = element.id !== '' && place?.id === element.id && !place.isConnected && !states.get(place)?.sent
    && (document.activeElement === null || document.activeElement === document.body);
  adopt(element);
  inherit(element);
  if (isHeir) {
    element.focus({ preventScroll: true });
    if (place.selectionStart !== null && place.selectionStart !== undefined) element.setSelectionRange(place.selectionStart, place.selectionEnd);
  }
}

// A field outside of every form that is kept: a search, a filter.
function inherit(element) {
  const place = early.get(element.id);
  if (place && !place.isConnected) {
    early.delete(element.id);
    if (!element.closest('[data-unsaved]') && element.type === place.type && element.value !== place.value) {
      element.value = place.value;
      tell(element);
    }
  }
}

function look(changes) {
  for (const { type, target, addedNodes } of changes) {
    if (type === 'attributes') {
      if (target.hasAttribute('data-push')) push(target);
      continue;
    }
    for (const node of addedNodes) {
      if (node instanceof Element && node.isConnected) {
        if (node.matches(controls)) arrive(node);
        node.querySelectorAll(controls).forEach(arrive);
      }
    }
  }
}

// Whoever is fast types before this script has come: App.razor has listened since the first line of the page.
for (const element of globalThis.cioCompass?.typedEarly ?? []) {
  if (!element.matches?.(controls) || !element.isConnected) continue;
  stateOf(element).touched = true;
  early.set(element.id, element);
  seen.add(begun(element));
}
document.querySelectorAll(controls).forEach(arrive);
if (document.activeElement?.matches(controls)) lastFocus = document.activeElement;
new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true, attributeFilter: ['data-push'] });
