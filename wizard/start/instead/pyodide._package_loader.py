"""Takes the place of what installs packages: everything comes in one piece, and what comes later opens itself (more.py)."""

from pathlib import Path
from site import getsitepackages

from pyodide_js import loadedPackages  # noqa: F401  Pyodide counts on it being held when a memory is written

SITE_PACKAGES = Path(getsitepackages()[0])
DSO_DIR = Path("/usr/lib")


def init_loaded_packages():
    """None."""
