// Keeps the phone on the current round, and its ballot in localStorage until the server acknowledges it: bad Wi-Fi loses none.
const storeName = "ciocompass.ballot";
const beatEvery = 4000; // of the server's stream: ListeningRoom.Heartbeat
const patience = 4000; // for one answer of the server
const presentEvery = 12000; // the room counts who has been heard within half a minute: PresentPhones
let loading = false, sending = false, stream = null, lastBeat = 0, lastLook = 0;
let restingUntil = 0, waking = 0; // the server has asked to be left alone

const room = () => document.getElementById("room");
const joined = () => room().dataset.version !== undefined; // else there is nothing to ask
const pause = ms => new Promise(done => setTimeout(done, ms));

/** What this phone voted last: { roundId, key, sequence, choice, confidence, kept }; kept until it is acknowledged. */
function stored() {
  try { return JSON.parse(localStorage.getItem(storeName)); } catch { return null; }
}

let unstored = null; // for browsers that refuse storage
function store(ballot) {
  unstored = null;
  try { localStorage.setItem(storeName, JSON.stringify(ballot)); } catch { unstored = ballot; }
}
const ballot = () => unstored ?? stored();

function newKey() {
  // randomUUID exists on HTTPS only; a workshop from a laptop runs on plain HTTP.
  const b = crypto.getRandomValues(new Uint8Array(16));
  b[6] = (b[6] & 15) | 64; b[8] = (b[8] & 63) | 128;
  return [...b].map((x, i) => ([4, 6, 8, 10].includes(i) ? "-" : "") + x.toString(16).padStart(2, "0")).join("");
}

async function ask(address, options = {}) {
  if (Date.now() < restingUntil) throw new Error("The server has too much to do.");
  const late = new AbortController();
  const clock = setTimeout(() => late.abort(), patience);
  try {
    const answer = await fetch(address, { cache: "no-store", ...options, signal: late.signal });
    if (answer.status === 503) rest(Number(answer.headers.get("Retry-After")) || 2);
    return answer;
  } finally {
    clearTimeout(clock);
  }
}

/** Asks nothing for as long as the server wants, and a little longer, so that not all phones come back in the same instant. */
function rest(seconds) {
  const wait = 1000 * seconds * (1 + Math.random() / 2);
  restingUntil = Date.now() + wait;
  clearTimeout(waking);
  waking = setTimeout(look, wait + 1);
}

function say(which) {
  const status = document.getElementById("status");
  if (!status) return;
  const text = status.dataset[which] ?? "";
  if (status.textContent !== text) status.textContent = text;
  status.className = which ? "is-" + which : "";
}

/** Sends what is kept until the server has answered; every call may be repeated at any time. */
async function send() {
  if (sending || !ballot()?.kept) return;
  sending = true;
  try {
    for (let mine = ballot(), renewed = false; mine?.kept; mine = ballot()) {
      if (mine.roundId !== room().dataset.round) { await tooLate(mine); break; }
      const token = document.querySelector("input[name=__RequestVerificationToken]");
      const answer = await ask("/join/ballot", { method: "POST", body: JSON.stringify(mine),
        headers: { "Content-Type": "application/json", RequestVerificationToken: token?.value ?? "" } });
      if (answer.status >= 500) throw new Error("The server could not store it.");
      if (ballot().key !== mine.key) continue; // changed meanwhile: that one is sent next
      if (answer.ok) { store({ ...mine, kept: false }); say("received"); }
      else if (answer.status === 400 && !renewed) { renewed = true; await load(true); }
      else if (answer.status === 400) { store({ ...mine, kept: false }); say("invalid"); }
      else { await tooLate(mine); }
    }
  } catch {
    say("kept"); // No network: it is sent again with the next beat, poll or sight.
  }
  sending = false;
}

async function tooLate(mine) {
  store({ ...mine, kept: false });
  const news = document.getElementById("news");
  await load(true);
  news.textContent = news.dataset.late;
  news.className = "notice notice-caution";
}

/** Fetches the page and takes over its content, but leaves a form alone that is still the right one. */
async function load(whole = false) {
  if (loading) return;
  loading = true;
  try {
    const answer = await ask(location.pathname);
    if (answer.status < 500) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const next = page.getElementById("room");
      if (next) take(next, whole);
    }
  } catch { /* No network: the next poll tries again. */ }
  loading = false;
}

function take(next, whole) {
  const now = room();
  const same = now.dataset.round === next.dataset.round && now.dataset.open === next.dataset.open && now.dataset.open !== undefined;
  if (same && !whole) {
    now.dataset.version = next.dataset.version;
    now.querySelector("#timer")?.replaceWith(next.querySelector("#timer"));
  } else {
    const hadFocus = now.contains(document.activeElement);
    now.replaceWith(next);
    const news = document.getElementById("news");
    news.className = "visually-hidden";
    news.textContent = next.querySelector("h1")?.textContent ?? "";
    if (hadFocus) next.querySelector("h1")?.focus();
    if (!same) scrollTo(0, 0);
  }
  if (!joined()) stream?.close();
  prepare();
}

/** Looks whether anything changed since the page that is shown. */
async function look() {
  if (!joined()) return;
  lastLook = Date.now();
  try {
    const answer = await ask("/join/state");
    const version = answer.status === 204 ? "" : answer.ok ? (await answer.json()).version : null;
    if (version !== null && version !== room().dataset.version) await load();
    await send();
  } catch { if (ballot()?.kept) say("kept"); }
}

function vote(form, choice) {
  const value = choice ?? form.elements["Input.Choice"].value;
  const before = ballot();
  const sequence = Math.max(before?.roundId === room().dataset.round ? before.sequence + 1 : 1, Number(form.elements["Input.Sequence"].value));
  store({ roundId: room().dataset.round, key: newKey(), sequence, choice: value, confidence: form.elements["Input.Confidence"]?.value ?? "", kept: true });
  say("sending");
  send();
}

/** What only a page with a script shows: the slider beside the number, the clock, one's own guess. */
function prepare() {
  const mine = ballot();
  const own = document.getElementById("own-guess");
  if (own && mine && mine.roundId === room().dataset.round && /^\d+$/.test(mine.choice)) {
    own.textContent = own.dataset.text.replace("{0}", mine.choice);
    own.hidden = false;
  }
  const timer = document.getElementById("timer");
  if (timer?.dataset.seconds) { timer.ends = Date.now() + 1000 * Number(timer.dataset.seconds); tick(); }
}

function tick() {
  const timer = document.getElementById("timer");
  if (!timer?.ends) return;
  const left = Math.max(0, Math.ceil((timer.ends - Date.now()) / 1000));
  timer.textContent = timer.dataset.text.replace("{0}", Math.floor(left / 60) + ":" + String(left % 60).padStart(2, "0"));
  timer.hidden = false;
}

function listen() {
  stream?.close();
  if (!joined()) return;
  lastBeat = Date.now();
  stream = new EventSource("/join/events");
  const alive = () => { lastBeat = Date.now(); if (ballot()?.kept) send(); };
  // The server cannot tell whether a stream is still read.
  stream.addEventListener("beat", () => { alive(); if (Date.now() - lastLook >= presentEvery) look(); });
  stream.addEventListener("hello", () => { alive(); look(); });
  // Two thousand phones do not ask in the same instant.
  stream.addEventListener("change", async () => { alive(); await pause(700 * Math.random()); await load(); });
}

/** Whoever joins on this phone next is told nothing of it, and sends nothing of it. */
function forget() {
  unstored = null;
  try { localStorage.removeItem(storeName); } catch { /* Nothing is stored there either. */ }
}

document.addEventListener("submit", e => {
  if (e.target.matches(".leave")) forget();
  if (!e.target.matches(".ballot")) return;
  e.preventDefault();
  vote(e.target, e.submitter?.name === "Input.Abstain" ? "abstain" : undefined);
});
document.addEventListener("input", e => {
  const number = document.getElementById("guess");
  if (number && e.target.type === "range") number.value = e.target.value;
  if (number && e.target === number) number.closest(".guess").querySelector("[type=range]").value = number.value;
});
document.addEventListener("change", e => {
  const form = e.target.closest(".ballot");
  if (form && e.target.type === "radio" && form.elements["Input.Choice"].value) vote(form);
});
document.addEventListener("visibilitychange", () => { if (!document.hidden) { look(); listen(); } });
addEventListener("online", () => { look(); listen(); });
addEventListener("pageshow", e => { if (e.persisted) { look(); listen(); } });
setInterval(tick, 1000);

// A stream that is silent for too long is taken as lost; until it is back the page asks by itself.
setInterval(() => {
  if (joined() && Date.now() >= restingUntil && Date.now() - lastBeat > 1.5 * beatEvery) { if (!document.hidden) look(); if (Date.now() - lastBeat > 3 * beatEvery) listen(); }
}, 2000);

document.documentElement.dataset.script = "";
prepare();
if (ballot()?.kept) send();
listen();
