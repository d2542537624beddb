"""Of lines that differ in nothing but their words axe sees one: the net that it lays over all the others takes seconds and brings nothing."""

from .axe import clear

PUT_AWAY = """lines => {
  const seen = new Set(), alike = []
  const kind = part => {
    const { display, color, backgroundColor, fontSize, fontWeight, opacity, textDecorationLine } = getComputedStyle(part)
    return [part.tagName, part.className, part.getAttributeNames(), part.type, part.hidden, part.disabled, part.tabIndex, display, color, backgroundColor, fontSize, fontWeight, opacity, textDecorationLine].join()
  }
  const kinds = [...document.querySelectorAll(lines)].map(one => [one, [one.parentElement, one, ...one.querySelectorAll("*")].map(kind).join("|")])
  for (const [one, its] of kinds) seen.has(its) ? alike.push(one) : seen.add(its)
  window.putAway = alike.map(one => [one, document.createComment("")])
  for (const [one, place] of window.putAway) one.replaceWith(place)
}"""
BACK = "for (const [one, place] of window.putAway.reverse()) place.replaceWith(one)"
TWICE = "[...document.querySelectorAll('[id]')].map(({ id }) => id).filter((id, at, all) => all.indexOf(id) < at)"


def clear_once(page, lines, only=None):
    """What `clear` finds where of alike lines one stands; and every id that stands twice, which lines that are away would not tell."""
    twice = page.evaluate(TWICE)
    page.evaluate(PUT_AWAY, lines)
    found = clear(page, only)
    page.evaluate(BACK)
    return twice + found
