// A button that makes a passkey, or signs in with one, and sends the form it stands in. Without script, or where the browser has no
// passkeys (as on a plain http address), the button stays hidden.
const supported = window.isSecureContext
    && typeof window.PublicKeyCredential?.parseCreationOptionsFromJSON === "function"
    && typeof window.PublicKeyCredential?.parseRequestOptionsFromJSON === "function";

class PasskeyButton extends HTMLElement {
    connectedCallback() {
        if (!supported) {
            return;
        }
        this.button = this.querySelector("button");
        this.button.hidden = false;
        this.querySelector("[data-otherwise]")?.remove();
        this.button.addEventListener("click", () => this.use());
        if (this.getAttribute("operation") === "request") {
            this.offer();
        }
    }

    disconnectedCallback() {
        this.waiting?.abort();
    }

    // Lets the browser offer passkeys where the e-mail address is typed.
    async offer() {
        if (await PublicKeyCredential.isConditionalMediationAvailable?.()) {
            await this.use("conditional");
        }
    }

    async use(mediation) {
        this.waiting?.abort();
        this.waiting = new AbortController();
        try {
            const credential = await this.credential(mediation, this.waiting.signal);
            this.send(JSON.stringify(credential));
        } catch (error) {
            // Closing the browser's own window is an answer, not an error.
            if (mediation !== "conditional" && error.name !== "AbortError" && error.name !== "NotAllowedError") {
                this.send("{}");
            }
        }
    }

    async credential(mediation, signal) {
        const operation = this.getAttribute("operation");
        const response = await fetch(`/account/passkeys/${operation}`, {
            method: "POST",
            headers: { [this.getAttribute("token-header")]: this.getAttribute("token") },
            signal,
        });
        if (!response.ok) {
            throw new Error(`The server answered ${response.status}.`);
        }
        const options = await response.json();
        return operation === "create"
            ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options), signal })
            : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options), mediation, signal });
    }

    send(credential) {
        const form = this.closest("form");
        form.elements[this.getAttribute("field")].value = credential;
        form.submit();
    }
}

customElements.define("passkey-button", PasskeyButton);
