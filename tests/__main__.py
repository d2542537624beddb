"""One command from a bare machine to a verdict: sets up, finds or installs a browser, builds the site, runs pytest."""

import os
import shutil
import subprocess
import sys

import bootstrap

from . import chromium


def install_chromium():
    """Debian's Chromium, and a font with Chinese so that screenshots can be read."""
    sudo = [] if os.geteuid() == 0 else ["sudo"]
    if not all(map(shutil.which, [*sudo, "apt-get"])):
        return
    print("Installing Chromium with apt-get …", flush=True)
    apt = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    subprocess.run([*apt, "update"])
    subprocess.run([*apt, "install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk"],
                   stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    bootstrap.ensure("test")
    if not chromium():
        install_chromium()
    if not chromium():
        sys.exit("No Chromium or Chrome found, and apt-get could not install one: please install one by hand.")
    bootstrap.run(sys.executable, "build.py")
    sys.exit(subprocess.run([sys.executable, "-m", "pytest", *sys.argv[1:]], cwd=bootstrap.ROOT).returncode)
