"""One reader who goes from page to page, and axe with every rule on."""

import pytest

from ..conftest import ROOT

AXE = ROOT / "node_modules/axe-core/axe.min.js"
SITE = ROOT / "site"
PAGES = sorted(path.parent.relative_to(SITE).as_posix().removeprefix(".") for path in SITE.rglob("index.html"))
FAULTS = """async ([only, rules]) => {
  const all = Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: !rules || rules.includes(ruleId) }]))
  const { violations } = await axe.run(only || document, { rules: all, resultTypes: ["violations"] })
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, any, all, none }) =>
    [id, target.join(" "), ...[...any, ...all, ...none].map(({ message }) => message)].join(" · ")))
}"""


@pytest.fixture(scope="module")
def reader(browser):
    """A page that axe may enter, against the policy of the site."""
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900}, bypass_csp=True, color_scheme="light",
                                  reduced_motion="reduce")  # else colours are read on their way
    context.add_init_script(path=AXE)
    yield context.new_page()
    context.close()


def faults(page, *rules, only=None):
    """What axe finds, a line each: with all its rules, those that are off unless asked for too, or with these."""
    return page.evaluate(FAULTS, [only, list(rules) or None])


def dark(page, is_dark=True):
    page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", "slate" if is_dark else "default")
