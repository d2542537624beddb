"""Comes with every group of modules that a page asks for late: lays them beside those from the start."""

import importlib
import sys
import zipimport
from pathlib import Path

FOLDER = Path("/lib/more")


def opened(archive):
    """Unpack the group, and let packages that came in part before find their other part."""
    finder = zipimport.zipimporter(archive)
    for name in (name for name in zipimport._zip_directory_cache[archive] if not name.endswith("/")):
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(finder.get_data(f"{archive}/{name}"))
    if str(FOLDER) not in sys.path:
        sys.path.append(str(FOLDER))
    importlib.invalidate_caches()
    for folder in sorted(path for path in FOLDER.rglob("*") if path.is_dir() and not (path / "__init__.pyc").exists()):
        package = importlib.import_module(".".join(folder.relative_to(FOLDER).parts))
        if str(folder) not in package.__path__:
            package.__path__.append(str(folder))
