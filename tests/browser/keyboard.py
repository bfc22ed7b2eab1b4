"""A page walked through with the Tab key alone, as someone does who can't use a mouse."""

from playwright.sync_api import Page

# What the keyboard must reach; of a group of radio buttons only one is a stop. How each looks is read twice, at rest
# and when the keyboard is on it, together with what may show it instead: a label around it, a shape within it.
_PREPARE = """() => {
  const tabbable = 'a[href], button, input:not([type=hidden]), select, textarea, summary'
  const hasStop = part => part.checkVisibility({visibilityProperty: true}) && !part.disabled && part.tabIndex >= 0
  const groups = new Set()
  const isFirstOfGroup = part => {
    if (part.type !== 'radio') return true
    const isNew = !groups.has(part.name)
    return groups.add(part.name) && isNew
  }
  const parts = [...document.querySelectorAll(tabbable)].filter(part => hasStop(part) && isFirstOfGroup(part))
  const look = part => [part, part.closest('label'), part.querySelector('.facet, .area')].filter(Boolean).map(one => {
    const style = getComputedStyle(one)
    return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.stroke, style.strokeWidth].join()
  }).join()
  const said = part => `${part.localName} ${(part.name || '') + ' ' + part.textContent.trim().slice(0, 40)}`
  const atRest = new Map(parts.map(part => [part, look(part)]))
  const stops = []
  document.addEventListener('focusin', ({target}) => {
    const box = target.getBoundingClientRect()
    stops.push({
      target,
      isSeen: box.width > 0 && box.height > 0 && box.left >= 0 && box.right <= innerWidth + 1,
      isMarked: look(target) !== atRest.get(target),
    })
  })
  window.walked = () => {
    const reached = new Set(stops.map(stop => stop.target))
    const isInGroup = part => part.type === 'radio' && [...reached].some(one => one.name === part.name)
    const again = stops.findIndex((stop, n) => n && stop.target === stops[0].target)
    const round = again < 0 ? stops : stops.slice(0, again)
    const stands = (one, other) => one.target.compareDocumentPosition(other.target)
    const goesBack = (stop, n) => n && !(stands(round[n - 1], stop) & Node.DOCUMENT_POSITION_FOLLOWING)
    return {
      first: stops[0]?.target.className,
      missed: parts.filter(part => !reached.has(part) && !isInGroup(part)).map(said),
      unseen: round.filter(stop => !stop.isSeen).map(stop => said(stop.target)),
      unmarked: round.filter(stop => !stop.isMarked).map(stop => said(stop.target)),
      backwards: round.filter(goesBack).map(stop => said(stop.target)),
    }
  }
  document.activeElement.blur()
  return parts.length
}"""


def walk(page: Page) -> dict[str, list[str]]:
    """What is wrong with a walk by Tab from the page's start until every stop was made; {} if nothing is.

    `missed` was never reached, `unseen` has no place on the screen, `unmarked` looks the same with the keyboard on it
    as without, `backwards` stands before the stop that led to it. Load the page anew before: the walk starts where
    the keyboard is.
    """
    for _stop in range(page.evaluate(_PREPARE) + 1):
        page.keyboard.press("Tab")
    found = page.evaluate("window.walked()")
    if found.pop("first") == "skip":
        return {kind: parts for kind, parts in found.items() if parts}
    return {**found, "first": ["the walk doesn't begin with the link to the content"]}
