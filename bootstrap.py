"""Gives every command its own set-up: .venv, node_modules and the browser's wheels, pinned by hash; standard library only."""

import hashlib
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
PINS = ROOT / "requirements"
WHEELS = ROOT / "build" / "cache" / "wheels"
BROWSER = "--only-binary=:all: --implementation cp --python-version 3.14 --abi cp314 --abi none" \
          " --platform pyemscripten_2026_0_wasm32 --platform any"


def ensure(kind):
    """Return inside .venv with everything for `kind` ('build' or 'test') in place; starts the same command again if need be."""
    if sys.version_info < (3, 11):
        sys.exit("Python 3.11 or newer is needed; this is %d.%d." % sys.version_info[:2])
    inside = Path(sys.prefix).resolve() == VENV.resolve()
    if inside and not venv_ready(kind):
        start_again(sys._base_executable)  # an environment cannot replace itself
    if not inside:
        make_venv(kind)
        start_again(PYTHON)
    once(ROOT / "node_modules", ["package.json", "package-lock.json"], install_node_modules)
    once(WHEELS, ["requirements/browser.txt"], download_wheels)


def start_again(python):
    sys.stdout.flush()
    os.execv(python, [str(python), *sys.orig_argv[1:]])


def digest(names):
    """What a finished set-up is stamped with: the pins it came from and the Python it is for."""
    sums = hashlib.sha256(repr(sys.version_info[:2]).encode())
    for name in names:
        sums.update((ROOT / name).read_bytes())
    return sums.hexdigest()


def read(stamp):
    return stamp.read_text() if stamp.is_file() else ""


def once(folder, pins, make):
    """Fill `folder` anew unless its stamp, written last, says that it came whole from these pins."""
    stamp = folder / ".ready"
    if read(stamp) != digest(pins):
        print(f"Setting up {folder.relative_to(ROOT)}/ …", flush=True)
        shutil.rmtree(folder, ignore_errors=True)
        make()
        stamp.write_text(digest(pins))


def venv_stamp(kind):
    return f"{digest(['requirements/setup.txt', 'requirements/build.txt', 'requirements/test.txt'])} {kind}"


def venv_ready(kind):
    """'test' holds all that 'build' does, so it serves both."""
    return read(VENV / ".ready") in (venv_stamp(kind), venv_stamp("test"))


def make_venv(kind):
    """A whole .venv of the pinned packages; one that was interrupted, or has other pins, is made anew."""
    stamp = VENV / ".ready"
    if venv_ready(kind):
        return
    if find_spec("ensurepip") is None:
        sys.exit("Python's venv module is not installed; on Debian and Ubuntu: apt install python3-venv")
    print(f"Setting up .venv/ for {kind} (about a minute, once) …", flush=True)
    if read(stamp) != venv_stamp("build"):
        shutil.rmtree(VENV, ignore_errors=True)
        run(sys.executable, "-m", "venv", VENV)
        pip("install", "-r", PINS / "setup.txt")
    stamp.unlink(missing_ok=True)
    pip("install", "--no-build-isolation", "--use-pep517", "-r", PINS / f"{kind}.txt")
    stamp.write_text(venv_stamp(kind))


def install_node_modules():
    run(VENV / "bin" / "npm", "ci", "--loglevel=error")


def download_wheels():
    pip("download", "--no-deps", *BROWSER.split(), "-d", WHEELS, "-r", PINS / "browser.txt")


def pip(verb, *args):
    run(PYTHON, "-m", "pip", verb, "--quiet", "--disable-pip-version-check", "--require-hashes", *args)


def run(*command):
    """Run it in the project's folder; if it fails, so do we, saying which command it was."""
    if subprocess.run(command, cwd=ROOT).returncode:
        sys.exit("Failed: " + " ".join(map(str, command)))
