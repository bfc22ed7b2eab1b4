// The side-by-side editor of wagtail-localize has words and dates in it that its catalogue doesn't reach. They are
// said here in the admin's language: the heading, the button without a visible name, and the day beside a part.

const desk = document.querySelector(".js-translation-editor");
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const DAY = new RegExp(`(\\d{1,2}) (${MONTHS.join("|")}) (\\d{4})`);

function wordsOfTheDesk({ sourceLocale, locale }) {
  const languages = { source: sourceLocale.displayName, target: locale.displayName };
  return new Map([
    [`${languages.source} to ${languages.target} translation`, interpolate(gettext("%(source)s to %(target)s translation"), languages, true)],
    ["More actions", gettext("More actions")],
  ]);
}

function sayAnew(node, words) {
  const text = node.nodeValue;
  // A day stands in the list item itself; what is translated stands in a paragraph of its own, and stays.
  const said = node.parentElement?.tagName === "LI"
    ? text.replace(DAY, (_all, day, month, year) => `${day}.${MONTHS.indexOf(month) + 1}.${year}`)
    : words.get(text) ?? text;
  if (said !== text) node.nodeValue = said;
}

if (desk && document.documentElement.lang.slice(0, 2) !== "en") {
  const words = wordsOfTheDesk(JSON.parse(desk.dataset.props));
  const walk = (start) => {
    const texts = document.createTreeWalker(start, NodeFilter.SHOW_TEXT);
    if (start.nodeType === Node.TEXT_NODE) sayAnew(start, words);
    while (texts.nextNode()) sayAnew(texts.currentNode, words);
  };
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "characterData") sayAnew(change.target, words);
      else change.addedNodes.forEach(walk);
    }
  }).observe(desk, { childList: true, characterData: true, subtree: true });
  walk(desk);
}
