"""Packs once, at build time, as small as it goes: .br and .gz beside each file that gets smaller; the same bytes each time."""

import gzip
import hashlib
import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from offline import OFFERS

CACHE = Path("build/cache/packed")
KINDS = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".txt", ".wasm", ".xml"}
PACKERS = {
    ".br": brotli.compress,  # at its best by default; a larger window made Python larger
    ".gz": lambda data: gzip.compress(data, 9, mtime=0),
}
A_WEEK = 7 * 24 * 3600


def pack(site):
    CACHE.mkdir(parents=True, exist_ok=True)
    own = {site / "downloads" / offer.name for offer in OFFERS}  # packed inside
    paths = [path for path in sorted(site.rglob("*")) if path.suffix in KINDS and path not in own]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(pack_one, sorted(paths, key=lambda path: -path.stat().st_size)))  # the longest work first
    for kept in CACHE.iterdir():
        if kept.stat().st_mtime < time.time() - A_WEEK:
            kept.unlink(missing_ok=True)


def pack_one(path):
    data = path.read_bytes()
    for suffix in PACKERS:
        small = packed(data, suffix)
        if len(small) < len(data):
            path.with_name(path.name + suffix).write_bytes(small)


def packed(data, suffix):
    """From the cache if these bytes were packed within a week: Brotli takes half a minute for all of Python."""
    kept = CACHE / f"{hashlib.sha256(data).hexdigest()}-{brotli.__version__}{suffix}"
    if kept.is_file():
        os.utime(kept)
        return kept.read_bytes()
    small = PACKERS[suffix](data)
    new = kept.with_name(f"{kept.name}.{os.getpid()}")
    new.write_bytes(small)
    new.replace(kept)  # whole or not at all, though another build does the same
    return small
