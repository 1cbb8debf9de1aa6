// Says beside a field that not all of what was pasted or typed into it fits: browsers cut at maxlength without a word, and a number has no
// maxlength at all. Needs neither a circuit nor a library; on a phone it comes
// with the first field that is entered (limits-later.js).
const sentence = document.querySelector('meta[name=cut]')?.content ?? '';
const notice = document.body.appendChild(document.createElement('p'));
notice.className = 'cut-notice';
notice.setAttribute('role', 'status');
let cutting = null;

const isOneLine = field => field.localName === 'input';
const mostOf = field => field.matches?.('input, textarea') && !field.readOnly ? Number(field.dataset.most ?? field.maxLength) : 0;
const fitting = (text, most) => text.slice(0, most).replace(/[\ud800-\udbff]$/, '');

function say(field, most) {
  cutting = field;
  setTimeout(() => cutting = null);
  const box = field.getBoundingClientRect();
  notice.style.top = `${box.bottom + scrollY + 4}px`;
  notice.style.left = `${box.left + scrollX}px`;
  notice.style.maxWidth = `${Math.max(box.width, 240)}px`;
  const text = sentence.replace('{0}', new Intl.NumberFormat(document.documentElement.lang).format(most));
  if (notice.textContent !== text) notice.textContent = text;
}

addEventListener('beforeinput', event => {
  const field = event.target, most = mostOf(field);
  if (!(most > 0) || event.isComposing || !event.inputType.startsWith('insert')) return;
  const pasted = event.data ?? event.dataTransfer?.getData('text/plain') ?? '';
  const text = isOneLine(field) ? pasted.replace(/[\r\n]+$/, '') : pasted.replaceAll('\r\n', '\n') || '\n';
  if (field.dataset.most && text.length > most) {
    // A number of so many digits is none, and would read as empty.
    event.preventDefault();
    document.execCommand('insertText', false, fitting(text, most));
    say(field, most);
  } else if (field.selectionStart !== null && event.inputType !== 'insertFromDrop') {
    if (field.value.length - (field.selectionEnd - field.selectionStart) + text.length > most) say(field, most);
  } else {
    // Where the place is not told, what came of it is.
    setTimeout(() => { if (field.value.length >= most && !field.value.includes(text.trim())) say(field, most); });
  }
}, true);

addEventListener('compositionend', event => {
  const field = event.target, most = mostOf(field), typed = event.data;
  if (most > 0) setTimeout(() => { if (field.value.length >= most && !field.value.includes(typed)) say(field, most); });
}, true);

// Before anybody else hears of it: texts of scripts and dictation come without a limit.
addEventListener('input', event => {
  const field = event.target, most = mostOf(field);
  if (most > 0 && !event.isComposing && field.value.length > most) {
    field.value = fitting(field.value, most);
    say(field, most);
  } else if (cutting !== field) {
    notice.textContent = '';
  }
}, true);
addEventListener('focusout', () => notice.textContent = '');
