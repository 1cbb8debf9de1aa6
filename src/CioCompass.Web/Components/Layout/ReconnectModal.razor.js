// Shows the state of the connection in the dialog, and gets a page going again that was paused, slept or lost its server.
const dialog = document.getElementById("components-reconnect-modal");
const tryButton = document.getElementById("components-try-button");
const pauseAfterHiddenMinutes = 10;
const resumeAfterSeconds = 4;
const secondsToLeave = 10;
let hiddenTimer;
let pausedAt = 0;
let leftAt = -Infinity;
let resuming = false;
let trying = false;
let focusedAt = location.href;
let arriving;

// Called by the server before it stops. Not within the call: pausing ends the connection on which the call's answer goes back.
globalThis.cioCompass = Object.assign(globalThis.cioCompass ?? {}, {
    pause: () => {
        setTimeout(pause);
    },
    // The server's wish comes late over a slow network: whoever is in a field by then stays there.
    focus,
    // Another page is shown: a screen reader starts with its heading, but whoever went on in the page by then stays there.
    focusHeading,
    // From now on a click is answered: styles, and whoever drives the page, can tell.
    opened: () => {
        document.documentElement.dataset.circuit = "open";
    },
});

// On which page the focus came to where it is: the address changes as soon as a link is followed.
document.addEventListener("focusin", () => {
    focusedAt = location.href;
});

dialog.addEventListener("components-reconnect-state-changed", (event) => {
    switch (event.detail.state) {
        case "show":
            if (!dialog.open) {
                dialog.showModal();
            }
            break;
        case "hide":
            dialog.close();
            break;
        case "retrying":
            tryButton.disabled = trying || event.detail.secondsToNextAttempt === 0;
            break;
        case "failed":
            document.addEventListener("visibilitychange", retryWhenVisible);
            break;
        case "rejected":
            reload();
            break;
    }
});
document.getElementById("components-reconnect-button").addEventListener("click", retry);
tryButton.addEventListener("click", tryNow);
document.getElementById("components-resume-button").addEventListener("click", resume);

// A tab that nobody looks at gives its memory on the server back. Not at once: a consultant who shows a slide comes back in a minute.
document.addEventListener("visibilitychange", () => {
    clearTimeout(hiddenTimer);
    if (document.visibilityState === "hidden") {
        hiddenTimer = setTimeout(pause, pauseAfterHiddenMinutes * 60_000);
    } else if (isPaused()) {
        resume();
    }
});

// A server that stops takes a moment to go; then its pages go on by themselves when it is back.
setInterval(() => {
    if (isPaused() && document.visibilityState === "visible" && Date.now() - pausedAt > resumeAfterSeconds * 1000) {
        resume();
    }
}, 1000);

function focusHeading() {
    arriving?.disconnect();
    if (focusedAt === location.href && document.activeElement !== document.body) {
        return;
    }
    const heading = document.querySelector("h1");
    if (!heading) {
        // What it says is still being read.
        arriving = new MutationObserver(focusHeading);
        arriving.observe(document.body, { subtree: true, childList: true });
        return;
    }
    if (!heading.hasAttribute("tabindex")) {
        heading.tabIndex = -1;
    }
    focus(heading, true);
}

function focus(element, preventScroll = false) {
    const active = document.activeElement;
    const isTyping = active?.matches("textarea, select, input:not([type=radio], [type=checkbox])") && active !== element;
    if (element?.isConnected && !isTyping) {
        element.focus({ preventScroll });
    }
}

async function pause() {
    pausedAt = Date.now();
    const { circuit } = document.documentElement.dataset;
    delete document.documentElement.dataset.circuit;

    // A page without a connection has nothing to pause, as its dialogue says already. When the connection is back, it answers as before.
    // One whose server went before it could say so is paused all the same.
    if (circuit && !await Blazor.pauseCircuit().catch(() => false) && !isPaused()) {
        globalThis.cioCompass.opened();
    }
}

function isPaused() {
    return dialog.classList.contains("components-reconnect-paused");
}

// While the framework waits for its own next attempt, and not beside it. Where this one fails, that one still comes.
async function tryNow() {
    trying = tryButton.disabled = true;
    try {
        if (await serverAnswers()) {
            await retry();
        }
    } finally {
        trying = tryButton.disabled = false;
    }
}

async function retry() {
    document.removeEventListener("visibilitychange", retryWhenVisible);
    try {
        // False: the server answers but no longer knows the circuit.
        if (!await Blazor.reconnect()) {
            await resume();
        }
    } catch {
        document.addEventListener("visibilitychange", retryWhenVisible);
    }
}

// One at a time: while a busy server still makes the circuit anew, a second wish to resume is refused, and would reload the page under it.
async function resume() {
    if (resuming) {
        return;
    }
    resuming = true;
    try {
        // While the server is away a resume or a reload would only show the browser's own error page.
        if (await serverAnswers()) {
            await resumeOrReload();
        }
    } finally {
        resuming = false;
    }
}

async function resumeOrReload() {
    try {
        if (await Blazor.resumeCircuit()) {
            dialog.close();
        } else {
            reload();
        }
    } catch {
        reload();
    }
}

addEventListener("beforeunload", () => {
    leftAt = Date.now();
});

// Nobody is asked whether to leave: the page comes again at once, with what was typed. Not while another page is on its way, which that
// would stop: signing out ends the connection before the page after it has come.
function reload() {
    const wait = leftAt + secondsToLeave * 1000 - Date.now();
    if (wait > 0) {
        setTimeout(reload, wait);
        return;
    }
    delete document.documentElement.dataset.circuit;
    globalThis.cioCompass.unsaved?.leave();
    location.reload();
}

async function serverAnswers() {
    try {
        return (await fetch("/favicon.svg", { method: "HEAD", cache: "no-store" })).ok;
    } catch {
        return false;
    }
}

async function retryWhenVisible() {
    if (document.visibilityState === "visible") {
        await retry();
    }
}
