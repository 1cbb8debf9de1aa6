// Keeps hands going while a page becomes interactive: Blazor then puts new elements in the place of those that the server has drawn. The focus
// would fall off the page, and a click on a button that nobody answers yet would be lost.
(() => {
  const secondsToWait = 20;
  let kept = null;
  let clicked = null;
  const isOpen = () => document.documentElement.dataset.circuit === "open";
  const likeness = e => [e.tagName, e.id, e.type, ...["name", "href", "value", "aria-label"].map(a => e.getAttribute(a)), e.textContent.trim().slice(0, 80)].join("|");
  const alike = e => [...document.getElementsByTagName(e.tagName)].filter(other => likeness(other) === likeness(e));
  const remember = element => ({ element, place: alike(element).indexOf(element), places: alike(element).length });

  // Buttons that do nothing without the server, and are not answered by it yet.
  const isDeaf = button => !isOpen() && !button.matches("[data-copy], dialog *")
    && (button.type === "button" || button.type === "submit" && button.form !== null && !button.form.hasAttribute("method"));

  function keepFocus() {
    if (!kept || isOpen() || kept.element.isConnected) return;
    if (document.activeElement && document.activeElement !== document.body) { kept = null; return; }
    const { element, place } = kept;
    const found = alike(element)[place];
    if (!found) return; // It may come with the next change.
    found.focus({ preventScroll: true });
    if (typeof element.selectionStart === "number") found.setSelectionRange?.(element.selectionStart, element.selectionEnd);
  }

  function doClicked() {
    if (!clicked || !isOpen()) return;
    const { element, place, places, at } = clicked;
    if (Date.now() - at > secondsToWait * 1000) { clicked = null; return; }
    const found = alike(element);
    // Among several alike, one more or less would make it another's button. It may also come with the next change.
    if (found.length !== places || found[place].disabled) return;
    clicked = null;
    setTimeout(() => found[place].click()); // After what was typed has been told.
  }

  document.addEventListener("focusin", e => { if (!isOpen()) kept = e.target === document.body ? null : remember(e.target); });
  // Some browsers also say so of an element that is just being taken out.
  document.addEventListener("focusout", e => setTimeout(() => { if (kept?.element === e.target && e.target.isConnected) kept = null; }));
  if (document.activeElement && document.activeElement !== document.body) kept = remember(document.activeElement);

  document.addEventListener("click", e => {
    const button = e.target.closest?.("button");
    clicked = null; // Whoever clicks on wants that.
    if (!button || !isDeaf(button)) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    clicked = { ...remember(button), at: Date.now() };
  }, true);

  new MutationObserver(() => { keepFocus(); doClicked(); })
    .observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-circuit", "disabled"] });

  // Blazor follows such a link by scrolling alone, and the next Tab would start at the top again.
  document.addEventListener("click", e => {
    if (!e.target.closest?.(".skip-link")) return;
    e.preventDefault();
    document.getElementById("main").focus();
  }, true);
})();
