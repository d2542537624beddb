"""Both servers, as shipped: right types, packed bytes, a year for hashed names and none for others, one page for what is gone."""

import gzip
import re
import subprocess

import brotli
import pytest

from deploy.pack import KINDS

from . import servers
from .conftest import SITE, get

TYPES = {
    ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".mjs": "text/javascript", ".json": "application/json",
    ".xml": "application/xml", ".wasm": "application/wasm", ".zip": "application/zip", ".whl": "application/zip",
    ".png": "image/png", ".svg": "image/svg+xml", ".txt": "text/plain", ".ico": "image/x-icon", ".jpg": "image/jpeg",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
PLAIN = [path for path in sorted(SITE.rglob("*")) if path.is_file() and path.suffix not in (".br", ".gz", "")]
ONE_OF_EACH = {path.suffix: path.relative_to(SITE).as_posix() for path in PLAIN}
SUMMED = "assets/runtime/pyodide.asm.wasm?0123456789abcdef"
A_YEAR, ASK = "public, max-age=31536000, immutable", "no-cache"


def named(pattern):
    return next(path.relative_to(SITE).as_posix() for path in PLAIN if re.search(pattern, path.as_posix()))


def test_every_kind_of_file_has_a_type():
    assert ONE_OF_EACH.keys() <= TYPES.keys()


@pytest.mark.parametrize("suffix", ONE_OF_EACH)
def test_a_file_has_its_type_and_is_sent_packed_to_whoever_reads_that(host, suffix):
    name = ONE_OF_EACH[suffix]
    whole = (SITE / name).read_bytes()
    for accepted, unpacked in (("br, gzip", brotli.decompress), ("gzip", gzip.decompress), ("identity", bytes)):
        answer = host.get(name, **{"Accept-Encoding": accepted})
        assert answer.status == 200
        assert answer.headers.get_content_type().replace("text/xml", "application/xml") == TYPES[suffix]
        sent = answer.headers["Content-Encoding"]
        there = (SITE / f"{name}.{'br' if 'br' in accepted else 'gz'}").is_file() and accepted != "identity"
        assert sent == (accepted.split(",")[0] if there else None)
        assert (unpacked(answer.body) if sent else answer.body) == whole
        if suffix in KINDS and there:
            assert "Accept-Encoding" in answer.headers["Vary"]


@pytest.mark.parametrize("name, keep", [
    (named(r"/stylesheets/main\."), A_YEAR), (named(r"/javascripts/bundle\."), A_YEAR), (named(r"/assets/look\."), A_YEAR),
    (named(r"/assets/site\."), A_YEAR), (named(r"/assets/wizard\..*/worker"), A_YEAR), (SUMMED, A_YEAR),
    ("", ASK), ("check/", ASK), ("assets/runtime/manifest.json", ASK), ("assets/runtime/pyodide.mjs", ASK),
    ("search/search_index.json", ASK), ("sw.js", ASK), ("sitemap.xml?0123456789abcdef", ASK), ("assets/gone.0123456789abcdef.js", None),
])
def test_only_what_can_never_change_is_kept(host, name, keep):
    answer = host.get(name)
    assert answer.headers["Cache-Control"] in ([keep] if keep else [ASK, None])
    assert answer.headers["ETag"] or not keep


def test_what_has_not_changed_is_not_sent_again(host):
    known = host.get("check/").headers["ETag"]
    assert host.get("check/", **{"If-None-Match": known}).status == 304


@pytest.mark.parametrize("name", ["nowhere", "nowhere/", "guide/no/where.html", "assets/gone.0123456789abcdef.js"])
def test_what_is_gone_gets_our_page(host, name):
    answer = host.get(name)
    assert answer.status == 404
    assert answer.headers.get_content_type() == "text/html"
    assert answer.body == (SITE / "404.html").read_bytes()


def test_a_folder_without_its_slash_is_led_to_it_on_the_same_host(host):
    answer = host.get("guide")
    assert answer.status in (301, 308)
    assert answer.headers["Location"] in ("/some/path/guide/", "guide/")


HALF_A_YEAR = 15_768_000  # s, as the Observatory counts it
CERTIFICATE = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost -keyout sme-cluster-check.key -out sme-cluster-check.pem"


@pytest.mark.parametrize("server", [servers.nginx, servers.caddy], ids=["nginx", "caddy"])
def test_with_the_lines_for_https_opened_http_leads_there_and_is_not_gone_back_to(server, tmp_path):
    if server is servers.nginx:
        subprocess.run(CERTIFICATE.split(), cwd=tmp_path, check=True, capture_output=True)
    plain = servers.free_port()
    with servers.hosted(server, tmp_path, plain=plain) as url:
        secret = get(f"{url}check/", {})
        assert secret.status == 200
        assert int(re.fullmatch(r"max-age=(\d+)", secret.headers["Strict-Transport-Security"])[1]) >= HALF_A_YEAR
        assert secret.headers["Content-Security-Policy"] and secret.headers["Cache-Control"] == ASK
        led = get(f"http://localhost:{plain}/some/path/check/?from=there", {})
        assert led.status in (301, 308)
        assert re.fullmatch(r"https://localhost(:\d+)?/some/path/check/\?from=there", led.headers["Location"])
        assert led.headers["Strict-Transport-Security"] is None  # over http nobody believes it
