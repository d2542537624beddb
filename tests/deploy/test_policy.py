"""What Mozilla's Observatory asks of a site, as assertions; and one policy in every page and every header."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from deploy.policy import digest, policy

from .conftest import SITE
from .servers import ROOT

PAGES = sorted(path.relative_to(SITE).as_posix() for path in [SITE / "404.html", *SITE.rglob("index.html")])
FRAMED = {"nginx.conf": "$framing", "Caddyfile": "{framing}", "_headers": "'self'"}  # only a header can say it
SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Tags(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.all = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.all.append((tag, dict(attrs)))


def directives(text):
    return {name: sources.split() for name, _, sources in (part.partition(" ") for part in text.split("; "))}


def test_the_header_of_both_servers_and_of_static_hosts_is_the_policy():
    """404.html is served for pages that have no file, so the header must know its style and script; paste what this prints."""
    for name, framing in FRAMED.items():
        wanted = f"{policy((SITE / '404.html').read_text('utf-8'))}; frame-ancestors {framing}"
        assert wanted in (ROOT / "deploy" / name).read_text("utf-8"), f"deploy/{name} must say: {wanted}"


def test_static_hosts_let_others_frame_the_page_for_frames_alone():
    every, framed = (ROOT / "deploy/_headers").read_text("utf-8").split("\n/embed/*\n")
    policies = [re.findall("^  Content-Security-Policy: (.*)$", part, re.MULTILINE) for part in (every, framed)]
    assert framed.startswith("  ! Content-Security-Policy\n") and len(policies[0]) == len(policies[1]) == 1
    assert policies[1][0] == policies[0][0].replace("frame-ancestors 'self'", "frame-ancestors *") != policies[0][0]


@pytest.mark.parametrize("name", ["", "check/", "embed/", "embed/index.html", "check/embed/nowhere", "view/", "nowhere", "assets/runtime/manifest.json", "assets/runtime/pyodide.asm.wasm"])
def test_every_answer_is_guarded(host, name):
    answer = host.get(name, Origin="https://elsewhere.example")
    [guard] = answer.headers.get_all("Content-Security-Policy")
    said = directives(guard)
    loose = {"'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "*", "http:", "https:", "blob:"}
    assert said["default-src"] == ["'none'"]
    assert said["base-uri"] == said["form-action"] == said["object-src"] == ["'none'"]
    assert said.pop("frame-ancestors") == (["*"] if name.startswith("embed/") else ["'self'"])
    assert all(not loose & set(sources) for sources in said.values())
    assert {key: answer.headers[key] for key in SECURITY} == SECURITY
    assert answer.headers["Permissions-Policy"]
    assert answer.headers["Set-Cookie"] is None
    assert answer.headers["Access-Control-Allow-Origin"] is None
    assert answer.headers["Strict-Transport-Security"] is None  # only over TLS; the configurations say when
    assert not re.search(r"\d", answer.headers["Server"] or "")


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile"])
def test_the_configuration_tells_when_to_promise_tls(name):
    assert re.search(r"# .*Strict-Transport-Security", (ROOT / "deploy" / name).read_text("utf-8"))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_guards_itself_and_holds_nothing_inline(name):
    text = (SITE / name).read_text("utf-8")
    tags = Tags(text).all
    assert [tag for tag, _ in tags[:3]] == ["html", "head", "meta"]
    assert tags[2][1] == {"http-equiv": "Content-Security-Policy", "content": policy(text)}
    assert tags[3][1] == {"name": "referrer", "content": "no-referrer"}
    assert text.encode().index(b'charset="utf-8"') < 1024
    assert [attrs for _, attrs in tags if "style" in attrs or any(key.startswith("on") for key in attrs)] == []
    inside = [tag for tag, attrs in tags if tag == "style" or tag == "script" and not attrs.keys() & {"src", "type"}]
    assert inside == (["style", "script"] if name == "404.html" else [])


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_what_its_scripts_and_styles_must_be(name):
    loaded = [attrs for tag, attrs in Tags((SITE / name).read_text("utf-8")).all
              if tag == "script" and "src" in attrs or tag == "link" and attrs["rel"] in ("stylesheet", "preload", "modulepreload")]
    assert loaded or name == "404.html"
    for attrs in loaded:
        path = (SITE / name).parent / (attrs.get("src") or attrs["href"])
        assert attrs["integrity"] == digest(path.read_bytes(), "sha384")
        assert Path(SITE).resolve() in path.resolve().parents


@pytest.mark.parametrize("name", [name for name in PAGES if 'type="module"' in (SITE / name).read_text("utf-8")])
def test_every_module_that_a_page_runs_has_its_sum(name):
    """Those that are imported too: what a browser loads beyond the list would come without one."""
    folder, tags = (SITE / name).parent, Tags((SITE / name).read_text("utf-8")).all
    sums = {(folder / attrs.get("src", attrs.get("href"))).resolve(): attrs["integrity"] for tag, attrs in tags
            if tag == "script" and attrs.get("type") == "module" or tag == "link" and attrs["rel"] == "modulepreload"}
    for path, told in sums.items():
        assert told == digest(path.read_bytes(), "sha384")
        for other in re.findall(r'\bfrom\s*"(\.[^"]+)"|^import\s*"(\.[^"]+)"', path.read_text("utf-8"), re.MULTILINE):
            assert (path.parent / (other[0] or other[1])).resolve() in sums, (path.name, other)


def test_one_changed_byte_is_refused(page, seen, site, browser):
    page.route("**/assets/site.*.css", lambda route: route.fulfill(body="body{}", content_type="text/css"))
    page.goto(site, wait_until="networkidle")
    assert any("integrity" in error for error in seen.errors)
