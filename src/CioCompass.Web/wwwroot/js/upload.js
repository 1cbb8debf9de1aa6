// A form with a file (UploadField.razor): says what was chosen, refuses what the server would refuse too, and sends it with its progress and a
// way to stop. The page that answers takes the place of the form's; an answer at another address is opened. Without this script the
// browser sends the form.
const sending = new Set();
const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, place) => values[place]);
const fields = () => document.querySelectorAll('[data-upload]');
const part = (field, selector) => field.querySelector(selector);

function size(bytes) {
  const [value, unit] = bytes < 1000 ? [bytes, 'byte'] : bytes < 1e6 ? [bytes / 1e3, 'kilobyte'] : [bytes / 1e6, 'megabyte'];
  return new Intl.NumberFormat(document.documentElement.lang, { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
}

function say(field, { error = '', said = '' }) {
  part(field, '.field-error').textContent = error;
  part(field, '.upload-said').textContent = said;
  const input = part(field, 'input');
  if (error) {
    input.setAttribute('aria-invalid', 'true');
    part(field, '.field-error').scrollIntoView({ block: 'nearest' });
  } else {
    input.removeAttribute('aria-invalid');
  }
}

function show(field) {
  const file = part(field, 'input').files[0];
  part(field, '.upload-chosen').textContent = file ? fill(field.dataset.chosen, file.name, size(file.size)) : '';
}

function choose(field) {
  const input = part(field, 'input');
  const file = input.files[0];
  const { largest, notJson, tooLarge } = field.dataset;
  const error = !file ? ''
    : !/\.json$/i.test(file.name) && file.type !== 'application/json' ? fill(notJson, file.name)
      : file.size > Number(largest) ? fill(tooLarge, file.name, size(file.size)) : '';
  if (error) input.value = '';
  say(field, { error });
  show(field);
}

async function canBeRead(file) {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false; // Written or moved since it was chosen: the browser would not send it.
  }
}

async function send(form, field) {
  const input = part(field, 'input');
  const { name } = input.files[0];
  const { changed, lost, unanswered, stopped, reading, sent } = field.dataset;
  if (!await canBeRead(input.files[0])) {
    input.value = '';
    show(field);
    say(field, { error: fill(changed, name) });
    return;
  }

  const bar = part(field, '.upload-sending');
  const progress = part(bar, 'progress');
  const stop = part(bar, 'button');
  const request = new XMLHttpRequest();
  let isSent = false;
  progress.value = 0;
  [bar.hidden, stop.hidden] = [false, false];
  say(field, { said: fill(field.dataset.sending, name) });
  request.upload.onprogress = ({ loaded, total }) => {
    progress.value = loaded / total;
    part(bar, '.upload-share').textContent = fill(sent, size(loaded), size(total));
  };
  request.upload.onload = () => {
    isSent = true;
    progress.removeAttribute('value');
    part(bar, '.upload-share').textContent = '';
    // It may be taken in from here on: stopping would be a promise that nobody keeps.
    if (document.activeElement === stop) input.focus();
    stop.hidden = true;
    say(field, { said: reading });
  };
  const answer = new Promise(resolve => {
    request.onload = () => resolve({ page: request.response?.getElementById('main') ? request.response : null });
    request.onerror = () => resolve({});
    request.onabort = () => resolve({ isStopped: true });
  });
  stop.onclick = () => request.abort();
  request.open('POST', form.action);
  request.responseType = 'document';
  request.send(new FormData(form));

  const { page, isStopped } = await answer;
  bar.hidden = true;
  if (isStopped) {
    input.focus();
    say(field, { said: stopped });
  } else if (!page) {
    say(field, { error: isSent ? unanswered : lost });
  } else if (withoutHash(request.responseURL) !== withoutHash(form.action)) {
    location.assign(request.responseURL);
  } else {
    take(page, request.status === 409 ? input.files : null);
  }
}

const withoutHash = address => address.split('#')[0];

// Whoever was refused for the moment alone has the same file chosen still.
function take(page, files) {
  document.title = page.title;
  document.getElementById('main').replaceChildren(...page.getElementById('main').childNodes);
  for (const field of files ? fields() : []) {
    part(field, 'input').files = files;
    show(field);
  }
  const told = document.querySelector('.form-problem, h1');
  told.tabIndex = -1;
  told.focus();
}

document.addEventListener('change', event => {
  const field = event.target.closest('[data-upload]');
  if (field) choose(field);
});
document.addEventListener('submit', async event => {
  const form = event.target;
  const field = part(form, '[data-upload]');
  if (!field || event.defaultPrevented) return;
  event.preventDefault();
  if (sending.has(form)) return;
  sending.add(form);
  await send(form, field);
  sending.delete(form);
});

// A file that misses the box would be opened in the place of the page.
const isBox = target => target.matches?.('[data-upload] input[type=file]');
for (const name of ['dragenter', 'dragover', 'dragleave', 'drop']) {
  document.addEventListener(name, event => {
    if (isBox(event.target)) {
      event.target.parentElement.toggleAttribute('data-over', name === 'dragenter' || name === 'dragover');
    } else if (event.dataTransfer?.types.includes('Files')) {
      event.preventDefault();
      event.dataTransfer.dropEffect = 'none';
    }
  });
}

// The browser may have kept the choice while another page was open.
for (const field of fields()) show(field);
addEventListener('pageshow', () => fields().forEach(show));
