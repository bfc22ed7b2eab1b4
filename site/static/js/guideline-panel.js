// The guideline beside the text. The server renders the panel anew with each autosave; here are only the manners of
// that: what is said aloud, where the keyboard stands, and one press that takes a suggested mend.

const MENDED = "guideline-mended";
const AUTOSAVE_MS = 15_000;
// What can be written in or chosen, in the place that a finding is about.
const CONTROLS = "[contenteditable='true'], input:not([type='hidden']), textarea, select, .chooser button";
let focusedKey = null;

const controller = (form, name) => window.wagtail.app.getControllerForElementAndIdentifier(form, name);

// After a refused publication Wagtail saves what stands there once, and then watches the form no more: neither
// autosave nor this panel would go on. Another interval makes it watch again.
document.addEventListener("w-unsaved:clear", ({ target: form }) => {
  if (form.dataset.wUnsavedForceValue === undefined || form.dataset.wUnsavedCheckIntervalValue) return;
  form.dataset.wUnsavedCheckIntervalValue = "400";
});

// Wagtail compares with what stands in the form two seconds after the page has come. What somebody has written by then
// is taken for what was there: saved with the next change, or lost without a word. Here it is saved.
const WATCHED_MS = 8_000;
const early = new AbortController();
let wroteEarly = false;

document.addEventListener("input", ({ isTrusted, target }) => {
  const isEarly = isTrusted && performance.now() < WATCHED_MS;
  wroteEarly ||= isEarly && target.closest("form[data-edit-form]") !== null;
}, early);
document.addEventListener("w-unsaved:watch-edits", ({ target: form }) => {
  if (wroteEarly) controller(form, "w-autosave")?.save();
}, early);
document.addEventListener("w-autosave:success", () => early.abort(), early);

// What is written while a save is under way, up to a second before its answer, Wagtail takes for saved, too: it starts
// watching anew from what stands there then. Here it is saved with another save.
let sent = null;

document.addEventListener("w-autosave:save", ({ target: form }) => {
  sent = controller(form, "w-unsaved")?.formData;
});
document.addEventListener("w-autosave:success", (event) => {
  const form = event.target;
  const edits = controller(form, "w-unsaved");
  if (sent === null || !edits) return;
  const changed = withoutAnswered(edits.formData, event) !== withoutAnswered(sent, event);
  sent = null;
  if (changed) controller(form, "w-autosave").save(event);
});

// The answer gives what is new its number: nobody wrote that.
function withoutAnswered(formData, { detail }) {
  const fields = new URLSearchParams(formData);
  Object.keys(detail.response.field_updates ?? {}).forEach((name) => fields.delete(name));
  return fields.toString();
}

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
    if (focusedKey !== null && document.activeElement === document.body) this.takeFocus();
  }

  // When the page has just been loaded, Wagtail has yet to open the panel. Who has gone elsewhere meanwhile stays there.
  takeFocus(tries = 20) {
    if (document.activeElement !== document.body) return;
    const same = focusedKey && this.element.querySelector(`[data-guideline-key="${CSS.escape(focusedKey)}"]`);
    if (this.element.checkVisibility()) (same || this.summaryTarget).focus();
    else if (tries) window.setTimeout(() => this.takeFocus(tries - 1), 100);
  }

  // An autosave must not throw a keyboard out of the panel: what had the focus gets it back, or else the summary.
  keep(event) {
    focusedKey = event.target.dataset.guidelineKey || "";
  }

  leave(event) {
    if (event.relatedTarget && !this.element.contains(event.relatedTarget)) focusedKey = null;
  }
}

class GuidelineJump extends window.StimulusModule.Controller {
  // The browser follows the link; the keyboard goes along, to where something can be written.
  go() {
    const place = document.querySelector(this.element.getAttribute("href"));
    if (!place) return;
    const aside = this.element.closest("[data-form-side]");
    if (aside.offsetWidth > window.innerWidth / 2) aside.querySelector("[data-form-side-close-button]").click();
    window.setTimeout(() => {
      const control = [...place.querySelectorAll(CONTROLS)].find((one) => one.checkVisibility());
      if (control) control.focus({ preventScroll: true });
    }, 0);
  }
}

class GuidelineMend extends window.StimulusModule.Controller {
  static values = { url: String, finding: String, unsaved: String, failed: String };

  async take() {
    this.element.disabled = true;
    if (!(await this.isSaved())) {
      this.refuse(this.unsavedValue);
      return;
    }
    const response = await this.post().catch(() => null);
    if (response?.ok) {
      sessionStorage.setItem(MENDED, "1");
      // Not reload(): after a refused publication that would post the refused form once more.
      window.location.replace(window.location.pathname + window.location.search);
      return;
    }
    const answer = (await response?.json().catch(() => null)) ?? {};
    this.refuse(answer.message || this.failedValue);
  }

  post() {
    return fetch(this.urlValue, {
      method: "POST",
      headers: {
        // Else who may not, or is logged in no longer, would be led elsewhere, and that would look like a success.
        "X-Requested-With": "XMLHttpRequest",
        "X-CSRFToken": window.wagtailConfig.CSRF_TOKEN,
        "Content-Type": "application/x-www-form-urlencoded",
      },
      body: new URLSearchParams({ finding: this.findingValue }),
    });
  }

  // What has just been typed is saved first: the server mends the latest draft, and the page is loaded anew.
  async isSaved() {
    const form = document.querySelector("form[data-edit-form]");
    const edits = controller(form, "w-unsaved");
    edits.hasChanges();
    if (!edits.hasEditsValue && !edits.hasCommentsValue) return true;
    const saved = new Promise((resolve) => {
      form.addEventListener("w-autosave:success", () => resolve(true), { once: true });
      form.addEventListener("w-autosave:error", () => resolve(false), { once: true });
      window.setTimeout(() => resolve(false), AUTOSAVE_MS);
    });
    controller(form, "w-autosave").save();
    return saved;
  }

  // A save has drawn the panel anew, and this very button may be gone.
  refuse(words) {
    this.element.disabled = false;
    const panel = document.querySelector("[data-side-panel='guideline'] .guideline");
    panel.querySelector("[role='alert']")?.remove();
    const alert = document.createElement("p");
    alert.setAttribute("role", "alert");
    alert.className = "guideline__refused";
    alert.textContent = words;
    panel.querySelector("[data-guideline-panel-target='summary']").after(alert);
    const same = panel.querySelector(`[data-guideline-key="${CSS.escape(this.findingValue)}"]`);
    (same || panel.querySelector("[data-guideline-panel-target='summary']")).focus();
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
window.wagtail.app.register("guideline-jump", GuidelineJump);
window.wagtail.app.register("guideline-mend", GuidelineMend);
window.wagtail.app.register("guideline-open", GuidelineOpen);
