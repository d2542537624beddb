"""What a screen reader is given to say: each text that a live region of the page comes to, once."""

HEAR = """() => {
  window.heard = []
  for (const place of document.querySelectorAll("[role=status], [role=alert], [aria-live]")) {
    let was = place.textContent
    new MutationObserver(() => {
      const now = place.textContent, mute = place.ariaLive === "off" || !place.checkVisibility()
      if (now.trim() && now !== was && !mute) heard.push([place.id || place.parentElement.id, now.trim()])
      was = now
    }).observe(place, { childList: true, characterData: true, subtree: true })
  }
}"""


def hear(page):
    page.evaluate(HEAR)


def heard(page, *beside):
    """What was said since, a list of texts, without what these places said. How the draft is kept is said once a minute at most."""
    said = page.evaluate("window.heard.splice(0)")
    kept = [text for place, text in said if place == "kept"]
    assert len(set(kept)) == len(kept), said
    return [text for place, text in said if place not in ("kept", *beside)]


def hears(page, place, text):
    """Waits until this place says something that begins so, and forgets what was said."""
    page.wait_for_function("([place, text]) => window.heard.some(([of, said]) => of === place && said.startsWith(text))", arg=[place, text])
    heard(page)
