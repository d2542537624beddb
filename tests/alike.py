"""Of lines in which nothing differs but the words axe sees one: the net that it lays over all the others takes seconds and brings nothing."""

from .axe import SHOWN, clear

# Of every part of the lines all that axe goes by, in both colours: of what names or points to something, whether there is a name and what is pointed to.
KINDS = """([lines, only]) => {
  const shown = """ + SHOWN + """
  const body = document.body, scheme = body.getAttribute("data-md-color-scheme"), words = text => Boolean(text && text.trim()), there = ids => ids.split(/\\s+/).every(id => document.getElementById(id))
  const said = ({ name, value }) => /^(for|aria-(controls|describedby|labelledby|owns))$/.test(name) ? [name, there(value)] : /^(id|class|href|src|name|value|style|title|alt|placeholder|aria-label|data-.*)$/.test(name) ? [name, words(value)] : [name, value]
  const look = part => { const { color, backgroundColor, backgroundImage, opacity, textDecorationLine } = getComputedStyle(part); return [color, backgroundColor, backgroundImage, opacity, textDecorationLine].join() }
  const kind = part => { const { display, fontSize, fontWeight } = getComputedStyle(part)
    return [part.tagName, part.getAttribute("class"), ...[...part.attributes].flatMap(said), part.disabled, part.tabIndex, part.checkVisibility({ visibilityProperty: true, opacityProperty: true }), words(part.textContent),
      part.matches("td") && Boolean(part.closest("table").querySelector("th")), [...(part.labels || [])].some(one => words(one.textContent)), display, fontSize, fontWeight, look(part)].join() }
  const ground = one => { if (!one) return ""; const { backgroundColor, opacity } = getComputedStyle(one); return backgroundColor + opacity + (/^rgb\\(/.test(backgroundColor) ? "" : at(ground, one.parentElement)) }
  let memo = new Map()
  const at = (how, part) => { if (!memo.has(how)) memo.set(how, new Map()); const its = memo.get(how); if (!its.has(part)) its.set(part, how(part)); return its.get(part) }
  const parts = [...document.querySelectorAll(`:is(${lines}), :is(${lines}) *`)].filter(part => (!only || part.closest(only)) && shown(part))
  const all = how => { memo = new Map(); return parts.map(part => [how, ground].map(one => at(one, part.parentElement)).join("|") + at(how, part)) }
  const light = all(kind)
  body.setAttribute("data-md-color-scheme", "slate")
  const dark = all(look), first = new Map()
  scheme === null ? body.removeAttribute("data-md-color-scheme") : body.setAttribute("data-md-color-scheme", scheme)
  parts.forEach((part, n) => first.has(light[n] + dark[n]) || first.set(light[n] + dark[n], part))
  window.firsts = [...first.values()]
  return [[...document.querySelectorAll(".sign:not([aria-hidden], [aria-hidden] *, .why *)")].map(one => `${one.closest("[class]:not(.sign)").className}: read beside its word`), [...first.keys()]]
}"""


def clear_once(page, lines, only=None, known=None, apart=""):
    """What `clear` finds where of alike lines one stands, and none of which all is `known` from pages before, while what stands in the places `apart` is away; and every verdict that is read twice, which lines that are away would not tell."""
    (twice, kinds), known = page.evaluate(KINDS, [lines, only]), set() if known is None else known
    found = clear(page, only, [apart, lines, [at for at, kind in enumerate(kinds) if kind not in known]])
    known.update(kinds)
    return twice + found
