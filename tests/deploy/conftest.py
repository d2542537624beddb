"""The built site behind each real server, below a sub-path as in a folder of an office's host."""

import http.client
import shutil
from types import SimpleNamespace
from urllib.parse import quote, urlsplit

import pytest

from . import servers

SITE = servers.ROOT / "site"


@pytest.fixture(scope="session", params=[servers.nginx, servers.caddy], ids=["nginx", "caddy"])
def host(request, tmp_path_factory):
    """`url`, ending in a slash, and `get(name, **headers)`: the answer as sent, its `body` still packed."""
    assert servers.READY.is_file(), "nginx and Caddy are unpacked by python3 -m tests, on Debian and Ubuntu"
    root, folder = tmp_path_factory.mktemp("root"), tmp_path_factory.mktemp("server")
    (root / "some").mkdir()
    (root / "some/path").symlink_to(SITE)
    shutil.copyfile(SITE / "404.html", root / "404.html")  # as deploy/README.md says for a sub-path
    with servers.running(request.param, root, folder) as address:
        yield SimpleNamespace(url=f"{address}some/path/", get=lambda name, **headers: get(f"{address}some/path/{name}", headers))


def get(url, headers):
    place = urlsplit(url)
    line = http.client.HTTPConnection(place.netloc, timeout=10)
    line.request("GET", quote(url[len(f"{place.scheme}://{place.netloc}"):], safe="/?=&%"), headers=headers)
    answer = line.getresponse()
    said = SimpleNamespace(status=answer.status, headers=answer.headers, body=answer.read())
    line.close()
    return said
