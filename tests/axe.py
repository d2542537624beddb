"""axe on the page as it stands, whichever test brought it there: every rule in the light, and in the dark all that colours decide."""

from .conftest import ROOT

AXE = ROOT / "node_modules/axe-core/axe.min.js"
COLOURS = ("color-contrast", "link-in-text-block")  # all that another palette can break
FAULTS = """async ([only, ...runs]) => {
  const contrastRatio = { normal: { expected: 7 }, large: { expected: 4.5 } }  // of color-contrast-enhanced, which alone passes over what is below 4.5
  const scheme = name => document.body.setAttribute("data-md-color-scheme", name)
  const apart = new Set(typeof only === "string" ? [...document.querySelectorAll("section.part, section.step, .group")].filter(one => !one.closest(only) && !one.querySelector(only)) : [])
  for (const one of apart) one.style.display = "none"  // it lays a net over all that is there, and these take it a second and are not asked for
  if (apart.size) document.createTreeWalker = (root, what) => Document.prototype.createTreeWalker.call(document, root, what, one => apart.has(one) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT)
  axe.configure({ noHtml: true })
  const found = []
  for (const [name, rules] of runs) {
    if (name) scheme(name)
    const all = Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: rules ? rules.includes(ruleId) : ruleId !== "color-contrast-enhanced" }]))
    const { violations } = await axe.run(only || document, { rules: all, checks: { "color-contrast": { options: { contrastRatio } } }, resultTypes: ["violations"], debug: true })
    found.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ target, any, all, none }) =>
      [id, target.join(" "), ...[...any, ...all, ...none].map(({ message }) => message)].join(" · "))))
  }
  if (runs.length > 1) scheme("default")
  delete document.createTreeWalker
  for (const one of apart) one.style.display = ""
  return found
}"""


def found(page, only, *runs):
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    return page.evaluate(FAULTS, [only, *runs])


def faults(page, *rules, only=None):
    """What axe finds, a line each: with all its rules, those that are off unless asked for too, or with these."""
    return found(page, only, [None, list(rules) or None])


def clear(page, only=None):
    """In no state a fault, in neither colours. page: a frame will do; colours on their way are read as they are, so nothing may move."""
    return found(page, only, [None, None], ["slate", COLOURS])


def dark(page):
    page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
