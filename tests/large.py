"""大字模式 and 400 %: no text under 20 px, nothing to press under 60 px, and no page wider than a small screen."""

TEXT, TARGET = 20, 60
SMALL = """least => {
  const seen = node => node.checkVisibility({ visibilityProperty: true }) && !node.closest(".unseen, [aria-hidden=true], .headerlink")
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = new Set()
  while (walk.nextNode()) {
    const { parentElement: at, data } = walk.currentNode
    if (data.trim() && !at.closest("script, style, noscript, option") && seen(at) && parseFloat(getComputedStyle(at).fontSize) < least)
      found.add(`${at.tagName} ${at.className} ${getComputedStyle(at).fontSize} ${data.trim().slice(0, 20)}`)
  }
  return [...found]
}"""
TIGHT = """least => [...document.querySelectorAll("button, select, textarea, summary, [role=button], a, label, input")].filter(one => {
  if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || one.closest(".unseen, .md-search__form")) return false
  if (one.matches("input")) one = one.closest("label, .entry") || one
  if (one.matches("label") && !one.querySelector("input") && !one.matches(".md-icon")) return false
  if (one.matches("a") && getComputedStyle(one).display === "inline" || one.matches(".md-typeset .term")) return false  // words in a sentence
  const { width, height } = one.getBoundingClientRect()
  return Math.round(height) < least || Math.round(width) < (one.matches("a") ? 0 : least)
}).map(one => `${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 20)} ${Math.round(one.getBoundingClientRect().width)}×${Math.round(one.getBoundingClientRect().height)}`)"""
PHONE = {"width": 320, "height": 256}  # what 400 % leaves of 1280 × 1024
WIDER = """async () => {
  const wider = () => document.documentElement.scrollWidth - document.documentElement.clientWidth
  for (const until = performance.now() + 2000; wider() && performance.now() < until;) await new Promise(done => setTimeout(done, 50))  // what slides in comes to rest
  return wider()
}"""
BOTH = f"([text, target]) => [...({SMALL})(text), ...({TIGHT})(target)]"
NARROW = f"""async least => {{
  const by = await ({WIDER})()
  document.documentElement.dataset.big = "on"
  const large = await ({WIDER})(), found = ({BOTH})(least)
  document.documentElement.dataset.big = "off"
  return [...(by ? [`wider by ${{by}}`] : []), ...(large ? [`large, wider by ${{large}}`] : []), ...found]
}}"""


def small(page):
    """What is too small in 大字模式, as the page stands."""
    return page.evaluate(BOTH, [TEXT, TARGET])


def narrow(page):
    """On the smallest screen nothing is wider than it, in 大字模式 either, where nothing is small. The window stays as it was."""
    was = page.viewport_size
    page.set_viewport_size(PHONE)
    found = page.evaluate(NARROW, [TEXT, TARGET])
    page.set_viewport_size(was)
    return found


CUT = """() => [...document.querySelectorAll("body *")].filter(one => {
  if (one.clientWidth < 2 || !one.textContent.trim() || one.closest(".unseen, .md-search, svg, select") || !one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false
  const { overflowX, overflowY } = getComputedStyle(one), pressed = one.matches("button, summary, label, a")
  const hides = overflow => pressed || ["hidden", "clip"].includes(overflow)
  return hides(overflowX) && one.scrollWidth > one.clientWidth + 1 || hides(overflowY) && one.scrollHeight > one.clientHeight + 2
}).map(one => `${one.tagName} ${one.id || one.className} ${one.textContent.trim().slice(0, 20)}`)"""
SPACED = f"""async () => {{
  const sheet = new CSSStyleSheet()
  sheet.replaceSync("* {{ line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }} p {{ margin-bottom: 2em !important }}")
  document.adoptedStyleSheets = [sheet]
  const found = ({CUT})(), by = await ({WIDER})()
  document.adoptedStyleSheets = []
  return by ? [...found, `wider by ${{by}}`] : found
}}"""


def cut(page):
    """What is cut off, or the page wider, for somebody who needs lines and letters wider apart (WCAG 1.4.12)."""
    return page.evaluate(SPACED)
