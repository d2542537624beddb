"""What was typed can be taken back and done again, from the first key on, and in its own draft alone."""

from playwright.sync_api import expect

from .page import WAITS, fill, kept


def test_edits_can_be_taken_back_and_done_again(check):
    fill(check, area="1")
    check.evaluate("() => new Promise(done => setTimeout(done, 600))")  # a pause makes a step; of the page itself, however slow
    fill(check, area="2")
    check.locator("#step-back").click()
    expect(check.locator("#q-area")).to_have_value("1")
    check.locator("#step-back").click()
    expect(check.locator("#q-area")).to_have_value("")
    expect(check.locator("#step-back")).to_be_disabled()
    for value in "12":
        check.locator("#step-forward").click()
        expect(check.locator("#q-area")).to_have_value(value)
    expect(check.locator("#step-forward")).to_be_disabled()
    check.locator("#step-back").click()
    fill(check, area="3")
    expect(check.locator("#step-forward")).to_be_disabled()  # what was taken back is not what comes after this
    check.locator("#step-back").click()
    expect(check.locator("#q-area")).to_have_value("1")


def test_what_is_typed_before_the_device_has_answered_can_be_taken_back(check, second):
    check.evaluate(WAITS)
    page = second()
    for value in "12":
        fill(page, area=value)
        page.evaluate("() => new Promise(done => setTimeout(done, 700))")
    check.evaluate("free()")
    kept(page)
    for value in ("1", ""):
        page.locator("#step-back").click()
        expect(page.locator("#q-area")).to_have_value(value)


def test_what_暂不清楚_took_away_comes_back_to_its_own_draft_alone(check):
    unsure = check.locator("[data-q=area] .unsure")
    unsure.click()
    kept(check)
    check.locator("#show-drafts").click()
    check.locator("#draft-new").click()
    fill(check, area="888")
    unsure.click()
    unsure.click()
    expect(check.locator("#q-area")).to_have_value("888")
    unsure.click()
    kept(check)
    check.locator("#show-drafts").click()
    check.get_by_role("button", name="打开：").click()
    expect(unsure).to_have_attribute("aria-pressed", "true")
    unsure.click()
    expect(check.locator("#q-area")).to_have_value("")
