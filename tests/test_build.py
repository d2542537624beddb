"""The plumbing: what is built is whole and comes out the same each time from files that name no place."""

import hashlib
import json
import re
import socket
import subprocess
import sys
import urllib.request
import zipfile

import pytest

from .conftest import ROOT, own_files

SITE = ROOT / "site"
RUNTIME = SITE / "assets/runtime"
A_REGISTRY = re.compile(r"registry\.(npmjs|yarnpkg)|npm[m]irror|pypi\.org|python[h]osted|(deb|security)\.debian\.org")
A_MACHINE = re.compile(r"(?<![\w.)}])/(?:work|root|opt|farm)/")


def sum_of(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def sums(folder):
    return {path.relative_to(folder).as_posix(): sum_of(path) for path in folder.rglob("*") if path.is_file()}


def test_the_manifest_is_true():
    manifest = json.loads((RUNTIME / "manifest.json").read_text("utf-8"))
    told = {file["name"]: (file["bytes"], file["sha256"]) for file in sum(manifest["groups"].values(), manifest["files"])}
    there = {path.name: (path.stat().st_size, sum_of(path)) for path in RUNTIME.iterdir()
             if path.name != "manifest.json" and path.suffix not in (".br", ".gz")}
    assert told.items() <= there.items()
    assert all(name.endswith(".whl") for name in there.keys() - told.keys())  # shipped as the origin of what comes compiled
    assert {"pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "rules.zip"} <= told.keys()
    assert manifest["pyodide"] == json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]["pyodide"]
    compiled = [name for name in told if name.endswith("wasm32.whl")]
    assert compiled and all(f"pyemscripten_{manifest['abi']}_" in name for name in compiled)


def test_the_browser_gets_the_pydantic_that_runs_here():
    import pydantic
    import pydantic_core
    names = {path.name for path in RUNTIME.iterdir()}
    assert f"pydantic-{pydantic.VERSION}-py3-none-any.whl" in names
    assert any(name.startswith(f"pydantic_core-{pydantic_core.__version__}-") for name in names)


def test_the_browser_gets_the_rules_that_stand_here():
    with zipfile.ZipFile(RUNTIME / "rules.zip") as archive:
        zipped = {name: archive.read(name) for name in archive.namelist()}
        stamps = {entry.date_time for entry in archive.infolist()}
    here = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in (ROOT / "rules").rglob("*")
            if path.is_file() and "__pycache__" not in path.parts}
    assert zipped == here
    assert list(zipped) == sorted(zipped)
    assert len(stamps) == 1


def test_a_build_elsewhere_gives_the_same_bytes_and_serves_them_with_their_types(twin):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen([sys.executable, "build.py", "--serve", "--port", str(port)], cwd=twin, stdout=subprocess.PIPE)
    try:
        assert any(b"http://localhost" in line for line in server.stdout)
        assert sums(twin / "site") == sums(SITE)
        for name, kind in (("", "text/html"), ("assets/runtime/pyodide.mjs", "text/javascript"),
                           ("assets/runtime/pyodide.asm.wasm", "application/wasm")):
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{name}") as answer:
                assert answer.headers["Content-Type"] == kind
    finally:
        server.terminate()
        server.wait()


def test_a_dead_link_stops_the_build(twin):
    settings = twin / "mkdocs.yml"
    settings.write_text(re.sub(r"\nplugins:\n(  .*\n)+", "\nplugins: []\n", settings.read_text("utf-8")), "utf-8")  # no word is looked up here
    with (twin / "docs/process.md").open("a", encoding="utf-8") as page:
        page.write("\n[dead](nowhere.md)\n")
    said = subprocess.run([sys.executable, "build.py"], cwd=twin, capture_output=True, text=True)
    assert said.returncode == 1
    assert "nowhere.md" in said.stderr


def test_a_port_in_use_is_said_in_one_line():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = subprocess.run([sys.executable, "build.py", "--serve", "--port", str(port)], cwd=ROOT, capture_output=True, text=True)
    assert said.returncode == 1
    assert said.stdout == "" and said.stderr.count("\n") == 1 and str(port) in said.stderr


@pytest.mark.parametrize("command", ["python3 build.py --serve", "python3 -m tests"])
def test_the_readme_names_the_command(command):
    assert command in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("pattern", [A_REGISTRY, A_MACHINE], ids=["a registry", "a machine"])
def test_no_file_names_the_place_it_was_made_in(pattern):
    named = [f"{path.relative_to(ROOT)}: {found[0]}" for path in own_files()
             if (found := pattern.search(path.read_text("utf-8", errors="ignore")))]
    assert named == []
