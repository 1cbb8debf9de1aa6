// Copies the text of a button that has data-copy, and says so beside it; also while the connection to the server is away. Browsers give the
// clipboard to secure pages only; elsewhere it is copied the old way where that still works, or selected for the reader to do it.
document.addEventListener("click", async event => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const said = button.parentElement.querySelector("[role=status]");
  said.textContent = "";
  const done = await copy(button);
  said.textContent = done ? said.dataset.copied : said.dataset.failed;
});

async function copy(button) {
  const text = button.dataset.copy;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = button.parentElement.querySelector("textarea");
    field.hidden = false;
    field.value = text;
    field.select();
    const done = document.execCommand?.("copy") ?? false;
    if (done) {
      field.hidden = true;
      button.focus();
    }
    return done;
  }
}
