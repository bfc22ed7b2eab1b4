// A name for each place where an editor writes. Wagtail ties the label of rich text to a hidden input, and a block of a
// single field has a heading alone: a screen reader would say of both only that text can be written there.

const BOXES = ".public-DraftEditor-content[role='textbox'], [data-contentpath] input, [data-contentpath] textarea";
const NAMELESS = ":not([type='hidden'], [aria-labelledby], [aria-label])";
let names = 0;

function idOf(element) {
  element.id ||= `editor-name-${(names += 1)}`;
  return element.id;
}

// A field of a group has a label of its own; a block has its type; any other field is named by its panel's heading.
function naming(box) {
  const label = box.closest("[data-field-wrapper]")?.querySelector("label.w-field__label");
  if (label) return idOf(label);
  const panel = box.closest("[data-panel]");
  const type = panel?.querySelector(":scope > .w-panel__header .c-sf-block__type");
  return type ? idOf(type) : panel?.getAttribute("aria-labelledby");
}

function nameAll() {
  for (const box of document.querySelectorAll(`:is(${BOXES})${NAMELESS}`)) {
    const name = box.labels?.length ? null : naming(box);
    if (name) box.setAttribute("aria-labelledby", name);
  }
}

new MutationObserver(nameAll).observe(document.documentElement, { childList: true, subtree: true });
