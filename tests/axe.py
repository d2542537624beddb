"""axe on the page as it stands, whichever test brought it there: every rule in the light, and in the dark all that colours decide."""

from .conftest import ROOT

AXE = ROOT / "node_modules/axe-core/axe.min.js"
COLOURS = ("color-contrast", "link-in-text-block")  # all that another palette can break
SHOWN = "one => one.checkVisibility() || [...one.querySelectorAll('*')].some(part => part.checkVisibility())"  # or what is in it, where itself it has no box
SILENT = ("color-contrast-enhanced", "hidden-content", "identical-links-same-purpose", "aria-braille-equivalent", "bypass", "duplicate-id-aria", "frame-title-unique", "no-autoplay-audio")  # the first as below; of what the others find, axe says that somebody is to look at it, and never that it is a fault
FAULTS = """async ([only, silent, [places, lines, fresh], ...runs]) => {
  const shown = """ + SHOWN + """
  if (!window.axe) return null
  const contrastRatio = { normal: { expected: 7 }, large: { expected: 4.5 } }  // of color-contrast-enhanced, which alone passes over what is below 4.5
  const scheme = name => document.body.setAttribute("data-md-color-scheme", name)
  const asked = typeof only === "string" ? only : "body", open = ":popover-open, dialog[open], iframe"  // what is away is closed, or comes anew
  const all = where => where ? [...document.querySelectorAll(where)] : [], kept = new Set()
  for (const n of fresh) for (let one = window.firsts[n].closest(lines); one; one = one.parentElement.closest(lines)) kept.add(one)
  const apart = [...all("section.part, section.step, .group").filter(one => ![asked, open].some(what => one.closest(what) || one.querySelector(what)) && !one.contains(document.activeElement)),
    ...all(places), ...all(lines).filter(one => !kept.has(one))].map(one => [one, document.createComment("")])  // it lays a net over all that is there: what is not asked for would take it a second
  const found = all("[id]").map(({ id }) => id).filter((id, at, all) => all.indexOf(id) < at)  // which else nobody would find
  for (const [one, place] of apart) one.replaceWith(place)
  const names = ["labelledby", "describedby", "controls", "owns", "details", "errormessage", "activedescendant"].map(name => `aria-${name}`)
  const named = [...all("[headers], " + names.map(name => `[${name}]`)).filter(shown).flatMap(one => ["headers", ...names].flatMap(name => (one.getAttribute(name) || "").split(/\\s+/))).map(id => document.getElementById(id)),
    ...all("label").filter(({ control }) => control && shown(control)), ...all("script, style, link, template, iframe"), ...(typeof only === "string" ? all(only) : [])]
  const hidden = within => [...within.children].flatMap(one => shown(one) ? one.matches("select, svg") ? [] : hidden(one) : named.some(part => one.contains(part)) ? [] : [[one, document.createComment("")]])
  const unseen = hidden(document.body)
  for (const [one, place] of unseen) one.replaceWith(place)
  axe.configure({ noHtml: true })
  for (const [name, rules] of runs) {
    if (name) scheme(name)
    const rulesOn = Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: rules ? rules.includes(ruleId) : !silent.includes(ruleId) }]))
    const { violations } = await axe.run(only || document, { rules: rulesOn, checks: { "color-contrast": { options: { contrastRatio } } }, resultTypes: ["violations"], debug: true })
    found.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ target, any, all, none }) =>
      [id, target.join(" "), ...[...any, ...all, ...none].map(({ message }) => message)].join(" · "))))
  }
  if (runs.length > 1) scheme("default")
  for (const [one, place] of [...apart, ...unseen].reverse()) place.replaceWith(one)
  return found
}"""


def found(page, only, apart, *runs):
    asked = [only, SILENT, apart, *runs]
    if (told := page.evaluate(FAULTS, asked)) is None:
        page.evaluate(AXE.read_text("utf-8"))
        told = page.evaluate(FAULTS, asked)
    return told


def faults(page, *rules, only=None, apart=""):
    """What axe finds, a line each: with all its rules, those that are off unless asked for too, or with these; while what stands in the places `apart` is away."""
    return found(page, only, [apart, "", []], [None, list(rules) or None])


def clear(page, only=None, apart=("", "", ())):
    """In no state a fault, in neither colours. page: a frame will do; colours on their way are read as they are, so nothing may move. apart: places, lines, and which parts of them (window.firsts) are looked at."""
    return found(page, only, list(apart), [None, None], ["slate", COLOURS])
