// Where the keyboard goes on when what had it was removed.
(() => {
  const isNowhere = () => !document.activeElement || document.activeElement === document.body;

  // For as long as an answer of the server may take, not for ever: later the page is somebody else's.
  function onceNowhere(find) {
    const place = () => {
      const target = isNowhere() && find();
      if (!target) return;
      target.focus({ preventScroll: true });
      watch.disconnect();
    };
    const watch = new MutationObserver(place);
    watch.observe(document.body, { subtree: true, childList: true });
    setTimeout(() => watch.disconnect(), 5000);
    place();
  }

  // What had the focus may be gone with what was removed: the keyboard goes on where that can be taken back, and from there to the heading.
  globalThis.cioCompass = Object.assign(globalThis.cioCompass ?? {}, {
    focusUndo: () => onceNowhere(() => document.querySelector(".mud-snackbar-action-button")),
  });
  document.addEventListener("click", e => {
    if (e.target.closest?.(".mud-snackbar button")) {
      onceNowhere(() => {
        const heading = document.querySelector("h1");
        if (heading) heading.tabIndex = -1;
        return heading;
      });
    }
  });
})();
