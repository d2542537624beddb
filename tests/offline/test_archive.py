"""The site's archive, unpacked in another place: it is whole, every link leads somewhere, and a browser finds nothing missing."""

import hashlib
import json
from zipfile import ZipFile

import pytest
from playwright.sync_api import expect

from deploy.offline import ARCHIVE, SINGLE
from deploy.offline.archive import EPOCH, archived
from tests.conftest import ROOT, Staying, served
from tests.test_pages import broken

SITE = ROOT / "site"
PATH = SITE / "downloads" / ARCHIVE.name


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    folder = tmp_path_factory.mktemp("intranet")
    with ZipFile(PATH) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {EPOCH}
        archive.extractall(folder)
    return folder


def test_its_sums_are_true_and_nothing_is_missing_but_itself_and_the_page_in_one_file(unpacked):
    told = dict(reversed(line.split("  ")) for line in (unpacked / "site/SHA256SUMS").read_text("utf-8").splitlines())
    there = {path.relative_to(unpacked / "site").as_posix(): path for path in (unpacked / "site").rglob("*") if path.is_file()}
    assert told == {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in there.items() if name != "SHA256SUMS"}
    published = {path.relative_to(SITE).as_posix() for path in SITE.rglob("*") if path.is_file() and path.suffix not in (".br", ".gz")}
    assert published - there.keys() == {f"downloads/{ARCHIVE.name}", f"downloads/{SINGLE.name}"} and there.keys() <= published
    manifest = json.loads((unpacked / "site/assets/runtime/manifest.json").read_text("utf-8"))
    assert manifest["groups"]["stock"] and {f"assets/runtime/{file['name']}" for files in manifest["groups"].values() for file in files} <= there.keys()  # the long way too
    assert PATH.stat().st_size <= 20_000_000
    assert {path.name for path in (unpacked / "deploy").iterdir()} == {"README.md", "nginx.conf", "Caddyfile"}


def test_it_is_the_same_however_often_it_is_made(tmp_path):
    (tmp_path / "site").mkdir()
    for name in ("b.html", "a.wasm", "a.wasm.br"):
        (tmp_path / "site" / name).write_bytes(b"x" * 999)
    made = []
    for name in ("one.zip", "two.zip"):
        archived(tmp_path / "site", tmp_path / "site" / name)
        made.append((tmp_path / "site" / name).read_bytes())
        (tmp_path / "site" / name).unlink()
    assert made[0] == made[1]


def test_every_link_of_it_leads_somewhere(unpacked):
    pages = sorted((unpacked / "site").rglob("index.html"))
    assert len(pages) > 20
    assert [f"{path.relative_to(unpacked)}: {fault}" for path in pages for fault in broken(path)] == []


def test_below_a_folder_of_another_host_a_browser_finds_all_of_it(unpacked, page, seen):
    with served(unpacked, Staying) as home:
        here = f"{home}site/"
        for name in ("", "downloads/", "check/"):
            page.goto(here + name)
            if name == "downloads/":
                expect(page.locator(".downloads dt", has_text=SINGLE.name).locator("a")).to_have_count(0)
                expect(page.locator(".downloads dd").last).to_contain_text("另外下载")
        page.locator("#q-area").fill("12")
        page.locator("#c-area [data-word]", has_text="满足").wait_for(timeout=60_000)
    assert seen.errors == []
    assert [url for url in seen.requests if not url.startswith((here, "data:", "blob:"))] == []
