"""The import table of the house: the law knows no file, no clock, no network and no binary float, and the engine knows no notice."""

import ast
import sys
from functools import cache

import pytest

from . import ROOT

RULES = ROOT / "rules"
FILES = sorted(RULES.rglob("*.py"))
ENGINE = {path.stem: path for path in sorted(RULES.glob("*.py"))}
NOTICE_ROOMS = sorted(path.parent for path in RULES.glob("*/__init__.py") if (path.parent / "form.py").exists())
DOORS = {"__init__", "__main__", "batch"}  # they name the notice that is the latest
DAMP = {"pydantic", *sys.stdlib_module_names}

# what may know what: (room, may know, must never know), from the design's table
LOWEST = {"verdict": set(), "facts": set()}
NO_NOTICE = set(ENGINE) - DOORS
TOUCHES_THE_WORLD = {"os", "io", "pathlib", "socket", "ssl", "urllib", "http", "requests", "subprocess", "shutil", "tempfile", "glob", "time", "random",
                     "secrets", "locale", "threading", "asyncio", "sqlite3", "ctypes", "platform", "getpass", "zoneinfo", "importlib", "pickle"}


def name_of(path):
    return path.relative_to(ROOT).as_posix()


@cache
def nodes(path):
    """All of its syntax, in the order of ast.walk."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def is_module(*parts):
    return ROOT.joinpath(*parts).with_suffix(".py").exists() or ROOT.joinpath(*parts, "__init__.py").exists()


@cache
def imported(path):
    """Absolute dotted names of every module a file imports, from anywhere in it."""
    package, found = path.relative_to(ROOT).with_suffix("").parts[:-1], []
    for node in nodes(path):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = [*package[:len(package) - node.level + 1]] if node.level else []
            base += node.module.split(".") if node.module else []
            modules = [[*base, alias.name] for alias in node.names if is_module(*base, alias.name)]
            found += [".".join(parts) for parts in modules]
            if len(modules) < len(node.names):  # something of the package itself
                found.append(".".join(base))
    return found


def own(path):
    """The files of rules/ itself that a file imports, by stem."""
    return {parts[1] for name in imported(path) if (parts := name.split("."))[0] == "rules" and len(parts) > 1}


def test_only_the_standard_library_and_pydantic():
    assert [(name_of(path), name) for path in FILES for name in imported(path) if name.split(".")[0] not in DAMP | {"rules"}] == []


@pytest.mark.parametrize("name", LOWEST)
def test_verdicts_and_facts_know_nothing_of_the_rest(name):
    assert own(ENGINE[name]) == LOWEST[name]
    assert "rules" not in set(imported(ENGINE[name]))


def test_the_engine_knows_no_notice():
    rooms = {path.parent.name for path in RULES.glob("*/__init__.py")}
    assert rooms and [(name, own(ENGINE[name])) for name in sorted(NO_NOTICE) if own(ENGINE[name]) & (rooms | DOORS) or "rules" in imported(ENGINE[name])] == []


def test_the_engine_names_no_year_no_place_and_no_list():
    """No 2001 to 2099 as a number, no Shanghai, no list or part of this notice's form; hints to people (2019-05-01) show a form of date."""
    constants = [(name, node.value) for name in sorted(NO_NOTICE) for node in nodes(ENGINE[name]) if isinstance(node, ast.Constant)]
    assert [one for one in constants if isinstance(one[1], int) and 2000 < one[1] < 2100] == []
    assert [one for one in constants if isinstance(one[1], str) and any(word in one[1] for word in ("上海", "304号", "shanghai", "专精特新", "三类", "第八部分"))] == []


def test_the_engine_has_no_circle():
    graph = {name: own(path) & set(ENGINE) for name, path in ENGINE.items() if name not in DOORS}
    while graph:
        free = {name for name, needs in graph.items() if not needs & set(graph)}
        assert free, f"in a circle: {sorted(graph)}"
        graph = {name: needs for name, needs in graph.items() if name not in free}


@pytest.mark.parametrize("room", NOTICE_ROOMS, ids=name_of)
def test_a_notice_knows_the_engine_and_its_own_form(room):
    others = {other.name for other in NOTICE_ROOMS} - {room.name}
    for path in room.glob("*.py"):
        assert not own(path) & (others | DOORS), path.name


def test_no_files_no_clock_no_network():
    for path in FILES:
        if path.name == "__main__.py":
            continue
        assert not {name.split(".")[0] for name in imported(path)} & TOUCHES_THE_WORLD, name_of(path)
        for node in nodes(path):
            if isinstance(node, ast.Call):
                called = node.func.id if isinstance(node.func, ast.Name) else node.func.attr if isinstance(node.func, ast.Attribute) else ""
                assert called not in {"open", "today", "now", "utcnow", "input", "eval", "exec", "__import__", "read_text", "write_text", "print"}, f"{name_of(path)}:{node.lineno}"


def test_no_binary_float():
    for path, node in ((path, node) for path in FILES for node in nodes(path)):
        if isinstance(node, ast.Constant):
            assert not isinstance(node.value, (float, complex)), f"{name_of(path)}:{node.lineno}"
        elif isinstance(node, ast.Name):
            assert node.id not in {"float", "complex"}, f"{name_of(path)}:{node.lineno}"
        elif isinstance(node, ast.alias):
            assert node.name not in {"sqrt", "pow", "exp", "log", "fsum", "isclose"}, name_of(path)


def test_the_first_line_states_the_law():
    for path in FILES:
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        assert first.startswith('"""') and first.endswith('."""') and len(first) < 180, name_of(path)


def test_an_engine_file_is_under_200_lines():
    assert [name for name, path in ENGINE.items() if len(path.read_text(encoding="utf-8").splitlines()) >= 200] == []


def test_a_function_is_at_most_25_lines():
    """The house says under 20; the docstring is not counted."""
    for name, node in ((name, node) for name, path in ENGINE.items() for node in nodes(path)):
        if isinstance(node, ast.FunctionDef):
            lines = node.end_lineno - node.lineno + 1 - (node.body[0].end_lineno - node.body[0].lineno + 1 if ast.get_docstring(node) else 0)
            assert lines <= 25, f"{name}.{node.name}: {lines} lines"


def test_values_not_machinery():
    """No Manager, Handler, Base or utils; no metaclass; nothing registers itself."""
    for path in FILES:
        named = [node for node in nodes(path) if isinstance(node, (ast.ClassDef, ast.FunctionDef))]
        assert not [name for name in [*(node.name for node in named), path.stem] if name.endswith(("Manager", "Handler", "Base", "utils", "Helper"))], name_of(path)
        assert not [node for node in named if isinstance(node, ast.ClassDef) and node.keywords], name_of(path)
        assert "TODO" not in path.read_text(encoding="utf-8"), name_of(path)
