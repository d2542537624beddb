"""Of the interpreter stays what somebody names: its own JavaScript, ours, or an extension in a wheel."""

import json

import pytest

from wizard.start.lean import BINDING, CODE, GLUE, NAMES, node, unpacked

from .conftest import ROOT

PYODIDE, RUNTIME = ROOT / "node_modules/pyodide", ROOT / "site/assets/runtime"
READ = "const m = new WebAssembly.Module(require('fs').readFileSync(process.argv[1])); console.log(JSON.stringify(WebAssembly.Module.%s(m).map(({ name }) => name)))"


def names(kind, path):
    return set(json.loads(node("-e", READ % kind, path)))


@pytest.fixture(scope="module")
def exports():
    return names("exports", PYODIDE / CODE), names("exports", RUNTIME / CODE)


def test_each_extension_finds_what_it_asks_for(exports, tmp_path):
    whole, left = exports
    wanted = set().union(*(names("imports", path) for path in unpacked(RUNTIME.glob("*.whl"), tmp_path)))
    assert "PyList_New" in wanted & whole
    assert wanted & whole <= left < whole


def test_what_a_script_names_stays_and_nothing_else(exports):
    whole, left = exports
    gone = min(whole - left)
    order = {"code": str(PYODIDE / CODE), "extensions": [], "spoken": [f"module._{gone}(1)"]}
    said = set(json.loads(node(ROOT / "wizard/start/lean.mjs", said=json.dumps(order))))
    assert gone in said and len(said) < len(left)


def test_the_javascript_binds_what_is_left_and_lost_no_other_word(exports):
    glue = [(folder / GLUE).read_text("utf-8") for folder in (PYODIDE, RUNTIME)]
    assert set(BINDING.findall(glue[1])) <= exports[1]
    assert len({NAMES.sub("", BINDING.sub("", text)) for text in glue}) == 1


def test_what_the_tool_refuses_stops_the_build():
    with pytest.raises(SystemExit, match="wasm-metadce:\n.*README"):
        node(ROOT / "node_modules/binaryen/bin/wasm-metadce", ROOT / "README.md", "--graph-file=none", "-o", "none")
