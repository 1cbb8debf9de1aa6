// Whoever clicks right after the last letter is gone before the server has heard of it, and of the lock that the server then puts on the page
// (LeaveGuard.razor) the browser hears one round trip later. So a click away from what is not saved waits until the server has heard, and then
// goes on as it would have: the server saves what saves itself, and asks where it has to, once.
import { isHeldBack } from './unsaved.js';

let typed = 0;
let heard = 0; // so much of it
let waiting = null; // the link that was clicked last

const mustWait = () => heard < typed && document.documentElement.dataset.circuit === 'open' && isHeldBack();

async function hear() {
  const sent = typed;
  try {
    await DotNet.invokeMethodAsync('ciocompass', 'CioCompass.Heard');
  } catch {
    // The connection is lost, as a dialog says. The step goes its usual way.
  }
  heard = Math.max(heard, sent);
}

// A link that Blazor follows by itself. Before any other is followed the browser asks (unsaved.js).
function isOwn(link) {
  return (link.target === '' || link.target === '_self') && !link.hasAttribute('download') && link.href.startsWith(document.baseURI)
    && link.href.split('#')[0] !== location.href.split('#')[0];
}

for (const name of ['input', 'change']) {
  addEventListener(name, () => typed++, true);
}

addEventListener('click', async event => {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!link || event.button !== 0 || event.ctrlKey || event.shiftKey || event.altKey || event.metaKey || !isOwn(link) || !mustWait()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  waiting = link;
  await hear();
  if (waiting !== link) return;
  waiting = null;
  if (link.isConnected) link.click();
  else Blazor.navigateTo(link.href);
}, true);
