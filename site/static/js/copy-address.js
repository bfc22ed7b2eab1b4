// Copies the page's address where the link to it is pressed. Without this script it stays a plain link.
for (const link of document.querySelectorAll("a[data-copied]")) {
  link.addEventListener("click", async (event) => {
    if (!navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const said = link.parentElement.querySelector("[role=status]");
    try {
      await navigator.clipboard.writeText(link.href);
      said.textContent = link.dataset.copied;
    } catch {
      said.textContent = link.href;
    }
  });
}
