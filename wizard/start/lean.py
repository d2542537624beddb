"""The interpreter without what nothing here calls: less to fetch, to check and to link at every start. Made by binaryen's wasm-metadce."""

import json
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
METADCE = Path("node_modules/binaryen/bin/wasm-metadce")
FEATURES = ("sign-ext", "mutable-globals", "nontrapping-float-to-int", "bulk-memory", "bulk-memory-opt", "exception-handling", "reference-types",
            "multivalue")  # what Pyodide is made with; more, and older browsers would refuse it
CODE, GLUE = "pyodide.asm.wasm", "pyodide.asm.mjs"
BINDING = re.compile(r'[\w$]+=Module\["[\w$]+"\]=wasmExports\["([\w$]+)"\];')  # one for each export, called or not
SCAN = re.compile(r"(?<=functionsInTableMap=new WeakMap;)updateTableMap\(0,wasmTable\.length\)")  # for the addresses of functions, which addressed.mjs wrote
NAMES = re.compile(r"(?<=var )(?:[\w$]+,){300,}[\w$]+(?=;)")  # of them all


def lean(pyodide: Path, wheels: list[Path], scripts: list[Path], out: Path):
    """Into `out` goes what of the two files is reached from their own JavaScript, from `scripts`, or from an extension in the wheels.
    Ends the build with what the tool said where it refuses."""
    glue = (pyodide / GLUE).read_text("utf-8")
    spoken = [NAMES.sub("", BINDING.sub("", glue)), *(path.read_text("utf-8") for path in (pyodide / "pyodide.mjs", *scripts))]
    with tempfile.TemporaryDirectory() as folder:
        extensions = list(unpacked(wheels, Path(folder)))
        kept = set(json.loads(node(HERE / "lean.mjs", said=json.dumps({"code": str(pyodide / CODE), "extensions": extensions, "spoken": spoken}))))
        graph = Path(folder) / "graph.json"
        graph.write_text(json.dumps([{"name": f"kept {name}", "export": name, "root": True} for name in sorted(kept)]))
        node(METADCE, pyodide / CODE, *(f"--enable-{name}" for name in FEATURES), f"--graph-file={graph}", "-o", out / CODE)
        node(HERE / "addressed.mjs", said=json.dumps({"code": str(out / CODE), "extensions": extensions}))
    glue = BINDING.sub(lambda one: one[0] if one[1] in kept else "", glue)
    used = set(re.findall(r"[\w$]+", NAMES.sub("", glue)))
    glue = NAMES.sub(lambda one: ",".join(name for name in one[0].split(",") if name in used), glue)
    (out / GLUE).write_text(at_once(SCAN.sub("", glue)), "utf-8")


def at_once(glue):
    """In brackets a function is compiled as it is read, not looked over first and compiled when it is called."""
    name, body = re.fullmatch(r"async function (\w+)(.*)export default \1;\s*", glue, re.DOTALL).groups()
    return f"export default(async function {name}{body.rstrip()});\n"


def unpacked(wheels, folder):
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            yield from (archive.extract(name, folder) for name in archive.namelist() if name.endswith(".so"))


def node(*command, said=None):
    done = subprocess.run([Path(sys.executable).with_name("node"), *command], input=said, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{command[0]}:\n{done.stdout}{done.stderr}")
    return done.stdout
