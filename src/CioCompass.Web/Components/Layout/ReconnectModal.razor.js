// Shows the state of the connection in the dialog, and gets a page going again that was paused, slept or lost its server.
const dialog = document.getElementById("components-reconnect-modal");
const pauseAfterHiddenMinutes = 10;
const resumeAfterSeconds = 4;
let hiddenTimer;
let pausedAt = 0;
let resuming = false;

// Called by the server before it stops. Not within the call: pausing ends the connection on which the call's answer goes back.
globalThis.cioCompass = {
    pause: () => {
        setTimeout(pause);
    },
    // From now on a click is answered: styles, and whoever drives the page, can tell.
    opened: () => {
        document.documentElement.dataset.circuit = "open";
    },
};

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
        case "failed":
            document.addEventListener("visibilitychange", retryWhenVisible);
            break;
        case "rejected":
            location.reload();
            break;
    }
});
document.getElementById("components-reconnect-button").addEventListener("click", retry);
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

function pause() {
    pausedAt = Date.now();
    delete document.documentElement.dataset.circuit;
    Blazor.pauseCircuit();
}

function isPaused() {
    return dialog.classList.contains("components-reconnect-paused");
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
            location.reload();
        }
    } catch {
        location.reload();
    }
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
