"""大字模式 is remembered, there from the first paint, and works without storage too. How large it makes things: test_access.py."""


def is_on(page):
    return page.evaluate("document.documentElement.dataset.big") == "on"


def test_it_is_remembered_and_there_before_the_first_paint(page, site):
    page.goto(site)
    page.locator("#big").focus()
    page.keyboard.press("Enter")
    assert is_on(page) and page.locator("#big").get_attribute("aria-pressed") == "true"
    page.route("**/bundle.*.js", lambda route: route.abort())  # the theme's script has no part in it
    page.add_init_script("addEventListener('DOMContentLoaded', () => { window.before = document.documentElement.dataset.big }, { once: true, capture: true })")
    page.goto(f"{site}guide/")
    assert page.evaluate("before") == "on"
    assert page.locator("#big").get_attribute("aria-pressed") == "true"
    page.locator("#big").click()
    page.reload()
    assert not is_on(page)


def test_without_storage_it_works_on_the_page_and_nothing_breaks(page, seen, site):
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })")
    page.goto(f"{site}guide/")
    page.locator("#big").click()
    assert is_on(page) and page.locator("body").evaluate("body => getComputedStyle(body).getPropertyValue('--least')")
    page.goto(f"{site}glossary/")
    assert not is_on(page)
    page.get_by_role("button", name="改为深色").click()
    page.locator("[data-md-color-scheme=slate] .md-header").wait_for()
    assert seen.errors == []
