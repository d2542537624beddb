"""Whoever has no mouse: every place that takes the focus shows it, and no bar of the page hides it; the Tab key comes to all of them and out at the end."""

SEEN = """at => {
  const drawn = node => { const { outlineStyle, outlineWidth } = getComputedStyle(node); return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 }
  const label = at.nextElementSibling && at.nextElementSibling.matches("label") && at.nextElementSibling
  const shown = at.getBoundingClientRect().right > 0 && getComputedStyle(at).opacity !== "0" || !label ? at : label
  const box = shown.getBoundingClientRect(), left = Math.max(box.left, 0), top = Math.max(box.top, 0)
  const width = Math.min(box.right, innerWidth) - left, height = Math.min(box.bottom, innerHeight) - top
  const points = [0.05, 0.5, 0.95].flatMap(across => [0.1, 0.5, 0.9].map(down => [across, down]))
  const over = ([across, down]) => document.elementFromPoint(left + width * across, top + height * down)
  const own = one => one && (shown.contains(one) || one.contains(shown) && !one.matches("html, body") || [...(at.labels || [])].some(label => label.contains(one)))
  const fault = !shown.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ? "not there to be seen" : width < 1 || height < 1 ? "outside the window" : !points.some(point => own(over(point))) ? `hidden by ${points.map(over).filter(Boolean).map(one => one.id || one.className)[0]}`
    : ![at, label, at.closest("label, .entry")].some(one => one && drawn(one)) ? "without a mark" : ""
  return fault && `${fault}: ${at.tagName} ${at.id || at.className} ${at.textContent.trim().slice(0, 20)}`
}"""
EVERY = """async ([seen, only]) => {
  const was = document.activeElement, { scrollX, scrollY } = window
  const look = eval(seen), deaf = event => event.stopImmediatePropagation(), events = ["focus", "blur", "focusin", "focusout"]
  for (const event of events) addEventListener(event, deaf, true)  // nothing of the page starts because a test looks at it
  const second = one => one.type === "radio" && one !== (document.querySelector(`[name="${one.name}"]:checked`) || document.getElementsByName(one.name)[0])
  const places = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter(one =>
    one.tabIndex >= 0 && !one.disabled && one.matches(only) && !one.closest(".md-search") && one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !second(one))
  const found = new Set()
  for (const order of [places, [...places].reverse()])
    for (const one of order) {
      one.focus()
      const fault = document.activeElement === one ? look(one) : `takes no focus: ${one.id || one.className}`
      if (fault) found.add(fault)
    }
  document.activeElement.blur()
  was.focus()
  for (const event of events) removeEventListener(event, deaf, true)
  scrollTo(scrollX, scrollY)
  return [...found]
}"""


def lost(page, only="*"):
    """What of the page takes the focus and does not show it, gone through forwards and backwards."""
    page.keyboard.press("Shift")  # from here on the browser shows the focus as to somebody with a keyboard
    return page.evaluate(EVERY, [SEEN, only])


def walk(page, most=100, key="Tab"):
    """What the focus comes to by Tab alone, from the page's begin to its end (or back, by Shift+Tab); each stop has to be seen."""
    stops = []
    page.evaluate("document.activeElement.blur(); window.first = null")
    for _ in range(most):
        page.keyboard.press(key)
        at = page.evaluate("""async seen => { const at = document.activeElement, look = eval(seen)
            if (at === first || at === document.body) return null; first ||= at
            for (let n = 0; n < 20 && look(at); n++) await new Promise(requestAnimationFrame)  // a bar beside the text takes its place a frame after the page has scrolled
            return [at.id || at.textContent.trim().slice(0, 20), look(at)] }""", SEEN)
        if at is None:
            return stops
        assert not at[1], at[1]
        stops.append(at[0])
    raise AssertionError(f"no way out after {stops[-5:]}")
