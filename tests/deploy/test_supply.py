"""Every shipped file is accounted for, the lists are true, and no host is asked to take more than the strictest allows."""

import hashlib
import json
import re
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path
from zipfile import ZipFile

import cyclonedx.schema
import pytest

from deploy import supply
from deploy.pack import KINDS, PACKERS

from .conftest import SITE
from .servers import ROOT

FILES = {path.relative_to(SITE).as_posix(): path for path in sorted(SITE.rglob("*")) if path.is_file()}
OWN = r"assets/(wizard\.[0-9a-f]{16}/.+\.(mjs|css|json)|site\.[0-9a-f]{16}\.css|(look|old)\.[0-9a-f]{16}\.m?js|embed-host\.js|.+\.(png|svg|docx|xlsx)|runtime/[a-z_]+\.(zip|json|wasm))" \
      r"|search/search_index\.json|sitemap\.xml|_headers|downloads/集群申报自测.+"


@pytest.fixture(scope="module")
def bom():
    return json.loads((SITE / "sbom.cdx.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def parts():
    with pytest.MonkeyPatch.context() as here:
        here.chdir(ROOT)
        return {part["name"]: part for part in supply.parts(SITE)}


def files_in(components):
    for component in components:
        if component["type"] == "file":
            yield component["name"], component["hashes"][0]["content"]
        yield from files_in(component.get("components", []))


VALIDATED = """const { createRequire } = require("node:module"), { readFileSync } = require("node:fs");
const { default: Ajv } = createRequire(require.resolve("workbox-build"))("ajv"), [bom, schema, ...others] = process.argv.slice(1).map(path => JSON.parse(readFileSync(path, "utf8").replaceAll(".SNAPSHOT.", ".")));
const known = others.reduce((ajv, other) => ajv.addSchema(other), new Ajv({ strict: false, validateFormats: false })), valid = known.compile(schema);
if (!valid(bom)) throw new Error(JSON.stringify(valid.errors));"""


def test_the_list_is_as_its_own_schema_wants_it():
    """CycloneDX's schema, which its library keeps, with the validator that workbox-build brings."""
    schemas = [Path(cyclonedx.schema.__file__).parent / f"_res/{name}.SNAPSHOT.schema.json" for name in ("bom-1.6", "spdx", "jsf-0.82", "cryptography-defs")]
    subprocess.run([Path(sys.executable).with_name("node"), "-e", VALIDATED, SITE / "sbom.cdx.json", *schemas], cwd=ROOT, check=True)


def test_every_file_but_the_pages_is_in_the_list_once_with_its_sum(bom):
    told = sorted(files_in([*bom["components"], bom["metadata"]["component"]]))
    there = sorted((name, hashlib.sha256(path.read_bytes()).hexdigest()) for name, path in FILES.items()
                   if path.suffix not in (".br", ".gz") and path.name not in supply.PAGES and name not in supply.TOLD)
    assert told == there


def test_each_part_has_a_name_a_version_a_licence_and_an_address(bom):
    for part in bom["components"]:
        assert part["name"] and part["version"] and part["licenses"]
        assert re.fullmatch(r"pkg:(npm|pypi)/[a-z0-9-]+@[0-9.]+", part["purl"])
    names = {part["name"] for part in bom["components"]}
    assert {"pyodide", "mkdocs-material", "pydantic", "pydantic_core"} <= names
    assert {part["name"] for part in bom["components"] if "components" not in part} == {"idb-keyval"}  # within our own files
    assert "promisifyRequest" in next((ROOT / "site/assets").glob("wizard.*/check.mjs")).read_text("utf-8")


def test_what_counts_as_ours_is_ours(bom):
    assert [name for name, _ in files_in([bom["metadata"]["component"]]) if not re.fullmatch(OWN, name)] == []


def test_the_versions_inside_python_stand_in_its_files(parts):
    bytes_of = b"".join((SITE / file["name"]).read_bytes() for file in parts["pyodide"]["files"])
    for inner in parts["pyodide"]["inside"]:
        assert inner.get("version", "").encode() in bytes_of, inner


def test_the_names_inside_the_theme_are_those_its_own_maps_tell(parts):
    theme = Path(distribution("mkdocs-material").locate_file("material/templates/assets/javascripts"))
    sources = [source for path in theme.rglob("*.map") for source in json.loads(path.read_text("utf-8"))["sources"]]
    bundled = {found[1] for source in sources if (found := re.search(r"node_modules/((?:@[^/]+/)?[^/]+)", source))}
    assert bundled <= {inner["name"] for inner in parts["mkdocs-material"]["inside"]}


def test_what_is_shipped_by_itself_lies_in_its_wheel(parts):
    wheel, alone = (SITE / file["name"] for file in parts["pydantic_core"]["files"])
    with ZipFile(wheel) as archive:
        assert alone.read_bytes() in [archive.read(name) for name in archive.namelist() if name.endswith(".so")]


def test_the_page_names_each_part_and_each_sum(parts):
    text = (SITE / "supply-chain/index.html").read_text("utf-8")
    for part in parts.values():
        assert f"<td>{part['name']}<br>{part['what']}</td><td>{part['version']}</td><td>{part['licence']}</td>" in text
        assert all(file["sha256"] in text for file in part["files"])


def test_the_sums_are_those_of_every_file():
    told = dict(reversed(line.split("  ")) for line in (SITE / "SHA256SUMS").read_text("utf-8").splitlines())
    assert told == {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in FILES.items()
                    if path.suffix not in (".br", ".gz") and name != "SHA256SUMS"}


def test_no_file_is_too_large_and_there_are_not_too_many():
    assert max(path.stat().st_size for path in FILES.values()) < 25 * 2**20
    assert len(FILES) < 20_000


@pytest.mark.parametrize("suffix", PACKERS)
def test_a_packed_file_is_smaller_and_comes_out_the_same_each_time(suffix):
    for name, path in FILES.items():
        if path.suffix in KINDS and f"{name}{suffix}" in FILES:
            assert FILES[f"{name}{suffix}"].stat().st_size < path.stat().st_size
    for name in ("index.html", "search/search_index.json"):
        assert PACKERS[suffix](FILES[name].read_bytes()) == FILES[f"{name}{suffix}"].read_bytes()


def test_archives_are_whole():
    for name, path in FILES.items():
        if path.suffix in (".whl", ".zip"):
            with ZipFile(path) as archive:
                assert archive.testzip() is None, name
