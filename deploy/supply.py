"""Whose every shipped file is: name, version, licence and sum, as a page for people and as a CycloneDX list for machines."""

import hashlib
import json
import tomllib
from datetime import datetime, timezone
from email import message_from_bytes
from importlib.metadata import metadata
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZipFile

from cyclonedx.factory.license import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from packageurl import PackageURL

from deploy.offline import OFFERS, SINGLE

HERE = Path(__file__).parent
MARK, OFFERED = "<!-- parts -->", "<!-- downloads -->"
PAGES = {"index.html", "404.html"}
PACKED = {".br", ".gz"}  # other forms of the file beside them
TOLD = {"sbom.cdx.json", "SHA256SUMS"}  # the lists themselves
SAME_DAY = datetime(1980, 1, 1, tzinfo=timezone.utc)  # the list depends on what it lists, not on when it was written


def parts(site):
    """Each part that others made, with its files."""
    told = tomllib.loads((HERE / "parts.toml").read_text("utf-8"))
    for part in told["part"]:
        found = {path for pattern in part["files"] for path in site.glob(pattern) if path.is_file() and path.suffix not in PACKED}
        version, licence = released(part)
        yield part | {"version": version, "licence": licence, "files": [described(path, site) for path in sorted(found)]}
    for path in sorted(site.glob("assets/runtime/*.whl")):
        part = wheel(path, site)
        licence = part["licence"] or told["licences"][part["name"]]
        alone = [described(site / name, site) for name in [told["unpacked"].get(part["name"])] if name]
        yield part | {"what": told["wheels"].get(part["name"], "Python 的程序库"), "licence": licence, "files": part["files"] + alone}


def released(part):
    if part["from"] == "npm":
        said = json.loads(Path("node_modules", part["name"], "package.json").read_text("utf-8"))
        return said["version"], said["license"]
    said = metadata(part["name"])
    return said["Version"], said["License-Expression"] or said["License"]


def wheel(path, site):
    """A wheel says its name, version and licence; a compiled one also which crates went into it."""
    with ZipFile(path) as archive:
        names = archive.namelist()
        said = message_from_bytes(archive.read(next(name for name in names if name.endswith(".dist-info/METADATA"))))
        boms = [json.loads(archive.read(name)) for name in names if "/sboms/" in name]
    inside = [{"name": crate["name"], "version": crate["version"], "purl": crate["purl"],
               "licence": crate["licenses"][0]["expression"]} for bom in boms for crate in bom["components"]]
    return {"name": said["Name"], "from": "pypi", "version": said["Version"], "licence": said["License-Expression"] or said["License"],
            "files": [described(path, site)], "inside": inside}


def described(path, site):
    data = path.read_bytes()
    return {"name": path.relative_to(site).as_posix(), "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def own(site):
    """What this project made and pages load or offer; not the pages, which name these sums."""
    others = {file["name"] for part in parts(site) for file in part["files"]}
    paths = (path for path in sorted(site.rglob("*")) if path.is_file() and path.suffix not in PACKED and path.name not in PAGES)
    return [described(path, site) for path in paths if path.relative_to(site).as_posix() not in others | TOLD]


def listed(text, site):
    """The page with the list in the place that waits for it."""
    return filled(text, MARK, "parts.html.j2", parts=lambda: list(parts(site)), own=lambda: own(site))


def offered(text, site):
    """The page with what can be taken away, as far as it is there: an archive of the site holds neither itself nor the page in one file, and says so of that."""
    there = [(offer, site / "downloads" / offer.name) for offer in OFFERS]
    return filled(text, OFFERED, "downloads.html.j2", offers=lambda: [(offer, size(path)) for offer, path in there if path.is_file()],
                  absent=lambda: [offer for offer, path in there if offer == SINGLE and not path.is_file()])


def filled(text, mark, template, **values):
    if mark not in text:
        return text
    env = Environment(loader=FileSystemLoader(HERE), undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return text.replace(mark, env.get_template(template).render({name: value() for name, value in values.items()}))


def size(path):
    """In the units of a file manager."""
    length = path.stat().st_size
    return f"{length / 2**20:.1f} MB" if length >= 2**20 else f"{-(-length // 1024)} KB"


def write_bom(site):
    project = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]
    others, ours = list(parts(site)), own(site)
    bom = Bom(components=map(component, others), serial_number=uuid5(NAMESPACE_URL, json.dumps([others, ours])))
    bom.metadata.component = Component(name=project["name"], version=project["version"], type=ComponentType.APPLICATION,
                                       bom_ref=project["name"], description=project["description"],
                                       components=map(file_component, ours))
    bom.metadata.timestamp = SAME_DAY
    bom.register_dependency(bom.metadata.component, bom.components)
    (site / "sbom.cdx.json").write_text(JsonV1Dot6(bom).output_as_string(indent=1) + "\n", "utf-8")


def component(part, under=""):
    purl = PackageURL.from_string(part["purl"]) if "purl" in part else address(part)
    return Component(
        name=part["name"], version=part.get("version"), purl=purl, type=ComponentType.LIBRARY,
        bom_ref=f"{under}{part['name']}@{part.get('version', '')}",
        licenses=[LicenseFactory().make_from_string(part["licence"])],
        components=[component(inner, f"{part['name']}/") for inner in part.get("inside", [])]
        + [file_component(file) for file in part.get("files", [])])


def address(part):
    return PackageURL(part["from"], None, part["name"].replace("_", "-"), part["version"]) if "from" in part else None


def file_component(file):
    return Component(name=file["name"], type=ComponentType.FILE, bom_ref=file["name"],
                     hashes=[HashType(alg=HashAlgorithm.SHA_256, content=file["sha256"])])
