// Wagtail starts its choosers, date pickers and lists of rows by scripts written into the page, which the site's content
// security policy refuses. Our templates leave an element in their place, and this starts the same.

// Who leaves a date field that the picker can't read would find today in its place. The server says what is wrong with it.
window.jQuery.fn.datetimepicker.defaults.validateOnBlur = false;

const STARTS = {
  date: ({ idValue, optionsValue }) => window.initDateChooser(idValue, optionsValue),
  time: ({ idValue, optionsValue }) => window.initTimeChooser(idValue, optionsValue),
  datetime: ({ idValue, optionsValue }) => window.initDateTimeChooser(idValue, optionsValue),
  rows: ({ optionsValue }) => new window.InlinePanel(optionsValue),
  chosenRows: ({ optionsValue }) => new window.MultipleChooserPanel(optionsValue),
  chooser: ({ classValue, idValue, optionsValue }) => new window[classValue](idValue, optionsValue),
};

class AdminStart extends window.StimulusModule.Controller {
  static values = { what: String, class: String, id: String, options: Object };

  connect() {
    // An element that is moved, as rows are when they are put in another order, connects again.
    if (this.element.dataset.started) return;
    this.element.dataset.started = "true";
    STARTS[this.whatValue](this);
  }
}

window.wagtail.app.register("admin-start", AdminStart);

// Whether a finger can draw the focal point, Jcrop finds out by a handler written into an element, which the policy
// refuses as well. It is told before it asks.
window.jQuery(() => {
  const { Jcrop } = window.jQuery;
  if (Jcrop) Jcrop.defaults.touchSupport = "ontouchstart" in window;
});
