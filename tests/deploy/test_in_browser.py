"""A visitor behind each real server: every page is there, and nothing is refused, nothing complains and nobody else is asked on any kind of page and in what a page can do. Python behind them, and without them: tests/offline/test_without_network.py; what no page holds inline: test_policy.py; that each by itself complains of nothing: tests/look/test_every_page.py."""

import re
from types import SimpleNamespace

import pytest

from ..conftest import REFUSED, visit
from ..test_start import what_is_told_is_what_comes
from .conftest import SITE

PAGES = sorted(path.parent.relative_to(SITE).as_posix().replace(".", "") for path in SITE.rglob("index.html"))


def brings(name):
    """What of a page a policy rules over: the scripts and styles that it names, as it names them (how deep it stands, too), and which other elements bring something."""
    text = (SITE / name / "index.html").read_text("utf-8")
    return frozenset(re.findall(r'<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+\.(?:m?js|css))"|<(img|picture|source|audio|video|track|object|embed|iframe|form|base|style|image|use)\b', text))


KINDS = list({brings(name): name for name in PAGES}.values())


ENDS = "globalThis.Worker = class extends Worker { constructor(url, how) { super(url, how); if (/\\/worker\\.mjs/.test(url)) this.terminate() } }"  # Python is let in, and no more of it is looked at here


@pytest.fixture(scope="module")
def window(browser, host):
    seen = SimpleNamespace(requests=[], errors=[])
    with visit(browser, seen) as page:
        page.add_init_script(REFUSED)
        page.add_init_script(ENDS)
        page.seen = seen
        yield page


def nothing_else(seen, host):
    assert seen.errors == []
    assert [url for url in seen.requests if not url.startswith((host.url, "data:", "blob:"))] == []


@pytest.fixture
def visitor(window, host):
    """One window for each host; what it saw is of this test alone."""
    window.goto("about:blank")
    window.seen.requests.clear()
    window.seen.errors.clear()
    yield window
    nothing_else(window.seen, host)


def test_pages_are_of_several_kinds():
    assert {"", "check", "embed", "quick", "result", "roster", "share", "size", "view"} <= set(KINDS)
    assert any(name.startswith("guide/") for name in KINDS) and len(KINDS) < len(PAGES) / 2
    assert [name for name in PAGES if not re.search(r"<title>[^<]*\w", (SITE / name / "index.html").read_text("utf-8"))] == []


def test_every_page_is_there_and_one_of_each_kind_is_let_do_what_it_does(visitor, host):
    """The host sends the same header with all (test_policy.py)."""
    assert {name: host.get(f"{name}/".lstrip("/")).status for name in PAGES} == dict.fromkeys(PAGES, 200)
    assert {host.get(name).status for name in PAGES if name} <= {301, 308}  # to the address with a slash
    for name in KINDS:
        assert visitor.goto(host.url + name, wait_until="load").ok
        assert visitor.title()


def test_search_and_colours(visitor, host):
    visitor.goto(host.url)
    visitor.get_by_placeholder("搜索").click()
    visitor.get_by_placeholder("搜索").fill("专精特新")
    visitor.keyboard.press("End")  # the theme listens for keys, as any input method sends them
    first = visitor.locator(".md-search-result__link").first
    first.wait_for()
    visitor.keyboard.press("Escape")
    dark = visitor.locator("[data-md-color-scheme=slate] .md-header")
    visitor.get_by_role("button", name="改为深色").click()
    dark.wait_for()
    visitor.reload()
    dark.wait_for()


def test_how_much_comes_is_told_as_the_host_packs_it(page, seen, host):
    page.add_init_script(REFUSED)
    assert what_is_told_is_what_comes(page, host.url) < 4_200_000  # of fifteen million
    nothing_else(seen, host)


def test_home_is_found_from_a_page_that_is_gone(window, host):
    window.goto(host.url + "guide/no/where")
    window.locator(f"a[href='{host.url}']").wait_for()
    assert window.locator("body").evaluate("body => getComputedStyle(body).marginTop") == "0px"  # its style was let in
    window.locator("a").click()
    assert window.url == host.url
