"""The main walk in Debian's Firefox and WebKit: figures typed by keys give verdicts, the result stands, and a reload keeps it all; and the page in one file, from a folder."""

import contextlib
import json
import os
import re
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import pytest
import websocket
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from deploy.offline import SINGLE

from .. import FIREFOX, minibrowser, others
from ..conftest import ROOT

BOOT = 90  # s in which Python has to be there, also on a busy machine
CALM = {"javascript.options.wasm_optimizingjit": False,  # as conftest.ONCE; below, what nobody here looks at
        "extensions.enabledScopes": 0, "extensions.blocklist.enabled": False, "extensions.systemAddon.update.enabled": False, "browser.startup.page": 0,
        "browser.newtab.preload": False, "dom.ipc.processPrelaunch.enabled": False, "browser.startup.homepage_override.mstone": "ignore", "layout.frame_rate": 10}
WORD = "document.querySelector('#c-output_floor [data-word]').textContent"


def brought(browser, selector):
    """Into the middle of the window."""
    place = f"document.querySelector({json.dumps(selector)})"
    for _ in range(50):  # what comes in above it moves it away again
        browser.look(f"{place}.scrollIntoView({{block: 'center', behavior: 'instant'}})")
        time.sleep(0.1)
        if browser.look(f"(box => box.top >= 0 && box.bottom <= innerHeight)({place}.getBoundingClientRect())"):
            break


class Firefox:
    """Firefox by its own protocol, WebDriver BiDi: Debian has no geckodriver."""

    spare = 0  # times that Python may break off

    def __init__(self, address, downloads):
        self.downloads = downloads
        self.socket, self.sent = websocket.create_connection(f"{address}/session", suppress_origin=True), 0
        self.send("session.new", capabilities={})
        self.context = self.send("browsingContext.getTree")["contexts"][0]["context"]

    def send(self, method, **params):
        self.sent += 1
        self.socket.send(json.dumps({"id": self.sent, "method": method, "params": params}))
        while (answer := json.loads(self.socket.recv())).get("id") != self.sent:
            pass
        assert answer["type"] == "success", answer
        return answer["result"]

    def goto(self, address):
        self.send("browsingContext.navigate", context=self.context, url=address, wait="complete")

    def look(self, script):
        answer = self.send("script.evaluate", expression=f"JSON.stringify({script})", target={"context": self.context}, awaitPromise=False)
        return json.loads(answer["result"].get("value", "null"))

    def act(self, *actions):
        self.send("input.performActions", context=self.context, actions=list(actions))

    def press(self, selector):
        node, = self.send("browsingContext.locateNodes", context=self.context, locator={"type": "css", "value": selector}, maxNodeCount=1)["nodes"]
        brought(self, selector)
        self.act({"type": "pointer", "id": "mouse", "actions": [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": {"type": "element", "element": {"sharedId": node["sharedId"]}}},
            {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]})

    def type(self, keys):
        self.act({"type": "key", "id": "keys", "actions": [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]})


class WebKit:
    """WebKitGTK through its own driver. Debian's now and then, on a busy machine, breaks off WebAssembly («Out of bounds memory access», each time elsewhere): then the page says so, and 重试 leads on. Once, not twice."""

    spare = 1

    def __init__(self, driver, downloads):
        self.driver, self.downloads = driver, downloads
        self.goto = driver.get

    def look(self, script):
        return self.driver.execute_script(f"return {script}")

    def press(self, selector):
        brought(self, selector)
        self.driver.find_element(By.CSS_SELECTOR, selector).click()

    def type(self, keys):
        self.driver.switch_to.active_element.send_keys(keys)


@contextlib.contextmanager
def firefox():
    assert shutil.which(FIREFOX), "Firefox is installed by python3 -m tests, on Debian"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        downloads = Path(profile, "downloads")
        wanted = {"browser.download.folderList": 2, "browser.download.dir": str(downloads), **CALM}
        Path(profile, "user.js").write_text("".join(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in wanted.items()))
        process = subprocess.Popen([FIREFOX, "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"],
                                   stderr=subprocess.PIPE, text=True, env=os.environ | {"HOME": profile})
        try:
            address = next(found[1] for line in process.stderr if (found := re.search(r"listening on (ws://\S+)", line)))
            yield Firefox(address, downloads)
        finally:
            process.terminate()
            process.communicate()


@contextlib.contextmanager
def webkit():
    assert others(), "WebKit is installed by python3 -m tests, on Debian"
    options = Options()
    options.binary_location = str(minibrowser())
    options.add_argument("--automation")
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x1000x24", "-nolisten", "tcp"]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home, subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as screen:
        display = f":{os.read(reading, 16).decode().strip()}"
        env = os.environ | {"DISPLAY": display, "HOME": home,  # where it puts what is saved
                            "JSC_useOMGJIT": "0",  # as conftest.ONCE
                            "WEBKIT_DISABLE_COMPOSITING_MODE": "1",  # no graphics card is imitated: that, for what moves while Python comes, took half of the time
                            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}  # root, in a container, has no other way
        driver = webdriver.WebKitGTK(options=options, service=Service(shutil.which("WebKitWebDriver"), env=env))
        try:
            yield WebKit(driver, Path(home))
        finally:
            driver.quit()
            screen.terminate()
            os.close(reading)
            os.close(writing)


@pytest.fixture(scope="module", params=[firefox, webkit], ids=["firefox", "webkit"])
def other(request):
    with request.param() as browser:
        yield browser


AGAIN = "(button => Boolean(button && button.checkVisibility() && !button.click()))(document.getElementById('engine-retry'))"


def until(browser, script, wanted, patience=20):
    """Waits for what a person would wait for, and tries again as one would."""
    end = time.monotonic() + patience
    while (said := browser.look(script)) != wanted:
        assert time.monotonic() < end, f"{script}: {said!r}, not {wanted!r}"
        if browser.spare:
            browser.spare -= browser.look(AGAIN)
        time.sleep(0.2)


def typed(browser, id, keys, becomes):
    """Pressed again where the page moved after a driver had measured and before it pressed: a person sees where the cursor is."""
    for _ in range(5):
        browser.press(f"#{id}")
        if browser.look("document.activeElement.id") == id:
            break
    browser.type(keys)
    until(browser, f"document.getElementById('{id}').value", becomes)


def test_the_main_walk(other, site):
    other.goto(f"{site}check/")
    until(other, "document.getElementById('engine').dataset.state", "ready", BOOT)
    for year, figure in ((2020, "３１．２"), (2021, "29.99"), (2022, "41.55亿")):
        typed(other, f"q-output-{year}", figure, figure)
    until(other, WORD, "不满足", BOOT)
    typed(other, "q-output-2021", Keys.END + Keys.BACKSPACE * 5 + "36", "36")
    until(other, WORD, "满足", BOOT)
    until(other, "getComputedStyle(document.querySelector('#c-output_floor .sign'), '::before').content.includes('✓')", True)
    until(other, "document.getElementById('overall').textContent.startsWith('还缺')", True)
    time.sleep(1.1)  # it is kept within a second of the last key
    until(other, "document.getElementById('kept').textContent.startsWith('已保存在本机')", True)
    other.goto(f"{site}check/?again")
    until(other, "document.getElementById('q-output-2021').value", "36", BOOT)


def test_the_look_and_the_terms(other, site):
    other.goto(f"{site}guide/innovation/")
    other.press("#big")
    assert other.look("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)") >= 20
    assert other.look("document.documentElement.scrollWidth <= innerWidth")
    other.press(".term")
    assert other.look("document.querySelector('.term-note:popover-open').textContent.length > 10")
    other.goto(f"{site}glossary/")
    assert other.look("document.documentElement.dataset.big") == "on"


def test_the_page_in_one_file_does_the_whole_job_from_a_folder(other, tmp_path):
    shutil.copyfile(ROOT / "site/downloads" / SINGLE.name, tmp_path / "自测.html")
    other.goto((tmp_path / "自测.html").as_uri())
    typed(other, "q-area", "12", "12")
    until(other, "document.querySelector('#c-area [data-word]').textContent", "满足", BOOT)
    other.press("#save-file")
    other.press("[data-paper=bundle]")
    until(other, "document.getElementById('papers-said').textContent.startsWith('已生成')", True, BOOT)
    made = lambda: sorted(path.suffix for path in other.downloads.glob("*") if path.is_file() and path.stat().st_size)
    for _ in range(100):
        if made() == [".html", ".zip"]:
            break
        time.sleep(0.1)
    assert made() == [".html", ".zip"]
    other.goto((tmp_path / "自测.html").as_uri() + "?again")
    until(other, "document.getElementById('q-area').value", "12")
