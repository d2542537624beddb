"""However Python starts in the browser, from its memory, from the library or as Pyodide is sold, it says the same; and what is not needed does not come."""

import json
import re
import time
from base64 import b64decode, b64encode
from functools import cache
from hashlib import sha256
from http.server import ThreadingHTTPServer
from threading import Thread

import pytest

from wizard import start
from rules import LATEST, assess

from .conftest import ROOT, Quiet
from .test_parity import EXAMPLES

RUNTIME = ROOT / "site/assets/runtime"
WORKER = next((ROOT / "site/assets").glob("wizard*/worker.mjs"))  # the folder is named by its content
MANIFEST = json.loads((RUNTIME / "manifest.json").read_text("utf-8"))
OF_THE_TERMINAL = {"rules.__main__", "rules.batch", "rules.changes", "rules.printed"}
RULES = sorted({".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in (ROOT / "rules").rglob("*.py")} - OF_THE_TERMINAL)
DRAFT = json.dumps({"notice": LATEST.id, "format": 1, "answers": {"cluster_name": "试验集群", "area": "12"}})
here = cache(assess)  # several ask the same of their browser
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1"

# One worker: drafts first, then calls; gives how it started, the reports, and what the calls gave: words, or bytes in letters (a list of numbers costs the driver a second).
ASKED = """([address, drafts, calls]) => new Promise((done, fail) => {
  const worker = new Worker(address, { type: "module" }), reports = [], answers = [];
  const letters = data => ({ bytes: btoa(data.reduce((text, byte) => text + String.fromCharCode(byte), "")) });
  let way = null;
  const next = () => {
    if (reports.length < drafts.length) worker.postMessage({ draft: drafts[reports.length] });
    else if (answers.length < calls.length) {
      const [group, module, name, ...more] = calls[answers.length];
      worker.postMessage({ call: { number: answers.length + 1, group, module, name, more: more.map(one => Array.isArray(one) ? Uint8Array.from(one) : one) } });
    } else {
      worker.terminate();
      done({ way, reports, answers });
    }
  };
  worker.onerror = event => fail(new Error(event.message));
  worker.onmessage = ({ data }) => {
    if (data.trouble) return fail(new Error(data.why));
    if (data.report) reports.push(data.report);
    if (data.number) answers.push(data.failed || (typeof data.answer === "string" ? data.answer : letters(data.answer)));
    if (data.ready) way = data.way;
    if (data.ready || data.report || data.number) next();
  };
})"""
IMPORTED = "'\\n'.join(__import__('importlib').import_module(name).__name__ for name in %r)"


@pytest.fixture(scope="module")
def room(browser):
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    page.said = []
    page.on("console", lambda one: page.said.append(one.text))
    yield page
    context.close()


@pytest.fixture
def desk(room):
    """One page for all that begin a Python of their own: it ends where the next goes to the page anew. `said`: its console."""
    room.said.clear()
    yield room
    room.unroute_all()


def asked(page, site, drafts=(), calls=()):
    page.goto(f"{site}404.html")  # a page of this site with next to nothing on it
    return page.evaluate(ASKED, [WORKER.relative_to(ROOT / "site").as_posix(), list(drafts), list(calls)])


def in_letters(data):
    return {"bytes": b64encode(data).decode()}


def gone(*names):
    def prepare(page):
        for name in names:
            page.route(f"**/{name}*", lambda route: route.fulfill(status=404))
    return prepare


class Instead(Quiet):
    """A host that has other bytes: ten megabytes through the driver would take two seconds, and there are many such."""

    bodies = {}

    def do_GET(self):
        body = self.bodies[self.path]
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript" if self.path.endswith(".mjs") else "application/wasm")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@cache
def instead():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Instead)
    Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def put(page, name, data):
    """In the place of that file; nothing of it shows in the page."""
    Instead.bodies[f"/{name}"] = data
    page.route(f"**/{name}*", lambda route: route.continue_(url=f"{instead()}/{name}"))


def changed(name, change):
    """The file as `change` makes it, though its name says that it is the old one."""
    return lambda page: put(page, name, change((RUNTIME / name).read_bytes()))


def passed_off(name, change):
    """The file as `change` makes it, and a manifest that takes it for the right one."""
    def prepare(page):
        was = (RUNTIME / name).read_bytes()
        data = change(was)
        text = (RUNTIME / "manifest.json").read_text("utf-8").replace(sha256(was).hexdigest(), sha256(data).hexdigest())
        page.route("**/manifest.json", lambda route: route.fulfill(body=text, content_type="application/json"))
        put(page, name, data)
    return prepare


def flipped(data):
    return data[:5_000_000] + bytes([data[5_000_000] ^ 1]) + data[5_000_001:]


def other(word):
    """A header that says another number: of the table, of the size."""
    def change(data):
        at = data.index(word) + len(word)
        return data[:at] + bytes([data[at] ^ 1]) + data[at + 1:]
    return change


def open_host(page):
    """Over http, as in an intranet, where a browser has no sums to offer."""
    put(page, "worker.mjs", b"Object.defineProperty(crypto, 'subtle', { value: undefined });" + WORKER.read_bytes())  # from a server: a worker that the driver answers for may fetch from no other host


WAYS = {
    "as it should be": (lambda page: None, "memory"),
    "no memory": (gone("memory.wasm"), "library"),
    "a memory with one bit turned": (changed("memory.wasm", flipped), "library"),
    "over http": (open_host, "memory"),
    "a memory of another table": (passed_off("memory.wasm", other(b'"table":')), "library"),
    "no memory, no library": (gone("memory.wasm", "library.wasm"), "stock"),
}
IN_ONE_START = ("as it should be", "no memory", "no memory, no library")  # what comes late is asked of the same worker


@pytest.mark.parametrize("case", [case for case in WAYS if case not in IN_ONE_START])
def test_whatever_is_wrong_the_verdicts_are_the_same(desk, site, case):
    prepare, way = WAYS[case]
    prepare(desk)
    drafts = EXAMPLES[::20]  # all of them in each way once: below
    got = asked(desk, site, drafts)
    assert got["way"] == way
    assert got["reports"] == [here(draft) for draft in drafts]


REFUSALS = {
    "a memory cut short": (changed("memory.wasm", lambda data: data[:-1000]), "Error: memory.wasm: "),
    "a memory that does not end": (changed("memory.wasm", lambda data: data + b"\0"), "Error: RangeError"),
    "a memory with one bit turned, over http": (lambda page: (open_host(page), changed("memory.wasm", flipped)(page)), "Error: TypeError"),
    "a memory of another build": (passed_off("memory.wasm", other(b'"build":"')), "Error: The memory is of another layout."),
    "a memory that is none": (passed_off("memory.wasm", lambda data: b"\1" + data[1:]), "Error: Not one of ours."),
    "nothing in its places": (gone("places.wasm"), "Error: \\S*/places.wasm\\S*: 404"),
    "no extension, no memory": (gone("memory.wasm"), "Error: \\S*/memory.wasm\\S*: 404"),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_whatever_else_is_wrong_is_refused_and_the_next_way_tried(desk, site, case):
    """What a way gives after another that was refused at the same place: above. None of the next ones leads to its end here, which takes long."""
    prepare, refused = REFUSALS[case]
    gone("pydantic_core.wasm", "python_stdlib.zip")(desk)
    prepare(desk)
    with pytest.raises(Exception, match=r"python_stdlib\.zip\S*: 404|Failed to fetch"):  # what the last way lacks
        asked(desk, site)
    ways = [one for one in desk.said if re.match("(memory|library): ", one)]
    assert re.match(f"memory: {refused}", ways[0]), ways
    assert re.match(r"library: Error: (\S*/pydantic_core.wasm\S*: 404|TypeError: Failed to fetch)", ways[1]), ways


@pytest.mark.parametrize("case", IN_ONE_START)
def test_all_verdicts_are_the_same_and_what_comes_late_works_too(desk, site, case):
    from wizard import papers, roster
    prepare, way = WAYS[case]
    prepare(desk)
    listed = "企业名称,统一社会信用代码\n甲公司,91310000MA1FL00000\n".encode("gb18030")
    kinds = ("form", "lists", "evidence", "report", "checklist", "bundle")[0 if case == "as it should be" else -1:]  # the last holds the others
    got = asked(desk, site, EXAMPLES, [["papers", "wizard.papers", "make", DRAFT, kind, "2023-05-12", "1"] for kind in kinds]
                + [["roster", "pyodide.code", "eval_code", IMPORTED % RULES], ["papers", "rules", "assess", DRAFT],
                   ["roster", "wizard.roster", "opened", list(listed)], ["roster", "wizard.roster", "opened", list(workbook())]])
    assert got["way"] == way and got["reports"] == [here(draft) for draft in EXAMPLES]
    assert got["answers"][-4:-2] == ["\n".join(RULES), assess(DRAFT)]
    assert got["answers"][:-4] == [in_letters(papers.make(DRAFT, kind, "2023-05-12", "1")) for kind in kinds]
    assert got["answers"][-2:] == [roster.opened(listed), roster.opened(workbook())]


@pytest.mark.parametrize("late", ["pydantic_core.wasm", "pyodide.rest.wasm"])
def test_what_no_verdict_needs_comes_after_the_first_and_is_asked_for_again(desk, site, late):
    from wizard import papers
    tries = []

    def answered(route):
        tries.append(route)
        if len(tries) > 1:
            return route.continue_()
        time.sleep(1)  # the call has come by then and waits for this: told of later, it would ask again by itself
        route.fulfill(status=404)

    desk.route(f"**/{late}*", answered)
    got = asked(desk, site, [DRAFT], [["papers", "wizard.papers", "make", DRAFT, "form", "2023-05-12", "1"]] * 2)
    assert got["way"] == "memory" and got["reports"] == [assess(DRAFT)]
    assert isinstance(got["answers"][0], str) and len(tries) == 2
    assert got["answers"][1] == in_letters(papers.make(DRAFT, "form", "2023-05-12", "1"))


NO_DRAFT = "{"  # to say where a text breaks off takes what no verdict needs


@pytest.mark.parametrize("spoil", [gone("pyodide.rest.wasm"), changed("pyodide.rest.wasm", lambda data: data[:-1] + b"\0")], ids=["lost", "spoilt"])
def test_whoever_needs_the_rest_of_the_interpreter_and_cannot_have_it_is_told(desk, site, spoil):
    spoil(desk)
    with pytest.raises(Exception, match="pyodide.rest.wasm: "):
        asked(desk, site, [NO_DRAFT])


def workbook():
    import io

    import xlsxwriter
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        book.add_worksheet("名单").write_row(0, 0, ["企业名称", "统一社会信用代码"])
    return data.getvalue()


def test_a_browser_without_trampolines_restores_the_memory_too_and_has_the_rest_of_the_interpreter_at_once(browser, site):
    """On iPhones Pyodide makes none, so that the functions after it would lie one place too early. What is asked first needs the rest."""
    context, drafts = browser.new_context(user_agent=IPHONE), [NO_DRAFT, *EXAMPLES]
    got = asked(context.new_page(), site, drafts)
    assert got["way"] == "memory"
    assert got["reports"] == [here(draft) for draft in drafts]
    context.close()


ASKED_FOR = """() => performance.getEntriesByType("resource").filter(({ name }) => /worker\\.mjs|runtime/.test(name)).map(({ startTime }) => startTime)"""


def test_nothing_of_python_comes_before_somebody_gets_to_it(page, site):
    page.set_viewport_size({"width": 390, "height": 100})
    page.goto(f"{site}check/", wait_until="networkidle")
    assert page.evaluate(ASKED_FOR) == []
    with page.expect_request("**/manifest.json"):
        page.locator("#questions").scroll_into_view_if_needed()


def test_where_bytes_cost_python_comes_when_somebody_begins_and_not_before(page, site):
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page.goto(f"{site}check/", wait_until="networkidle")
    page.wait_for_timeout(1500)  # else it would have come by now: its questions are in view
    assert page.evaluate(ASKED_FOR) == []
    with page.expect_request("**/manifest.json"):
        page.locator("#q-output-2022").focus()


def test_a_browser_that_never_finds_itself_idle_does_not_wait_for_it(page, site):
    """Chromium, where nothing moves on a page and the processor is busy, may not for minutes."""
    page.add_init_script("window.requestIdleCallback = (does, { timeout } = {}) => timeout && setTimeout(does, timeout)")
    with page.expect_request("**/manifest.json"):
        page.goto(f"{site}check/")


def test_nothing_of_python_comes_before_the_page(page, site):
    text = (ROOT / "site/check/index.html").read_text("utf-8").replace("</body>", '<img src="late.png" alt=""></body>')
    page.route("**/check/", lambda route: route.fulfill(body=text, content_type="text/html"))
    page.route("**/late.png", lambda route: (time.sleep(2), route.fulfill(status=404)))
    with page.expect_request("**/manifest.json"):
        page.goto(f"{site}check/")
    assert min(page.evaluate(ASKED_FOR)) >= page.evaluate("performance.getEntriesByType('navigation')[0].loadEventStart")


def test_python_comes_at_once_to_whoever_was_there_before_the_script(page, site):
    held = []
    page.add_init_script("addEventListener('load', event => event.stopImmediatePropagation(), true)")  # the last image never comes
    page.route("**/check.mjs", lambda route: held.append(route))
    with page.expect_request("**/check.mjs"):
        page.goto(f"{site}check/", wait_until="commit")
    page.locator("#q-area").focus()
    with page.expect_request("**/manifest.json"):
        held[0].continue_()


TOLD = """address => new Promise((done, fail) => {
  const worker = new Worker(address, { type: "module" }), told = [];
  worker.onmessage = ({ data }) => {
    if (data.trouble) fail(new Error(data.why));
    if (data.total) told.push(data);
    if (data.ready) done(told);
  };
})"""


def sent(request):
    """The bytes of the file that the host sent, packed or not."""
    name = request.url.split("/runtime/")[1].split("?")[0]
    return (RUNTIME / (name + {"br": ".br", "gzip": ".gz"}.get(request.response().header_value("content-encoding"), ""))).stat().st_size


def what_is_told_is_what_comes(page, home):
    """How much is said to come is what the line carries: packed, where the host packs."""
    came = []
    page.route("**/memory.wasm*", lambda route: (time.sleep(0.2), route.continue_()))  # later than the word before
    page.on("request", lambda request: "/runtime/" in request.url and "?" in request.url and came.append(request))
    page.goto(home)
    told = page.evaluate(TOLD, WORKER.relative_to(ROOT / "site").as_posix())
    assert {one["total"] for one in told[1:]} == {sum(map(sent, came))}  # the first counts what may come
    assert [one["bytes"] for one in told] == sorted(one["bytes"] for one in told)
    assert told[-1]["bytes"] <= told[-1]["total"]
    return told[-1]["total"]


def test_until_there_is_a_verdict_nothing_comes_that_it_does_not_need_and_its_bytes_are_told(page, seen, site):
    needed = {file["name"]: file["bytes"] for file in MANIFEST["files"] if file["name"] not in ("pydantic_core.wasm", "pyodide.rest.wasm")}
    assert what_is_told_is_what_comes(page, f"{site}404.html") == sum(needed.values())
    assert {url.split("/runtime/")[1].split("?")[0] for url in seen.requests if "/runtime/" in url} == {"manifest.json", *needed}


def test_each_start_has_chances_of_its_own_and_only_what_it_needs_and_a_traceback_names_modules_and_functions(page, seen, site):
    chance = ["rules", "pyodide.code", "eval_code", "str(__import__('random').random())"]
    got = asked(page, site, [DRAFT], [["rules", "rules", "assess", DRAFT], chance])
    came = sorted(url.split("/runtime/")[1] for url in seen.requests if "/runtime/" in url)
    assert came == sorted(["manifest.json", *(f"{file['name']}?{file['sha256'][:16]}" for file in MANIFEST["files"])])
    assert seen.errors == [] and got["way"] == "memory" and [*got["reports"], got["answers"][0]] == [assess(DRAFT)] * 2
    second, form, made, opened = asked(page, site, calls=[
        chance, ["papers", "wizard.papers", "make", DRAFT, "form", "2023-05-12", "1"], ["papers", "wizard.papers", "make"], ["papers", "pyodide.code", "eval_code", "__import__('rules').draft.opened(3)"]])["answers"]
    assert 0 <= float(got["answers"][1]) != float(second) >= 0
    assert b64decode(form["bytes"])[:2] == b"PK"  # before anybody asked for a verdict
    assert "TypeError: make() missing" in made
    assert 'File "rules/draft.py"' in opened and "in opened" in opened


def test_the_same_sources_give_the_same_bytes(tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(start, "CACHE", tmp_path)
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    archives = [*sorted(RUNTIME.glob("*.whl")), RUNTIME / "rules.zip", ROOT / "build/wizard.zip"]
    made = start.made_from(start.interpreter(ROOT / "node_modules/pyodide", archives[:-2]), archives, MANIFEST["lock"])
    assert {name: sha256((made / name).read_bytes()).hexdigest() for name in start.MADE} \
        == {name: sha256((RUNTIME / name).read_bytes()).hexdigest() for name in start.MADE}


def test_what_cannot_be_made_stops_the_build_in_words(monkeypatch):
    monkeypatch.chdir(ROOT)
    with pytest.raises(SystemExit, match="make.mjs"):
        start.make({"pyodide": str(ROOT / "nowhere")})
