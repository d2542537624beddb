"""The service worker, made by Node from sw.mjs with the list of what the site holds."""

import subprocess
import sys
from pathlib import Path


def write_worker(site: Path):
    done = subprocess.run([Path(sys.executable).with_name("node"), "deploy/offline/make.mjs", site], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"deploy/offline/make.mjs:\n{done.stdout}{done.stderr}")
