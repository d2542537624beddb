"""One cluster and what of it anybody on the way could have seen."""

import json
from base64 import urlsafe_b64encode
from hashlib import sha256

import pytest
from playwright.sync_api import expect

from tests import cluster
from tests.next_year import LAST_YEAR
from wizard.share import link as passed_on

from ..conftest import hosted
from ..keeping.page import Few

IDS = {name: {option.label: option.id for option in field.options} for name, field in LAST_YEAR.fields.items()}
WHOLE = {
    **cluster.WORDS, **{name: dict(zip(("2020", "2021", "2022"), row, strict=True)) for name, row in cluster.YEARS.items()},
    **{name: IDS[name][label] for name, label in cluster.CHOICES.items()},
    **{name: [IDS[name][label] for label in cluster.ticked(LAST_YEAR.fields[name])] for name in cluster.TICKS},
}
STORED = """async () => [(await indexedDB.databases()).map(({ name }) => name), Object.keys(localStorage).filter(key => !key.startsWith("/") && !key.startsWith("look")), Object.keys(sessionStorage).filter(key => !key.startsWith("/"))]"""

BOOT = 60_000  # ms in which Python has to be there, also on a busy machine
LINES = ("name", "contact", "phone", "note", "district", "field", "cluster")


def card(**lines):
    """The last part of an association's link, as wizard/card.mjs makes it: the page that makes links is held to it."""
    text = json.dumps([lines.get(line, "") for line in LINES], ensure_ascii=False, separators=(",", ":"))
    letters = urlsafe_b64encode(text.encode()).decode().rstrip("=")
    return f"#a1.{letters}.{sha256(letters.encode()).hexdigest()[:8]}"


@pytest.fixture(scope="session")
def calm_site(tmp_path_factory):
    """The address of a site without Python and the theme, and with few parts of the form."""
    with hosted(tmp_path_factory.mktemp("calm"), Few) as address:
        yield address


def file_of(name="集群.json", **answers):
    text = json.dumps({"notice": LAST_YEAR.id, "format": 1, "answers": answers or WHOLE, "evidence": {"output": "有"}})
    return {"name": name, "mimeType": "application/json", "buffer": text.encode()}


@pytest.fixture
def sent(page):
    """All that left the browser: method, address, body and where it came from."""
    found = []
    page.context.on("request", lambda request: found.append([request.method, request.url, request.post_data or "", request.headers.get("referer", "")]))
    return found


def told(sent, *secrets):
    """What was sent that holds a secret, has a body or is not a plain question for a file."""
    return [one for one in sent if one[0] != "GET" or one[2] or any(secret in part for part in one for secret in secrets)]


def linked(figures, **answers):
    return json.loads(passed_on(json.dumps({"notice": LAST_YEAR.id, "format": 1, "answers": answers}), figures))["fragment"]


def waits(page, held, place, words, done):
    """What reads or draws is held back until the page says that it is on its way; once it is done, no more."""
    for _ in range(1200):
        if held:
            break
        page.wait_for_timeout(50)
    expect(page.locator(place)).to_have_text(words)  # Python has started, and said so
    held[0].continue_()
    expect(page.locator(done)).to_be_visible(timeout=BOOT)
    expect(page.locator(place)).to_be_empty()


def pasted(page, text):
    if page.locator("#view-pasting").is_hidden():
        page.locator("#view-paste").click()
    page.locator("#view-text").fill(text)
    page.locator("#view-read").click()
