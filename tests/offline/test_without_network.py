"""After one visit the site works with its server gone; a new version asks first and loses nothing; a browser that refuses has the site as before."""

import json
import re
import shutil
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from deploy.finish import sum_of
from deploy.offline.worker import write_worker
from deploy.policy import digest
from rules import assess
from tests.conftest import REFUSED, ROOT, Quiet, complaints
from tests.deploy import servers
from tests.rules import draft
from tests.walk import BOOT, put

SITE = ROOT / "site"
WORKER = (SITE / "sw.js").read_text("utf-8")
LIST = re.compile(r'\[\{"revision".*?\}\]')
LISTED = json.loads(LIST.search(WORKER)[0])
PAGES = "index.html", "check/index.html", "guide/index.html"  # those that are opened where the server is our own
FEW = re.compile(rf"{'|'.join(map(re.escape, PAGES))}|assets/(?!wizard).+|assets/wizard[^/]+/(check|page|greeting|feedback|worker)\..+")
STALE = next(file["sha256"] for file in json.loads((SITE / "assets/runtime/manifest.json").read_text("utf-8"))["files"] if file["name"] == "memory.wasm")
KEPT = "async () => { const names = await caches.keys(), all = await Promise.all(names.map(async name => (await (await caches.open(name)).keys()).map(({ url }) => url))); return all.flat(); }"

SPOIL = """async file => {
  const [name] = (await caches.keys()).filter(one => one.startsWith("runtime ")), cache = await caches.open(name)
  const [{ url }] = (await cache.keys()).filter(({ url }) => url.includes(`/${file}?`)), was = await cache.match(url), body = new Uint8Array(await was.arrayBuffer())
  for (let at = body.length >> 1; at < (body.length >> 1) + (file === "memory.wasm" ? 1 : 1000); at++) body[at] ^= 1
  await cache.put(url, new Response(body, { headers: was.headers }))
}"""


def with_few(site, worker):
    """The site's service worker, which keeps what those pages need: each file it keeps costs ten milliseconds."""
    (site / "sw.js").write_text(LIST.sub(lambda found: json.dumps([one for one in json.loads(found[0]) if FEW.fullmatch(one["url"])]), worker), "utf-8")
    return site


@pytest.fixture(scope="module")
def today(tmp_path_factory):
    site = tmp_path_factory.mktemp("today")
    for one in SITE.iterdir():
        if one.name != "sw.js":
            (site / one.name).symlink_to(one)
    return with_few(site, WORKER)


@pytest.fixture
def host(tmp_path, today):
    """The site on a server that can be stopped; `shows(folder)`: what lies there from now on."""
    place = tmp_path / "some/path"
    place.parent.mkdir()
    place.symlink_to(today)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=tmp_path))
    server.url, server.daemon_threads = f"http://127.0.0.1:{server.server_port}/some/path/", True
    server.shows = lambda folder: (place.unlink(), place.symlink_to(folder))
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def visitor(browser, seen):
    """Whose browser keeps what it is given, as people's do."""
    context = browser.new_context(locale="zh-CN", service_workers="allow", accept_downloads=True)
    context.on("request", lambda request: seen.requests.append(request.url))
    complaints(context, seen.errors)
    yield context.new_page()
    context.close()


UNTIL = """async ([script, argument]) => {
  const holds = eval(script)
  for (const end = performance.now() + 60000; !await holds(argument); await new Promise(done => setTimeout(done, 250)))
    if (performance.now() > end) throw new Error(script)
}"""


def wait_until(page, script, argument=None):
    page.evaluate(UNTIL, [script, argument])


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


ENDS = "globalThis.Worker = class extends Worker { constructor(...what) { super(...what); this.terminate() } }"  # nothing is looked at that it would do


def words_first(page, url):
    """Pages of words are kept without Python, and nothing of what stands behind an address: a link holds a result there, also where a chat has taken the stroke before it away."""
    page.goto(url)
    wait_until(page, "() => Boolean(navigator.serviceWorker.controller)")
    assert len(kept(page)) >= len(LISTED) and not [url for url in kept(page) if re.search(r"/runtime/(?!manifest)", url)]
    view = page.context.new_page()
    view.add_init_script(ENDS)
    view.goto(f"{url}view#r1.SECRET")
    view.close()
    page.goto(f"{url}supply-chain/?x=SECRET#SECRET")
    wait_until(page, f"async () => (await ({KEPT})()).some(url => url.endsWith('/supply-chain/'))")
    assert not [url for url in kept(page) if "SECRET" in url or url.endswith("/view")]


def walked_on(page, url):
    """The whole walk, a paper, pages of words and the search."""
    put(page)
    with page.expect_download(timeout=BOOT) as download:
        page.locator("[data-paper=form]").click()
    assert download.value.suggested_filename.endswith(".docx")
    for name in ("guide/core_strength/", ""):
        assert page.goto(url + name).ok
    page.get_by_placeholder("搜索").click()
    page.get_by_placeholder("搜索").fill("专精特新")
    page.keyboard.press("End")
    page.locator(".md-search-result__link").first.wait_for()


@pytest.mark.parametrize("server", [servers.nginx, servers.caddy], ids=["nginx", "caddy"])
def test_after_one_visit_the_whole_walk_goes_on_without_its_server(visitor, server, seen, tmp_path):
    """Behind the second host, where pages of words were read first, all the same is kept, and a verdict and pages come from there; behind the first, the rest of Python is lost on the way, and the site is kept all the same."""
    said = []
    visitor.on("console", lambda one: said.append(one.text))
    visitor.add_init_script(REFUSED)
    with servers.hosted(server, tmp_path) as url:
        if server is servers.caddy:
            words_first(visitor, url)
        else:
            visitor.route("**/pyodide.rest.wasm*", lambda route: route.abort())
        visitor.goto(f"{url}check/")
        visitor.locator("#q-area").fill("12")
        ready(visitor)
        manifest = json.loads((SITE / "assets/runtime/manifest.json").read_text("utf-8"))
        wanted = [file["name"] for group, files in {"": manifest["files"], **manifest["groups"]}.items() if group != "stock" for file in files]
        wait_until(visitor, f"async names => {{ const all = await ({KEPT})(); return names.every(name => all.some(url => url.includes(`/runtime/${{name}}?`))); }}", wanted)
    assert not [url for url in kept(visitor) if "python_stdlib" in url]
    if server is servers.nginx:
        assert [url for url in seen.requests if "/pyodide.rest.wasm" in url]
        visitor.unroute("**/pyodide.rest.wasm*")
    before = len(seen.requests)
    visitor.goto(f"{url}check/{'?from=somewhere' if server is servers.nginx else ''}")
    expect(visitor.locator("#q-area")).to_have_value("12")
    expect(visitor.locator("#c-area [data-word]")).to_have_text("满足", timeout=BOOT)
    assert [one for one in seen.requests[before:] if re.search(r"/runtime/.*\.wasm", one)] == []  # they are taken from the device at once
    assert not [text for text in said if text.startswith("memory: ")]
    if server is servers.nginx:
        walked_on(visitor, url)
    else:
        for name in ("supply-chain/", "guide/green/"):
            assert visitor.goto(url + name).ok
    there = kept(visitor)
    assert {url + quote(one["url"]).removesuffix("index.html") for one in LISTED} <= {one.split("?")[0].removesuffix("index.html") for one in there}
    assert visitor.goto(f"{url}guide/").ok
    assert [one for one in seen.requests if not one.startswith((url, "data:", "blob:"))] == []
    assert seen.errors == []


WORKERS = "globalThis.Worker = class extends Worker { constructor(...what) { super(...what); globalThis.latest = this } }"
BREAKS = "() => latest.dispatchEvent(new ErrorEvent('error', { cancelable: true }))"


def test_whoever_waits_for_a_paper_has_the_line_and_then_python_s_files_are_taken_from_the_device_if_they_are_right_and_else_come_anew(visitor, seen, host):
    """Keeping the site fetches megabytes: only once all of Python is here and nobody waits for it.

    One bit turned in what is kept, and Python starts another way; the next start has it anew. What no way leads around comes when tried again.
    Then the page stays, and Python alone begins again, when asked to: a page that comes anew tries again by itself, once it has found its draft.
    """
    said, held = [], {}
    visitor.on("console", lambda one: said.append(one.text))
    visitor.add_init_script(WORKERS)
    for name in ("pyodide.rest.wasm", "wizard_papers.zip"):
        visitor.route(f"**/{name}*", partial(held.setdefault, name))
    keeps = lambda: [url for url in seen.requests if url.endswith("/sw.js")]
    with visitor.expect_request("**/pyodide.rest.wasm*"):
        visitor.goto(f"{host.url}check/")
        visitor.locator("#q-area").fill("12")
        ready(visitor)
    with visitor.expect_request("**/wizard_papers.zip*"):  # both at once
        visitor.locator("[data-paper=form]").click()
    visitor.wait_for_timeout(500)
    assert keeps() == []
    held["pyodide.rest.wasm"].continue_()
    visitor.wait_for_timeout(500)
    assert keeps() == []
    with visitor.expect_download(timeout=BOOT):
        held["wizard_papers.zip"].continue_()
    visitor.unroute_all()
    wait_until(visitor, "async () => Boolean(await navigator.serviceWorker.getRegistration())")
    assert keeps() == [f"{host.url}sw.js"]
    spoilt(visitor, said)
    assert seen.errors == []


def spoilt(page, said):
    """And what is told of it."""
    is_kept = f"async name => (await ({KEPT})()).some(url => url.includes(`/runtime/${{name}}?`))"
    wait_until(page, is_kept, "wizard_papers.zip")  # the last of them
    assert not [text for text in said if text.startswith("memory: ")]
    page.evaluate(SPOIL, "memory.wasm")
    page.reload()
    expect(page.locator("#c-area [data-word]")).to_have_text("满足", timeout=BOOT)
    assert len([text for text in said if text.startswith("memory: Error: memory.wasm: ")]) == 1
    wait_until(page, is_kept, "memory.wasm")
    page.locator("#q-area").focus()  # from now on nothing but the button begins anew
    page.evaluate(BREAKS)
    for name in ("pyodide.asm.wasm", "pyodide.asm.mjs", "pyodide.mjs"):
        wait_until(page, is_kept, name)
        page.evaluate(SPOIL, name)
        said.clear()
        with page.expect_console_message(timeout=BOOT):
            page.locator("#engine-retry").click()
        expect(page.locator("#engine"), name).to_have_attribute("data-state", "undelivered", timeout=BOOT)
        assert [text.split(": ")[:2] for text in said] == [["Error", name]]  # and the one before has come anew
    page.locator("#q-area").fill("101")
    ready(page)
    expect(page.locator("#c-area [data-word]")).to_have_text("需评审判断")
    assert len(said) == 1  # from its memory again


# ---- a new version ----

TOMORROW = "document.documentElement.dataset.made = 'tomorrow';\n"


@pytest.fixture(scope="module")
def tomorrow(tmp_path_factory):
    """The site of another build, put together by the build's own hand: a page, a module and a file of Python have changed, and all that depends on them. Of its pages, those that are opened."""
    site = tmp_path_factory.mktemp("tomorrow") / "site"
    shutil.copytree(SITE / "assets", site / "assets", ignore=shutil.ignore_patterns("*.br", "*.gz", "*.wasm", "*.whl", "*.zip"))
    for name in PAGES:
        (site / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(SITE / name, site / name)
    [old] = site.glob("assets/wizard.*")
    module = old / "check.mjs"
    before, after = module.read_bytes(), TOMORROW.encode() + module.read_bytes()
    module.write_bytes(after)
    new = old.rename(old.with_name(f"wizard.{sum_of(*filter(Path.is_file, sorted(old.rglob('*'))))}"))
    for page in site.rglob("index.html"):
        text = page.read_text("utf-8").replace(old.name, new.name).replace(digest(before, "sha384"), digest(after, "sha384"))
        page.write_text(text.replace("填写集群的数据", "明天的版本"), "utf-8")
    sums = site / "assets/runtime/manifest.json"
    sums.write_text(sums.read_text("utf-8").replace(STALE, "0" * 64), "utf-8")
    with pytest.MonkeyPatch.context() as here:
        here.chdir(ROOT)
        write_worker(site)
    yield with_few(site, (site / "sw.js").read_text("utf-8"))
    shutil.rmtree(site.parent)


NO_PYTHON = "globalThis.Worker = class { postMessage() {} terminate() {} }"  # it is not needed here, and what is kept comes past any route


def at_home(page, host):
    page.clock.install()
    page.add_init_script(NO_PYTHON)
    page.goto(host.url)
    page.clock.fast_forward(4000)  # in which a page comes to rest
    wait_until(page, "() => Boolean(navigator.serviceWorker.controller)")


def opened(page, address):
    page.goto(address)
    page.clock.fast_forward(4000)
    return page


def told_of(page, host, site):
    """Another version has come, and the page looks for one."""
    host.shows(site)
    page.evaluate("async () => { await (await navigator.serviceWorker.getRegistration()).update(); }")
    return page.locator(".new-version")


def names(page):
    return {found[0] for url in kept(page) if (found := re.search(r"wizard\.[0-9a-f]{16}", url))}


def test_a_new_version_asks_before_it_takes_a_page_in_use(visitor, host, tomorrow):
    """Later is an answer too, and a draft that the browser would not keep is to be saved first."""
    at_home(visitor, host)
    stale = f"{host.url}assets/runtime/memory.wasm?{STALE[:16]}"
    visitor.evaluate("async url => (await caches.open(`runtime ${new URL('.', url)}`.replace('assets/runtime/', ''))).put(url, new Response('old'))", stale)
    opened(visitor, f"{host.url}check/")
    visitor.locator("#q-output-2021").fill("33")
    other = opened(visitor.context.new_page(), f"{host.url}guide/")
    told_of(other, host, tomorrow).get_by_role("button", name="以后再说").click(timeout=BOOT)
    expect(other.locator(".new-version")).to_have_count(0)
    keeps_nothing = visitor.context.new_page()
    keeps_nothing.add_init_script(NO_PYTHON)
    keeps_nothing.add_init_script("IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') }")
    keeps_nothing.clock.install()
    opened(keeps_nothing, f"{host.url}check/")
    expect(keeps_nothing.locator(".lead").first).to_contain_text("填写集群的数据")
    keeps_nothing.locator("#q-area").fill("12")
    keeps_nothing.clock.run_for(2000)
    expect(keeps_nothing.locator("#kept")).to_have_class(re.compile("trouble"))
    news = keeps_nothing.locator(".new-version")
    news.get_by_role("button", name="现在更新").click(timeout=BOOT)
    expect(news).to_contain_text("请先点「保存为文件」")
    expect(keeps_nothing.locator("#q-area")).to_have_value("12")
    keeps_nothing.close()
    visitor.bring_to_front()
    news = visitor.locator(".new-version")
    expect(news).to_contain_text("网站有新版本", timeout=BOOT)
    today, = names(visitor) - {next(tomorrow.glob("assets/wizard.*")).name}
    visitor.locator("#q-area").fill("12")  # goes on as it was, though its server has only the new files
    expect(visitor.locator(".lead").first).to_contain_text("填写集群的数据")
    assert visitor.evaluate("async name => (await fetch(`../assets/${name}/check.mjs`)).ok", today)
    assert stale in kept(visitor)
    news.get_by_role("button", name="现在更新").click()
    expect(visitor.locator(".lead").first).to_contain_text("明天的版本")
    expect(visitor.locator("html[data-made=tomorrow]")).to_be_attached()
    expect(visitor.locator("#q-area")).to_have_value("12")
    expect(visitor.locator("#q-output-2021")).to_have_value("33")
    expect(visitor.locator(".new-version")).to_have_count(0)
    wait_until(visitor, f"async url => !(await ({KEPT})()).includes(url)", stale)
    assert names(visitor) == {next(tomorrow.glob("assets/wizard.*")).name}
    expect(other.locator(".new-version")).to_contain_text("另一个窗口更新了网站")
    host.shutdown()
    host.server_close()
    visitor.reload()  # of the new version nothing is missing either
    expect(visitor.locator("html[data-made=tomorrow]")).to_be_attached()
    expect(visitor.locator("#q-area")).to_have_value("12")


# ---- refused ----

REFUSALS = ("navigator.serviceWorker.register = async () => { throw new DOMException('no', 'SecurityError') }", "delete Navigator.prototype.serviceWorker",
            "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")


ASKS = "const { register } = ServiceWorkerContainer.prototype; ServiceWorkerContainer.prototype.register = function (...what) { window.asked = true; return register.apply(this, what) }"


def test_a_browser_that_refuses_has_the_site_as_it_was(visitor, host, seen):
    """Python itself starts without a service worker in all the other tests; here somebody answers in its place, so that the page has what it waits for."""
    answer = f"onmessage = () => {{ postMessage({{ idle: true }}); postMessage({json.dumps({'report': assess(draft({'area': '12'}))})}) }}; postMessage({{ ready: true }})"  # idle: now the site would be kept
    visitor.route("**/worker.mjs", lambda route: route.fulfill(body=answer, content_type="text/javascript"))
    visitor.add_init_script(ASKS)
    visitor.add_init_script(f"[{', '.join(f'() => {{ {refusal} }}' for refusal in REFUSALS)}][location.search.slice(1)]?.()")
    visitor.clock.install()
    for n, refusal in enumerate(REFUSALS):
        visitor.goto(f"{host.url}check/?{n}")
        visitor.locator("#q-area").fill("12")
        expect(visitor.locator("#c-area [data-word]"), refusal).to_have_text("满足", timeout=BOOT)
        visitor.clock.fast_forward(4000)
        assert seen.errors == [], refusal
        assert kept(visitor) == [] and not visitor.evaluate("window.asked"), refusal
