"""After one visit the site works with its server gone; a new version asks first and loses nothing; a browser that refuses has the site as before."""

import json
import re
from functools import partial
from http.server import ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import expect

from tests.conftest import ROOT, Quiet

SITE = ROOT / "site"
WORKER = (SITE / "sw.js").read_text("utf-8")
LISTED = json.loads(re.search(r'\[\{"revision".*?\}\]', WORKER)[0])
BOOT = 60_000
KEPT = "async () => { const names = await caches.keys(), all = await Promise.all(names.map(async name => (await (await caches.open(name)).keys()).map(({ url }) => url))); return all.flat(); }"


class Changing(Quiet):
    """The site, with some of its files as `instead` says; `instead` is the server's."""

    def do_GET(self):
        text = self.server.instead.get(self.path.split("?")[0])
        if text is None:
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", "text/html" if "/check/" in self.path else "text/javascript")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)


@pytest.fixture
def host(tmp_path):
    (tmp_path / "some").mkdir()
    (tmp_path / "some/path").symlink_to(SITE)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Changing, directory=tmp_path))
    server.instead, server.daemon_threads = {}, True
    server.url = f"http://127.0.0.1:{server.server_port}/some/path/"
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def visitor(browser, seen):
    """Whose browser keeps what it is given, as people's do."""
    context = browser.new_context(locale="zh-CN", service_workers="allow", accept_downloads=True)
    context.on("console", lambda said: seen.errors.append(said.text) if said.type == "error" else None)
    context.on("weberror", lambda error: seen.errors.append(str(error.error)))
    yield context.new_page()
    context.close()


def wait_until(page, script, *arguments):
    for _ in range(300):
        if page.evaluate(script, *arguments):
            return
        page.wait_for_timeout(100)
    raise AssertionError(script)


def kept(page):
    return page.evaluate(KEPT)


def ready(page):
    page.locator("#engine[data-state=ready]").wait_for(state="attached", timeout=BOOT)


# ---- what is kept ----

def test_the_list_holds_every_page_and_nothing_that_could_get_old_unseen():
    urls = {one["url"]: one["revision"] for one in LISTED}
    pages = {path.relative_to(SITE).as_posix() for path in SITE.rglob("index.html")}
    assert pages - urls.keys() == {"supply-chain/index.html"}
    assert all((SITE / url).is_file() for url in urls)
    assert all(revision or re.search(r"\.[0-9a-f]{8}([0-9a-f]{8})?[./]", url) for url, revision in urls.items())
    assert [url for url in urls if "runtime/" in url] == ["assets/runtime/manifest.json"]
    assert sum((SITE / url).stat().st_size for url in urls) < 4_000_000
    assert not re.search(r"importScripts|\beval\(|new Function", WORKER)


def test_after_one_visit_it_works_without_its_server(visitor, host, seen):
    visitor.goto(f"{host.url}check/")
    visitor.locator("#q-area").fill("12")
    ready(visitor)
    manifest = json.loads((SITE / "assets/runtime/manifest.json").read_text("utf-8"))
    wanted = [file["name"] for group, files in {"": manifest["files"], **manifest["groups"]}.items() if group != "stock" for file in files]
    wait_until(visitor, f"async names => {{ const all = await ({KEPT})(); return names.every(name => all.some(url => url.includes(`/runtime/${{name}}?`))); }}", wanted)
    assert not [url for url in kept(visitor) if "python_stdlib" in url]
    host.shutdown()
    host.server_close()
    visitor.reload()
    expect(visitor.locator("#q-area")).to_have_value("12")
    expect(visitor.locator("#c-area [data-word]")).to_have_text("满足", timeout=BOOT)
    visitor.locator("#q-area").fill("101")
    expect(visitor.locator("#c-area [data-word]")).to_have_text("需评审判断")
    with visitor.expect_download(timeout=BOOT) as download:
        visitor.locator("[data-paper=form]").click()
    assert download.value.suggested_filename.endswith(".docx")
    for name in ("guide/core_strength/", "", "check/?from=somewhere"):
        assert visitor.goto(host.url + name).ok
    visitor.goto(host.url)
    visitor.get_by_placeholder("搜索").click()
    visitor.get_by_placeholder("搜索").fill("专精特新")
    visitor.keyboard.press("End")
    visitor.locator(".md-search-result__link").first.wait_for()
    assert seen.errors == []


def test_a_page_of_words_alone_is_kept_too_without_python(visitor, host):
    visitor.goto(host.url)
    wait_until(visitor, "async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'")
    host.shutdown()
    host.server_close()
    assert visitor.goto(f"{host.url}guide/green/").ok
    assert not [url for url in kept(visitor) if re.search(r"/runtime/(?!manifest)", url)]


# ---- a new version ----

def updated(host):
    """The site of tomorrow: one page has changed, and the list says so."""
    [page] = [one for one in LISTED if one["url"] == "check/index.html"]
    host.instead["/some/path/sw.js"] = WORKER.replace(page["revision"], "0" * 32).encode()
    host.instead["/some/path/check/"] = host.instead["/some/path/check/index.html"] = \
        (SITE / "check/index.html").read_bytes().replace("填写集群的数据".encode(), "明天的版本".encode())


def at_home(page, host, stale=""):
    page.route("**/assets/wizard*/worker.mjs", lambda route: route.abort())  # Python is not needed here
    page.goto(host.url)
    wait_until(page, "() => Boolean(navigator.serviceWorker.controller)")
    if stale:
        page.evaluate("async url => (await caches.open(`runtime ${new URL('.', url)}`.replace('assets/runtime/', ''))).put(url, new Response('old'))", stale)


NEWS = "async () => { await new Promise(done => setTimeout(done, 3500)); await (await navigator.serviceWorker.getRegistration()).update(); }"  # once the page listens


def test_a_new_version_asks_before_it_takes_a_page_in_use(visitor, host):
    stale = f"{host.url}assets/runtime/memory.wasm?0000000000000000"
    at_home(visitor, host, stale)
    visitor.goto(f"{host.url}check/")
    visitor.locator("#q-output-2021").fill("33")
    other = visitor.context.new_page()
    other.goto(f"{host.url}guide/")
    updated(host)
    visitor.bring_to_front()
    visitor.evaluate(NEWS)
    news = visitor.locator(".new-version")
    expect(news).to_contain_text("网站有新版本")
    visitor.locator("#q-area").fill("12")  # goes on as it was
    expect(visitor.locator(".lead").first).to_contain_text("填写集群的数据")
    assert stale in kept(visitor)
    news.get_by_role("button", name="现在更新").click()
    expect(visitor.locator(".lead").first).to_contain_text("明天的版本")
    expect(visitor.locator("#q-area")).to_have_value("12")
    expect(visitor.locator("#q-output-2021")).to_have_value("33")
    expect(visitor.locator(".new-version")).to_have_count(0)
    wait_until(visitor, f"async url => !(await ({KEPT})()).includes(url)", stale)
    expect(other.locator(".new-version")).to_contain_text("另一个窗口更新了网站")


def test_later_is_an_answer(visitor, host):
    at_home(visitor, host)
    visitor.goto(f"{host.url}guide/")
    updated(host)
    visitor.evaluate(NEWS)
    visitor.locator(".new-version").get_by_role("button", name="以后再说").click()
    expect(visitor.locator(".new-version")).to_have_count(0)
    visitor.goto(f"{host.url}check/")
    expect(visitor.locator(".lead").first).to_contain_text("填写集群的数据")


def test_a_draft_that_the_browser_would_not_keep_is_to_be_saved_first(visitor, host):
    at_home(visitor, host)
    visitor.add_init_script("IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') }")
    visitor.goto(f"{host.url}check/")
    visitor.locator("#q-area").fill("12")
    expect(visitor.locator("#kept")).to_have_class(re.compile("trouble"))
    updated(host)
    visitor.evaluate(NEWS)
    news = visitor.locator(".new-version")
    news.get_by_role("button", name="现在更新").click()
    expect(news).to_contain_text("请先点「保存为文件」")
    expect(visitor.locator("#q-area")).to_have_value("12")


# ---- refused ----

@pytest.mark.parametrize("refusal", [
    "navigator.serviceWorker.register = async () => { throw new DOMException('no', 'SecurityError') }",
    "delete Navigator.prototype.serviceWorker",
    "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })",
])
def test_a_browser_that_refuses_has_the_site_as_it_was(visitor, host, seen, refusal):
    visitor.add_init_script(refusal)
    visitor.goto(f"{host.url}check/")
    visitor.locator("#q-area").fill("12")
    expect(visitor.locator("#c-area [data-word]")).to_have_text("满足", timeout=BOOT)
    assert seen.errors == []
    assert kept(visitor) == []
