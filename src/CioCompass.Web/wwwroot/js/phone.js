// Keeps the phone on the current round. A ballot stays in localStorage until the server acknowledges it, and is sent again with its key.
const store = "ciocompass.ballot";
let sequence = 0, loading = false, sending = false;
const room = () => document.getElementById("room");
const kept = () => { try { return JSON.parse(localStorage.getItem(store)); } catch { return null; } };

function newKey() {
  // randomUUID exists on HTTPS only; a workshop from a laptop runs on plain HTTP.
  const b = crypto.getRandomValues(new Uint8Array(16));
  b[6] = (b[6] & 15) | 64; b[8] = (b[8] & 63) | 128;
  return [...b].map((x, i) => ([4, 6, 8, 10].includes(i) ? "-" : "") + x.toString(16).padStart(2, "0")).join("");
}

function say(which) {
  const status = document.getElementById("status");
  if (status) { status.textContent = status.dataset[which]; status.className = which === "received" ? "notice notice-success" : "notice"; }
}

async function send() {
  const ballot = kept(), token = document.querySelector("input[name=__RequestVerificationToken]");
  if (!ballot || sending) return;
  if (ballot.roundId !== room().dataset.round) { localStorage.removeItem(store); return; }
  if (!token) return;
  sending = true;
  try {
    const answer = await fetch("/join/ballot", { method: "POST", body: JSON.stringify(ballot),
      headers: { "Content-Type": "application/json", RequestVerificationToken: token.value } });
    if (answer.status < 500) {
      if (kept()?.key === ballot.key) localStorage.removeItem(store);
      if (answer.ok) say("received"); else await load();
    }
  } catch { /* No network: kept, and sent again. */ }
  sending = false;
  if (kept() && kept().key !== ballot.key) send();
}

async function load() {
  if (loading) return;
  loading = true;
  try {
    const answer = await fetch("/join/room", { cache: "no-store" });
    if (answer.ok) {
      const next = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("room");
      if (next) { if (next.dataset.round !== room().dataset.round) sequence = 0; room().replaceWith(next); }
    }
  } catch { /* No network: the next poll tries again. */ }
  loading = false;
}

async function look() {
  try {
    const answer = await fetch("/join/state", { cache: "no-store" });
    if (answer.status === 404 ? room().dataset.version : answer.ok && (await answer.json()).version !== room().dataset.version) await load();
    await send();
  } catch { /* No network: the next poll tries again. */ }
}

function vote(form) {
  if (!form.reportValidity()) return;
  const field = name => form.elements["Input." + name]?.value ?? "";
  sequence = Math.max(sequence + 1, Number(room().dataset.next));
  localStorage.setItem(store, JSON.stringify({ roundId: room().dataset.round, key: newKey(), sequence,
    choice: field("Choice"), confidence: field("Confidence") }));
  say("sending");
  send();
}

document.addEventListener("submit", e => { if (e.target.matches(".ballot")) { e.preventDefault(); vote(e.target); } });
document.addEventListener("change", e => {
  const form = e.target.closest(".ballot");
  if (form && (e.target.type === "radio" || (e.target.id === "confidence" && form.elements["Input.Choice"].value))) vote(form);
});
document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
addEventListener("online", look);
setInterval(look, 5000);
new EventSource("/join/events").onmessage = look;
look();
