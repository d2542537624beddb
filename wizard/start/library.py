"""Runs in Pyodide while the site is built: finds the modules that doors need, and packs them compiled into a zip."""

import ast
import importlib
import importlib.util
import io
import pkgutil
import sys
import zipfile
from functools import cache
from importlib._bootstrap_external import _code_to_hash_pyc
from pathlib import Path

from trial import loaded

EPOCH = (1980, 1, 1, 0, 0, 0)
OURS = ("rules", "wizard")
INSTEAD = Path(__file__).parent / "instead"  # what takes the place of a module of the same name


def needed(doors):
    """What the doors import, and what our own sources name in an import anywhere. A door that ends in .* is a package with all that lies in it."""
    for door in doors:
        importlib.import_module(door.removesuffix(".*"))
        if door.endswith(".*"):
            below(sys.modules[door.removesuffix(".*")])
    for name in named():
        importlib.import_module(name)
    return loaded()


def named():
    """Our own modules, and what they name."""
    ours = [name for name in loaded() if name.split(".")[0] in OURS]
    return sorted({*ours, *(asked for name in ours for asked in imported(name))})


def below(package):
    for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)


@cache
def imported(module):
    nodes, home = list(ast.walk(ast.parse(source(module)))), sys.modules[module].__spec__.parent
    return [name.name for node in nodes if isinstance(node, ast.Import) for name in node.names] \
        + [importlib.util.resolve_name("." * node.level + (node.module or ""), home) for node in nodes if isinstance(node, ast.ImportFrom)]


def source(name):
    own = INSTEAD / f"{name}.py"
    spec = importlib.util.find_spec(name)
    return own.read_text() if own.exists() else spec.loader.get_data(spec.origin).decode()


def unzipped():
    """Put the standard library into folders, where Python keeps what it compiled: what several groups need is compiled once."""
    for at, path in enumerate(sys.path):
        if path.endswith(".zip"):
            sys.path[at] = path.removesuffix(".zip")
            with zipfile.ZipFile(path) as archive:
                archive.extractall(sys.path[at])
    sys.dont_write_bytecode = False


def forget(kept):
    """Unload all but these, so that the next doors are seen to need what the last ones had loaded."""
    for name in set(loaded()) - set(kept):
        del sys.modules[name]


def packed(names, way):
    """A zip of modules, those of Python compiled; the same bytes each time."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in sorted(names):
            path, content = module(name)
            archive.writestr(zipfile.ZipInfo(path, EPOCH), content, way, 9)
    return data.getvalue()


@cache
def module(name):
    """Where it lies, and its bytes."""
    spec, path = importlib.util.find_spec(name), name.replace(".", "/")
    if spec.origin.endswith(".so"):
        return path + ".so", spec.loader.get_data(spec.origin)
    path += "/__init__" if spec.submodule_search_locations is not None else ""
    code = compile(source(name), f"{path}.py", "exec", dont_inherit=True, optimize=2)
    return path + ".pyc", _code_to_hash_pyc(bare(code), bytes(8), False)


def bare(code):
    """Without line numbers, a third of the bytes once packed: a traceback still names modules and functions."""
    inner = (bare(one) if isinstance(one, type(code)) else one for one in code.co_consts)
    return code.replace(co_linetable=nowhere(len(code.co_code).bit_length()), co_consts=tuple(inner))


@cache
def nowhere(bits):
    """A table that gives no line to any place in a code of so many bits of length, shared by all such codes: eight units to a byte, each two bytes."""
    return b"\xff" * max(1, (1 << bits) // 16)
