// Takes a suggested mend with one press: the server writes it into the draft, and the editor shows it anew.
class GuidelineMend extends window.StimulusModule.Controller {
  static values = { url: String, finding: String };

  async take() {
    this.element.disabled = true;
    const response = await fetch(this.urlValue, {
      method: "POST",
      headers: { "X-CSRFToken": window.wagtailConfig.CSRF_TOKEN, "Content-Type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ finding: this.findingValue }),
    });
    if (response.ok) {
      window.location.reload();
      return;
    }
    const answer = await response.json().catch(() => ({}));
    this.element.disabled = false;
    this.element.insertAdjacentText("afterend", answer.message || response.statusText);
  }
}

window.wagtail.app.register("guideline-mend", GuidelineMend);
