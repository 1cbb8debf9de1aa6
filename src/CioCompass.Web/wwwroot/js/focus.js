// Keeps the keyboard where it is while a page becomes interactive: Blazor then puts new elements in the place of those that the server has
// drawn, and the focus would fall off the page.
(() => {
  let kept = null;
  const isOpen = () => document.documentElement.dataset.circuit === "open";
  const likeness = e => [e.tagName, e.id, e.type, ...["name", "href", "value", "aria-label"].map(a => e.getAttribute(a)), e.textContent.trim().slice(0, 80)].join("|");
  const alike = e => [...document.getElementsByTagName(e.tagName)].filter(other => likeness(other) === likeness(e));

  function keep(element) {
    kept = element === document.body ? null : { element, place: alike(element).indexOf(element) };
  }

  document.addEventListener("focusin", e => { if (!isOpen()) keep(e.target); });
  // Some browsers also say so of an element that is just being taken out.
  document.addEventListener("focusout", e => setTimeout(() => { if (kept?.element === e.target && e.target.isConnected) kept = null; }));
  if (document.activeElement) keep(document.activeElement);

  new MutationObserver(() => {
    if (!kept || isOpen() || kept.element.isConnected) return;
    if (document.activeElement && document.activeElement !== document.body) { kept = null; return; }
    const { element, place } = kept;
    const found = alike(element)[place];
    if (!found) return; // It may come with the next change.
    found.focus({ preventScroll: true });
    if (typeof element.selectionStart === "number") found.setSelectionRange?.(element.selectionStart, element.selectionEnd);
  }).observe(document, { subtree: true, childList: true });

  // Blazor follows such a link by scrolling alone, and the next Tab would start at the top again.
  document.addEventListener("click", e => {
    if (!e.target.closest?.(".skip-link")) return;
    e.preventDefault();
    document.getElementById("main").focus();
  }, true);
})();
