"""One command from a bare machine to a verdict: sets up, finds or installs a browser, builds the site, runs pytest."""

import os
import shutil
import subprocess
import sys

import bootstrap

from . import FIREFOX, chromium, others, shell
from .deploy import servers

FONT = "fonts-noto-cjk"  # with Chinese, so that screenshots and pages can be read


def install(name, *packages):
    """With apt-get, where there is one and we may."""
    sudo = [] if os.geteuid() == 0 else ["sudo"]
    if not all(map(shutil.which, [*sudo, "apt-get"])):
        return
    print(f"Installing {name} with apt-get …", flush=True)
    apt = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    subprocess.run([*apt, "update"])
    subprocess.run([*apt, "install", "-y", "--no-install-recommends", *packages], stdout=subprocess.DEVNULL)


def office():
    """What turns the papers into pictures; without it those tests fail."""
    return shutil.which("soffice") and shutil.which("pdftoppm")


if __name__ == "__main__":
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # hundreds of processes read the same modules
    bootstrap.ensure("test")
    if not chromium():
        install("Chromium", "chromium", FONT)
    if shell() == chromium():  # Ubuntu has no other
        install("Chromium without windows", "chromium-headless-shell")
    if not chromium():
        sys.exit("No Chromium or Chrome found, and apt-get could not install one: please install one by hand.")
    if not others():  # without them the main walk in other browsers fails
        install("Firefox and WebKit", FIREFOX, "webkit2gtk-driver", "xvfb", FONT)
    if not office():
        install("LibreOffice", "libreoffice-writer-nogui", "libreoffice-calc-nogui", "poppler-utils", FONT)
    servers.unpack()
    bootstrap.run(sys.executable, "build.py")
    several = str(os.cpu_count() + 2)  # each waits for its browser now and then
    every = ["-n", several, "--dist", "loadfile", "--no-loadscope-reorder", "-q"]  # a file stays with one processor: its tests share what they set up; in the order of conftest.py
    sys.exit(subprocess.run([sys.executable, "-m", "pytest", *(sys.argv[1:] or every)], cwd=bootstrap.ROOT).returncode)
