// The keyboard after a chooser's window has closed. What opened it is hidden once something is chosen, and a browser
// then starts over from the top of the page.

let chooser = null;

document.addEventListener("focusin", ({ target }) => {
  if (!target.closest(".modal")) chooser = target.closest(".chooser");
});

window.jQuery(document).on("hidden.bs.modal", () => {
  if (!chooser || document.activeElement !== document.body) return;
  [...chooser.querySelectorAll("button, a[href]")].find((one) => one.checkVisibility())?.focus();
});
