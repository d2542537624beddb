"""Packs once, at build time, as small as it goes: .br and .gz beside each file that gets smaller; the same bytes each time."""

import gzip
import hashlib
import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from deploy.offline import OFFERS

CACHE = Path("build/cache/packed")
KINDS = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".txt", ".wasm", ".xml"}
BEST = 11
QUALITY = {"memory.wasm": BEST - 1}  # made anew with each change of the rules: 4% larger, packed in half the time
PACKERS = {
    ".br": lambda data, name="": brotli.compress(data, quality=QUALITY.get(name, BEST)),  # a larger window made Python larger
    ".gz": lambda data, name="": gzip.compress(data, 9, mtime=0),
}
A_WEEK = 7 * 24 * 3600
POOL = ThreadPoolExecutor(os.cpu_count())
coming = {}  # where packed bytes are kept → they, on their way


def pack(site):
    own = {site / "downloads" / offer.name for offer in OFFERS}  # packed inside
    for path in begin(path for path in sorted(site.rglob("*")) if path.suffix in KINDS and path not in own):
        for suffix in PACKERS:
            small = on_its_way(path, suffix).result()
            if len(small) < path.stat().st_size:
                path.with_name(path.name + suffix).write_bytes(small)
    for kept in CACHE.iterdir():
        if kept.stat().st_mtime < time.time() - A_WEEK:
            kept.unlink(missing_ok=True)


def on_the_line(path):
    """The bytes that a host sends instead of the file, by what HTTP calls the packing."""
    if path.suffix not in KINDS:
        return {}
    return {coding: len(on_its_way(path, suffix).result()) for coding, suffix in (("br", ".br"), ("gzip", ".gz"))}


def begin(paths):
    """The same paths, the longest work first, and under way: the build calls this early for what takes half a minute."""
    CACHE.mkdir(parents=True, exist_ok=True)
    paths = sorted(paths, key=lambda path: -path.stat().st_size)
    for path in paths:
        for suffix in PACKERS:
            on_its_way(path, suffix)
    return paths


def on_its_way(path, suffix):
    data = path.read_bytes()
    kept = CACHE / f"{hashlib.sha256(data).hexdigest()}-{brotli.__version__}-{QUALITY.get(path.name, BEST)}{suffix}"
    if kept not in coming:
        coming[kept] = POOL.submit(packed, data, path.name, suffix, kept)
    return coming[kept]


def packed(data, name, suffix, kept):
    """From the cache if these bytes were packed within a week."""
    if kept.is_file():
        os.utime(kept)
        return kept.read_bytes()
    small = PACKERS[suffix](data, name)
    new = kept.with_name(f"{kept.name}.{os.getpid()}")
    new.write_bytes(small)
    new.replace(kept)  # whole or not at all, though another build does the same
    return small
