"""A visitor behind each real server: nothing is refused, nothing complains and nobody else is asked, on any page and in what a page can do. Python behind them, and without them: tests/offline/test_without_network.py."""

import re

import pytest

from ..conftest import REFUSED
from ..test_start import what_is_told_is_what_comes
from . import servers
from .conftest import SITE

PAGES = sorted(path.parent.relative_to(SITE).as_posix().replace(".", "") for path in SITE.rglob("index.html"))


def brings(name):
    """The scripts and styles that a page names, as it names them: how deep it stands, too."""
    text = (SITE / name / "index.html").read_text("utf-8")
    return frozenset(re.findall(r'<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+\.(?:m?js|css))"', text))


KINDS = list({brings(name): name for name in PAGES}.values())


@pytest.fixture
def visitor(page, seen, host):
    page.add_init_script(REFUSED)
    yield page
    assert seen.errors == []
    assert [url for url in seen.requests if not url.startswith((host.url, "data:", "blob:"))] == []


def test_pages_are_of_several_kinds():
    assert {"", "check", "embed", "quick", "result", "roster", "share", "size", "view"} <= set(KINDS)
    assert any(name.startswith("guide/") for name in KINDS) and len(KINDS) < len(PAGES) / 2


@pytest.mark.parametrize(("host", "pages"), [(servers.nginx, PAGES), (servers.caddy, KINDS)], indirect=["host"], ids=["nginx", "caddy"])
def test_every_page(visitor, host, pages):
    """Behind the second host one of each kind: it sends the same header with all (test_policy.py), and the pages are the same."""
    for name in pages:
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


def test_how_much_comes_is_told_as_the_host_packs_it(visitor, host):
    assert what_is_told_is_what_comes(visitor, host.url) < 4_200_000  # of fifteen million


def test_home_is_found_from_a_page_that_is_gone(page, host):
    page.goto(host.url + "guide/no/where")
    page.locator(f"a[href='{host.url}']").wait_for()
    assert page.locator("body").evaluate("body => getComputedStyle(body).marginTop") == "0px"  # its style was let in
    page.locator("a").click()
    assert page.url == host.url
