// Where copies of unsaved text lie: in the tab's store, which a sign-out in another tab does not empty, and in the browser's, which
// outlives the tab.
const prefix = 'cio-compass.unsaved|';
const mostDays = 30;

// A browser may refuse its stores altogether: then the text is in its field only.
function each(work) {
  for (const name of ['sessionStorage', 'localStorage']) {
    try {
      work(globalThis[name]);
    } catch {
      // Refused or full.
    }
  }
}

export function read(key) {
  let found = null;
  each(store => {
    const text = store.getItem(prefix + key);
    if (text && !found) found = JSON.parse(text);
  });
  return found;
}

export function write(key, entry) {
  each(store => entry ? store.setItem(prefix + key, JSON.stringify(entry)) : store.removeItem(prefix + key));
}

export function keysOf(beginning) {
  const found = new Set();
  each(store => {
    for (let i = 0; i < store.length; i++) {
      if (store.key(i).startsWith(prefix + beginning)) found.add(store.key(i).slice(prefix.length));
    }
  });
  return [...found];
}

// Signed out: of this reader nothing stays in this tab and in the browser. Other tabs keep their own until somebody signs in there.
export function clear(reader) {
  keysOf(`${reader}|`).forEach(key => write(key, null));
}

// The browser has changed hands, or the text was forgotten.
export function expire(reader) {
  if (reader === '') return;
  const oldest = Date.now() - mostDays * 86_400_000;
  for (const key of keysOf('')) {
    if (!key.startsWith(`${reader}|`) || !(read(key)?.at > oldest)) write(key, null);
  }
}
