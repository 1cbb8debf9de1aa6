// Later, so that the call returns: the window waits while its print dialogue is open.
export const printPage = () => setTimeout(() => window.print());

// Browsers give the clipboard to secure pages only; elsewhere the text is selected, and copied the old way where that still works.
export async function copy(input) {
  input.focus();
  input.select();
  try {
    await navigator.clipboard.writeText(input.value);
    return true;
  } catch {
    return document.execCommand?.('copy') ?? false;
  }
}
