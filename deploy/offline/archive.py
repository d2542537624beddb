"""The whole site as one .zip for an intranet, with what its host needs, but without the page in one file, which is that long again and goes its own way: the same bytes each time."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from deploy.pack import KINDS

EPOCH = (1980, 1, 1, 0, 0, 0)
PACKED = (".br", ".gz")  # other forms of the file beside them
HOSTING = ("README.md", "nginx.conf", "Caddyfile")


def archived(site: Path, target: Path):
    """site/ as it stands, but for what is packed for slow lines, and deploy/ beside it."""
    paths = {f"site/{path.relative_to(site).as_posix()}": path for path in site.rglob("*") if path.is_file() and path.suffix not in PACKED and path != target}
    paths |= {f"deploy/{name}": Path("deploy", name) for name in HOSTING}
    with ZipFile(target, "w") as archive:
        for name, path in sorted(paths.items()):
            entry = ZipInfo(name, EPOCH)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes(), ZIP_DEFLATED if path.suffix in KINDS else ZIP_STORED, 6)
