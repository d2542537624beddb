"""axe on the page as it stands, whichever test brought it there: every rule in the light, and in the dark all that colours decide."""

from .conftest import ROOT

AXE = ROOT / "node_modules/axe-core/axe.min.js"
COLOURS = ("color-contrast", "color-contrast-enhanced", "link-in-text-block")  # all that another palette can break
FAULTS = """async ([only, rules]) => {
  const all = Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: !rules || rules.includes(ruleId) }]))
  const apart = typeof only === "string" ? [...document.querySelectorAll("section.part, section.step, .group")].filter(one => !one.closest(only) && !one.querySelector(only)) : []
  for (const one of apart) one.style.display = "none"  // it lays a net over all that is to be seen, and these take it a second and are not asked for
  const { violations } = await axe.run(only || document, { rules: all, resultTypes: ["violations"] })
  for (const one of apart) one.style.display = ""
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, any, all, none }) =>
    [id, target.join(" "), ...[...any, ...all, ...none].map(({ message }) => message)].join(" · ")))
}"""


def faults(page, *rules, only=None):
    """What axe finds, a line each: with all its rules, those that are off unless asked for too, or with these."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    return page.evaluate(FAULTS, [only, list(rules) or None])


def dark(page, is_dark=True):
    page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", "slate" if is_dark else "default")


def clear(page, only=".check"):
    """In no state a fault, in neither colours. page: a frame will do; colours on their way are read as they are, so nothing may move."""
    found = faults(page, only=only)
    dark(page)
    found += faults(page, *COLOURS, only=only)
    dark(page, False)
    return found
