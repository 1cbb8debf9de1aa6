// Answers by single keys while the focus is in a question and not in a text field: 1-5, d, n; j and k move between questions.
const isText = e => e.matches('textarea, select, input:not([type=radio]):not([type=checkbox])');

export function listen(root) {
  const onKey = event => {
    if (event.ctrlKey || event.metaKey || event.altKey || isText(event.target)) return;
    const card = event.target.closest('[data-question]');
    if (!card) return;
    const key = event.key.toLowerCase();
    if (key === 'j' || key === 'k') {
      const cards = [...root.querySelectorAll('[data-question]')];
      const next = cards[cards.indexOf(card) + (key === 'j' ? 1 : -1)];
      if (next) show(next);
    } else if (/^[1-5dn]$/.test(key)) {
      const radio = card.querySelector(`input[data-answer="${key}"]`);
      if (!radio || radio.matches(':disabled')) return;
      radio.focus();
      radio.click();
    } else {
      return;
    }
    event.preventDefault();
  };
  root.addEventListener('keydown', onKey);
  return { dispose: () => root.removeEventListener('keydown', onKey) };
}

function show(card) {
  (card.querySelector('input[type=radio]:checked:enabled') ?? card.querySelector('input[type=radio]:enabled') ?? card)
    .focus({ preventScroll: true });
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  card.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' });
}

export function resume(root, key) {
  const card = root.querySelector(`[data-question="${CSS.escape(key)}"]`);
  if (card) show(card);
}
