// The combiner shows each choice at once, and copies the address. Without this its button and the address field do.

const combiner = document.querySelector("[data-combiner]");
const said = document.getElementById("combiner-said");
let asking = null;

function showCopyButtons() {
  if (!navigator.clipboard) return;
  for (const button of combiner.querySelectorAll("[data-copy]")) button.hidden = false;
}

// What had the keyboard gets it back: the form it stood in has been replaced.
function focusAgain(field) {
  if (!field) return;
  const same = field.id ? `#${CSS.escape(field.id)}` : `[name="${CSS.escape(field.name)}"]:checked`;
  combiner.querySelector(same)?.focus({ preventScroll: true });
}

async function update() {
  const form = combiner.querySelector("form");
  const address = `${location.pathname}?${new URLSearchParams(new FormData(form))}`;
  asking?.abort();
  asking = new AbortController();
  combiner.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal: asking.signal, headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const renewed = page.querySelector("[data-combiner]");
    if (!renewed) throw new Error(`no combiner in the answer ${answer.status}`);
    const field = combiner.contains(document.activeElement) ? document.activeElement : null;
    combiner.replaceChildren(...renewed.childNodes);
    focusAgain(field);
    showCopyButtons();
    history.replaceState(null, "", address);
    said.textContent = [...combiner.querySelectorAll("[data-say]")].map((one) => one.textContent.trim()).join(" ");
  } catch (error) {
    // A newer choice has taken this one's place; for anything else the form goes the long way.
    if (error.name === "AbortError") return;
    form.submit();
  }
  combiner.removeAttribute("aria-busy");
}

async function copy(button) {
  await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
  said.textContent = button.dataset.copied;
  button.textContent = button.dataset.copied;
}

if (combiner) {
  showCopyButtons();
  combiner.addEventListener("change", (event) => {
    if (event.target.form && combiner.querySelector("#kohde").value) update();
  });
  combiner.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) copy(button);
  });
}
