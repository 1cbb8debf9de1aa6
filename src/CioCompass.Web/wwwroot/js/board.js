// Cards of the board of actions are dragged: with a mouse wherever they are taken, with a finger or a pen at the grip, so that a finger
// elsewhere scrolls the page. The server hears of it when the card is dropped: by the button in the card's menu that moves it there.
(() => {
  const slack = 6; // Pixels that a click may slip.
  const edge = 72; // Pixels from the top and bottom of the window in which the page scrolls along.
  const secondsToWait = 5;
  const root = document.documentElement;
  let drag = null;

  const buttonTo = (card, status) => card.querySelector(`button[data-to="${status}"]`);

  function start() {
    const { card } = drag;
    const box = card.getBoundingClientRect();
    const ghost = card.cloneNode(true);
    ghost.querySelector("details").remove();
    for (const element of [ghost, ...ghost.querySelectorAll("[id]")]) element.removeAttribute("id");
    ghost.classList.add("board-ghost");
    ghost.inert = true;
    Object.assign(ghost.style, { top: `${box.top}px`, left: `${box.left}px`, width: `${box.width}px` });
    document.body.append(ghost);
    drag.ghost = ghost;
    for (const place of document.querySelectorAll(".board-dock > *")) place.hidden = !buttonTo(card, place.dataset.drop);
    card.dataset.dragged = "";
    root.dataset.dragging = "";
    getSelection()?.removeAllRanges();
    requestAnimationFrame(scrollAlong);
  }

  function follow() {
    const { card, ghost, startX, startY, x, y } = drag;
    ghost.style.translate = `${x - startX}px ${y - startY}px`;
    const place = document.elementFromPoint(x, y)?.closest("[data-drop]");
    const over = place && buttonTo(card, place.dataset.drop) ? place : null;
    if (over === drag.over) return;
    drag.over?.removeAttribute("data-over");
    over?.setAttribute("data-over", "");
    drag.over = over;
  }

  function scrollAlong() {
    if (!drag?.ghost) return;
    const { over, y } = drag;
    const below = y - (innerHeight - edge);
    const pixels = over?.matches(".board-column") === false ? 0 : y < edge ? y - edge : below > 0 ? below : 0;
    if (pixels !== 0) {
      scrollBy({ top: pixels / 4, behavior: "instant" });
      follow();
    }
    requestAnimationFrame(scrollAlong);
  }

  function end(isDropped) {
    const { card, ghost, over } = drag;
    drag = null;
    if (!ghost) return;
    ghost.remove();
    over?.removeAttribute("data-over");
    delete root.dataset.dragging;
    const button = isDropped && over && card.isConnected ? buttonTo(card, over.dataset.drop) : null;
    if (button) {
      keepMarked(card, document.querySelector(`.board-column[data-drop="${over.dataset.drop}"]`));
      button.click();
    } else {
      delete card.dataset.dragged;
    }
    // The click that ends a drag over the link on which it began opens nothing.
    addEventListener("click", refuse, true);
    setTimeout(() => removeEventListener("click", refuse, true));
  }

  function refuse(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  // Until the server has drawn what became of it: a card that went back for that moment would look refused.
  function keepMarked(card, column) {
    column.dataset.over = "";
    const answered = new MutationObserver(release);
    answered.observe(document.getElementById("main"), { subtree: true, childList: true });
    const timer = setTimeout(release, secondsToWait * 1000);
    function release() {
      answered.disconnect();
      clearTimeout(timer);
      delete card.dataset.dragged;
      delete column.dataset.over;
    }
  }

  document.addEventListener("pointerdown", event => {
    const card = event.target.closest?.(".board-card");
    if (drag || !event.isPrimary || event.button !== 0 || !card?.querySelector("button[data-to]")) return;
    const isTaken = event.target.closest(".board-grip") || event.pointerType === "mouse" && !event.target.closest("details");
    if (isTaken) drag = { card, pointer: event.pointerId, startX: event.clientX, startY: event.clientY };
  });
  document.addEventListener("pointermove", event => {
    if (event.pointerId !== drag?.pointer) return;
    if (!drag.card.isConnected || event.buttons === 0) {
      end(false);
      return;
    }
    Object.assign(drag, { x: event.clientX, y: event.clientY });
    if (!drag.ghost && Math.hypot(drag.x - drag.startX, drag.y - drag.startY) > slack) start();
    if (drag.ghost) follow();
  });
  document.addEventListener("pointerup", event => { if (event.pointerId === drag?.pointer) end(true); });
  document.addEventListener("pointercancel", event => { if (event.pointerId === drag?.pointer) end(false); });
  addEventListener("blur", () => { if (drag) end(false); });
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !drag?.ghost) return;
    event.preventDefault();
    end(false);
  }, true);
  // The browser's own dragging of a link would end ours.
  document.addEventListener("dragstart", event => { if (drag) event.preventDefault(); });
})();
