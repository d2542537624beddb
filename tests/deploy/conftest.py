"""The built site behind each real server, below a sub-path as in a folder of an office's host."""

import http.client
import ssl
from types import SimpleNamespace
from urllib.parse import quote, urlsplit

import pytest

from . import servers

SITE = servers.ROOT / "site"


@pytest.fixture(scope="session", params=[servers.nginx, servers.caddy], ids=["nginx", "caddy"])
def host(request, tmp_path_factory):
    """`url`, ending in a slash, and `get(name, **headers)`: the answer as sent, its `body` still packed."""
    with servers.hosted(request.param, tmp_path_factory.mktemp("server")) as url:
        yield SimpleNamespace(url=url, get=lambda name, **headers: get(url + name, headers))


def get(url, headers):
    place = urlsplit(url)
    known = {"context": ssl._create_unverified_context()} if place.scheme == "https" else {}  # a certificate of the test's own
    line = (http.client.HTTPSConnection if known else http.client.HTTPConnection)(place.netloc, timeout=10, **known)
    line.request("GET", quote(url[len(f"{place.scheme}://{place.netloc}"):], safe="/?=&%"), headers=headers)
    answer = line.getresponse()
    said = SimpleNamespace(status=answer.status, headers=answer.headers, body=answer.read())
    line.close()
    return said
