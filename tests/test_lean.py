"""Of the interpreter stays what somebody names: its own JavaScript, ours, or an extension in a wheel."""

import json
from pathlib import Path

import pytest

from wizard.start.lean import BINDING, CODE, GLUE, NAMES, SCAN, at_once, node, unpacked

from .conftest import ROOT

PYODIDE, RUNTIME = ROOT / "node_modules/pyodide", ROOT / "site/assets/runtime"
READ = "const m = new WebAssembly.Module(require('fs').readFileSync(process.argv[1])); console.log(JSON.stringify(WebAssembly.Module.%s(m).map(({ name }) => name)))"


def names(kind, path):
    return set(json.loads(node("-e", READ % kind, path)))


@pytest.fixture(scope="module")
def exports():
    ours = {name for name in names("exports", RUNTIME / CODE) if name.startswith("apart ")}  # for its other half
    return names("exports", PYODIDE / CODE), names("exports", RUNTIME / CODE) - ours


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
    whole, left = [(folder / GLUE).read_text("utf-8") for folder in (PYODIDE, RUNTIME)]
    assert set(BINDING.findall(left)) <= exports[1] and len(SCAN.findall(whole)) == 1
    words = [NAMES.sub("", BINDING.sub("", text)) for text in (at_once(SCAN.sub("", whole)), left)]
    assert words[0] == words[1]


STANDS = """const module = new WebAssembly.Module(require('fs').readFileSync(process.argv[1]));
const imports = {};
for (const { module: of, name } of WebAssembly.Module.imports(module)) (imports[of] ??= {})[name] = () => 0;
const { exports } = new WebAssembly.Instance(module, imports), table = exports.__indirect_function_table;
const addresses = JSON.parse(new TextDecoder().decode(WebAssembly.Module.customSections(module, 'addresses')[0]));
const functions = Object.entries(exports).filter(([, one]) => typeof one === 'function');
const all = new Set(Array.from({ length: table.length }, (_, n) => table.get(n)));
console.log(JSON.stringify(functions.map(([name, one]) => [name, addresses[name], addresses[name] ? table.get(addresses[name]) === one : !all.has(one)])));"""


def test_the_address_of_each_function_is_where_it_stands():
    found = json.loads(node("-e", STANDS, RUNTIME / CODE))
    assert len(found) > 300 and len({address for _, address, _ in found}) > 50
    assert [name for name, _, right in found if not right] == []


def test_an_extension_that_asks_for_an_address_nobody_knows_stops_the_build(tmp_path):
    (tmp_path / CODE).write_bytes((PYODIDE / CODE).read_bytes())
    [extension] = unpacked([next(RUNTIME.glob("pydantic_core*.whl"))], tmp_path)
    known, unknown = b"\x0fPyObject_GC_Del", b"\x0fPyList_GetSlice"  # exported both, and one of them is in the table
    other = Path(extension)
    other.write_bytes(other.read_bytes().replace(b"GOT.func" + known, b"GOT.func" + unknown))
    with pytest.raises(SystemExit, match="PyList_GetSlice"):
        node(ROOT / "wizard/start/addressed.mjs", said=json.dumps({"code": str(tmp_path / CODE), "extensions": [extension]}))


def test_what_the_tool_refuses_stops_the_build():
    with pytest.raises(SystemExit, match="wasm-metadce:\n.*README"):
        node(ROOT / "node_modules/binaryen/bin/wasm-metadce", ROOT / "README.md", "--graph-file=none", "-o", "none")
