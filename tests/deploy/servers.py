"""nginx and Caddy from Debian's packages, unpacked under build/ and run as this user: nothing is installed or left running."""

import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "build/cache/servers"
READY = FOLDER / ".ready"
PACKAGES = "nginx", "libnginx-mod-http-brotli-static", "caddy"
LISTEN = "\n    listen 80 default_server;\n    listen [::]:80 default_server;"  # the only such lines that are no comment
HOME = "/srv/sme-cluster-check/site"  # as the configurations say
AROUND_NGINX = """
load_module {modules}/ngx_http_brotli_static_module.so;
daemon off;
master_process off;
pid nginx.pid;
error_log stderr;
events {{}}
http {{
  access_log off;
  client_body_temp_path temp; proxy_temp_path temp; fastcgi_temp_path temp; uwsgi_temp_path temp; scgi_temp_path temp;
  server {{ listen 127.0.0.1:{port}; return 421; }}
  {site}
}}
"""


def unpack():
    """Installed by apt, each would start by itself and take port 80; unpacked, neither does, and no password is needed."""
    if READY.is_file():
        return
    if not all(map(shutil.which, ("apt-get", "dpkg-deb"))):
        return
    print("Unpacking nginx and Caddy …", flush=True)
    with TemporaryDirectory() as there:
        if subprocess.run(["apt-get", "-qq", "download", *PACKAGES], cwd=there, capture_output=True).returncode:
            subprocess.run([*([] if os.geteuid() == 0 else ["sudo"]), "apt-get", "-qq", "update"])
            subprocess.run(["apt-get", "-qq", "download", *PACKAGES], cwd=there, stderr=subprocess.DEVNULL, check=True)
        for package in Path(there).glob("*.deb"):
            subprocess.run(["dpkg-deb", "-x", package, FOLDER], check=True)
    READY.touch()


def once(text, old, new):
    assert text.count(old) == 1, f"{old!r} must stand once in the configuration"
    return text.replace(old, new)


def nginx(port, root, folder, plain=None):
    """plain: the port of http where the site itself is on https."""
    site = once((ROOT / "deploy/nginx.conf").read_text("utf-8"), HOME, str(root))
    site = over_tls(site, port, folder) if plain else site
    conf = folder / "nginx.conf"
    site = once(site, LISTEN, f"\n    listen 127.0.0.1:{plain or port} default_server;")
    conf.write_text(AROUND_NGINX.format(modules=FOLDER / "usr/lib/nginx/modules", port=plain or port, site=site), "utf-8")
    return [FOLDER / "usr/sbin/nginx", "-p", folder, "-c", conf, "-e", "stderr"]


def over_tls(site, port, folder):
    """The lines for https opened as the configuration tells."""
    site = once(once(site, LISTEN, ""), "\n    # listen [::]:443 ssl http2 default_server;", "")
    site = once(site, "# listen 443 ", f"listen 127.0.0.1:{port} ")
    for line in ("ssl_certificate /etc/ssl/", "ssl_certificate_key /etc/ssl/"):
        site = once(site, f"# {line}", line.replace("/etc/ssl", str(folder)))
    first, last = once(site, "# add_header Strict", "add_header Strict").rsplit("\n# server {\n", 1)
    return f"{first}\nserver {{\n" + re.sub("^# ", "", last, flags=re.MULTILINE)


def caddy(port, root, folder, plain=None):
    site = once((ROOT / "deploy/Caddyfile").read_text("utf-8"), HOME, str(root))
    around = f"http_port {plain}\n\thttps_port {port}\n\tskip_install_trust\n\tlocal_certs" if plain else ""
    if plain:
        site = once(site, "# Strict", "Strict")
    conf = folder / "Caddyfile"
    conf.write_text(once(site, "\n:80 {", f"\n{{\n\tadmin off\n\t{around}\n}}\n{'https://localhost' if plain else f'http://127.0.0.1:{port}'} {{"), "utf-8")
    return [FOLDER / "usr/bin/caddy", "run", "--config", conf, "--adapter", "caddyfile"]


@contextmanager
def hosted(server, folder, **more):
    """The address of the built site behind the server, below a sub-path as in a folder of an office's host."""
    root = folder / "root"
    (root / "some").mkdir(parents=True)
    (root / "some/path").symlink_to(ROOT / "site")
    shutil.copyfile(ROOT / "site/404.html", root / "404.html")  # as deploy/README.md says for a sub-path
    with running(server, root, folder, **more) as address:
        yield f"{address}some/path/"


@contextmanager
def running(server, root, folder, **more):
    """The address of the server, with `root` as its files."""
    assert READY.is_file(), "nginx and Caddy are unpacked by python3 -m tests, on Debian and Ubuntu"
    port = free_port()
    home = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with open(folder / "said", "wb") as said:
        process = subprocess.Popen(server(port, root, folder, **more), env=os.environ | home, stdout=said, stderr=said)
    try:
        wait(port, process, folder / "said", secret=bool(more))
        assert "[warn]" not in (folder / "said").read_text()  # nginx takes the configuration as it stands
        yield f"https://localhost:{port}/" if more else f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait(port, process, said, secret):
    """Until it answers: with a certificate, where it makes itself one first."""
    for _ in range(200):
        try:
            with socket.create_connection(("127.0.0.1", port)) as probe:
                if secret:
                    ssl._create_unverified_context().wrap_socket(probe, server_hostname="localhost").close()
                return
        except OSError:  # an SSLError is one
            pass
        assert process.poll() is None, said.read_text()
        time.sleep(0.05)
    raise AssertionError(said.read_text())
