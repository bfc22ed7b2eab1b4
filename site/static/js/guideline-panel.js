// The guideline beside the text. The server renders the panel anew with each autosave; here are only the manners of
// that: what is said aloud, where the keyboard stands, and one press that takes a suggested mend.

const MENDED = "guideline-mended";
const AUTOSAVE_MS = 10_000;
let hasUnsavedChanges = false;
let focusedKey = null;
document.addEventListener("w-unsaved:add", () => { hasUnsavedChanges = true; });
document.addEventListener("w-unsaved:clear", () => { hasUnsavedChanges = false; });

// A region that is there before its words change: one that comes with its words is not read out.
function say(words) {
  let region = document.getElementById("guideline-said");
  if (!region) {
    region = document.createElement("div");
    region.id = "guideline-said";
    region.className = "w-sr-only";
    region.setAttribute("role", "status");
    document.body.append(region);
    region.dataset.words = words;
    return;
  }
  if (region.dataset.words !== words) {
    region.dataset.words = words;
    region.textContent = words;
  }
}

class GuidelinePanel extends window.StimulusModule.Controller {
  static targets = ["summary"];

  connect() {
    say(this.summaryTarget.textContent.replace(/\s+/g, " ").trim());
    if (sessionStorage.getItem(MENDED)) {
      sessionStorage.removeItem(MENDED);
      focusedKey = "";
    }
    if (focusedKey !== null && document.activeElement === document.body) {
      const same = focusedKey && this.element.querySelector(`[data-guideline-key="${CSS.escape(focusedKey)}"]`);
      (same || this.summaryTarget).focus();
    }
  }

  // An autosave must not throw a keyboard out of the panel: what had the focus gets it back, or else the summary.
  keep(event) {
    focusedKey = event.target.dataset.guidelineKey || "";
  }

  leave(event) {
    if (event.relatedTarget && !this.element.contains(event.relatedTarget)) focusedKey = null;
  }
}

class GuidelineMend extends window.StimulusModule.Controller {
  static values = { url: String, finding: String };

  async take() {
    this.element.disabled = true;
    // What has just been typed is saved first: the server mends the latest draft.
    if (hasUnsavedChanges) await this.autosaved();
    const response = await fetch(this.urlValue, {
      method: "POST",
      headers: { "X-CSRFToken": window.wagtailConfig.CSRF_TOKEN, "Content-Type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ finding: this.findingValue }),
    });
    if (response.ok) {
      sessionStorage.setItem(MENDED, "1");
      window.location.reload();
      return;
    }
    const answer = await response.json().catch(() => ({}));
    this.element.disabled = false;
    this.refuse(answer.message || response.statusText);
  }

  autosaved() {
    return new Promise((resolve) => {
      document.addEventListener("w-autosave:success", resolve, { once: true });
      setTimeout(resolve, AUTOSAVE_MS);
    });
  }

  refuse(words) {
    const place = this.element.parentElement;
    place.querySelector("[role='alert']")?.remove();
    const alert = document.createElement("span");
    alert.setAttribute("role", "alert");
    alert.textContent = words;
    place.append(alert);
  }
}

class GuidelineOpen extends window.StimulusModule.Controller {
  show() {
    const toggle = document.querySelector("[data-side-panel-toggle='guideline']");
    if (toggle.getAttribute("aria-expanded") !== "true") toggle.click();
    document.querySelector("[data-side-panel='guideline'] [data-guideline-panel-target='summary']").focus();
  }
}

window.wagtail.app.register("guideline-panel", GuidelinePanel);
window.wagtail.app.register("guideline-mend", GuidelineMend);
window.wagtail.app.register("guideline-open", GuidelineOpen);
