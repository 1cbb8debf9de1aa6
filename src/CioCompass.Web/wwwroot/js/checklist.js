// Answers by single keys while the focus is in a question and not in a text field: 1-5, d, n; c confirms what was carried over; j and k
// move between questions.
// A digit is the key on which it stands: on AZERTY and some others the row of digits writes & é " ' ( without Shift.
const isText = e => e.matches('textarea, select, input:not([type=radio]):not([type=checkbox])');

document.addEventListener('keydown', event => {
  const card = event.target.closest?.('.checklist [data-question]');
  if (!card || event.ctrlKey || event.metaKey || event.altKey || isText(event.target)) return;
  const key = /^Digit[1-5]$/.test(event.code) ? event.code.at(-1) : event.key.toLowerCase();
  if (key === 'j' || key === 'k') {
    const cards = [...document.querySelectorAll('.checklist [data-question]')];
    const next = cards[cards.indexOf(card) + (key === 'j' ? 1 : -1)];
    if (next) show(next);
  } else if (key === 'c') {
    const confirm = card.querySelector('[data-confirm]');
    if (!confirm) return;
    confirm.click();
  } else if (/^[1-5dn]$/.test(key)) {
    const radio = card.querySelector(`input[data-answer="${key}"]`);
    if (!radio || radio.matches(':disabled')) return;
    radio.focus();
    radio.click();
  } else {
    return;
  }
  event.preventDefault();
});

// The button goes when its answer is confirmed: the focus stays in the question.
document.addEventListener('click', event => {
  const card = event.target.closest?.('[data-confirm]')?.closest('.checklist [data-question]');
  if (card) focusAnswer(card);
});

function focusAnswer(card) {
  (card.querySelector('input[type=radio]:checked:enabled') ?? card.querySelector('input[type=radio]:enabled') ?? card)
    .focus({ preventScroll: true });
}

function show(card) {
  focusAnswer(card);
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  card.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' });
}

export function resume(key) {
  // It comes a moment after the page: whoever is in a field by then stays there.
  if (isText(document.activeElement)) return;
  const card = document.querySelector(`.checklist [data-question="${CSS.escape(key)}"]`);
  if (card) show(card);
}
