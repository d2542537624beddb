"""The self-check and every page of words in one file that opens from a folder: nothing in it asks for anything outside it."""

import gzip
import json
import re
import subprocess
import sys
from base64 import b64encode
from pathlib import Path
from posixpath import join, normpath

from deploy.offline import ONLY_ON_SITE
from deploy.pack import on_its_way
from deploy.policy import digest

HERE = Path(__file__).parent
BODY = Path("build/theme/check-body.html")
ON_OTHER_PAGES = {"stock", "share", "view"}  # groups that the self-check never asks for
MENU = {"guide": "条件逐条看", "process": "申报流程", "form": "申报表和填报说明", "notice": "通知全文", "sizes": "中小企业怎么划", "contacts": "各区联系方式", "glossary": "名词解释",
        "later": "后续通知", "checklist": "空白核对清单"}
ARTICLE = re.compile(r'<article class="md-content__inner md-typeset">(.*?)</article>', re.DOTALL)
ON_SITE = re.compile(r"<(\w+)\b[^>]* data-site>.*?</\1>", re.DOTALL)
HEADERLINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
HREF = re.compile(r'href="([^"]*)"')


def write_single(site: Path, pages: dict[Path, str], target: Path):
    """pages: what the site generator made, by path, with the last names of styles in it."""
    made = json.loads(run(next(site.glob("assets/wizard.*")).name))
    texts = {path.parent.relative_to(site).as_posix(): text for path, text in pages.items()}
    words = {name: ARTICLE.search(texts[name])[1] for name in sorted(texts) if name.split("/")[0] in MENU}
    check = ON_SITE.sub("", BODY.read_text("utf-8").removeprefix("{% raw %}").removesuffix("{% endraw %}"))
    styles = re.findall(r'<link rel="stylesheet" href="\.\./([^"]+)"', texts["check"])
    style = "\n".join((site / name).read_text("utf-8") for name in styles).replace('@charset "UTF-8";', "")
    parts = {
        "title": re.search("<title>(.*?)</title>", texts["check"])[1],
        "style": re.sub(r"/\*# sourceMappingURL.*?\*/|@import[^;]*;", "", style) + "\n" + (HERE / "page.css").read_text("utf-8"),
        "only": ONLY_ON_SITE,
        "menu": "".join(f'<a href="#p/{name}">{word}</a>' for name, word in MENU.items()),
        "check": linked(check, "check", words),
        "words": "\n".join(f'<article class="single-page md-content__inner md-typeset" id="p/{name}" hidden>{marked(linked(HEADERLINK.sub("", text), name, words), name)}</article>'
                           for name, text in words.items()),
        "files": "\n".join(f'<script type="text/plain" data-file="{name}">{text}</script>' for name, text in files(site)),
        "old": Path("wizard/old.mjs").read_text("utf-8"),
        "worker": made["worker"], "page": made["page"],
    }
    page = re.sub(r"\{(\w+)\}", lambda found: parts[found[1]], (HERE / "page.html").read_text("utf-8"))
    target.write_text(page.replace("<head>", f'<head><meta http-equiv="Content-Security-Policy" content="{policy(page)}">', 1), "utf-8")


def run(home: str) -> str:
    done = subprocess.run([Path(sys.executable).with_name("node"), HERE / "make.mjs", home], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"deploy/offline/single/make.mjs:\n{done.stderr}")
    return done.stdout


def files(site: Path):
    """(name, gzip in letters) of what Python needs, without the long way and the memory: unpacking that takes as long as it saves."""
    runtime = site / "assets/runtime"
    manifest = json.loads((runtime / "manifest.json").read_text("utf-8"))
    manifest["groups"] = {name: files for name, files in manifest["groups"].items() if name not in ON_OTHER_PAGES}
    manifest["files"] = [file for file in manifest["files"] if file["name"] not in ("memory.wasm", "places.wasm")]
    yield "manifest.json", letters(gzip.compress(json.dumps(manifest).encode(), 9, mtime=0))
    for file in [*manifest["files"], *(file for files in manifest["groups"].values() for file in files)]:
        if not file["name"].endswith(".mjs"):
            yield file["name"], letters(on_its_way(runtime / file["name"], ".gz").result())


def letters(data: bytes) -> str:
    return b64encode(data).decode()


def linked(text: str, here: str, words: dict[str, str]) -> str:
    """Links among the pages lead to their places in this one; what is not in it is no link."""
    def turned(found):
        href = HREF.search(found[1])
        if href is None or href[1].startswith(("tel:", "https:")):
            return found[0]
        path, _, place = href[1].partition("#")
        there = normpath(join(here, path)) if path else here
        if there == "check":
            to = f"#{place or 'tool'}"
        elif there in words:
            to = f"#p/{there}" + (f"/{place}" if place else "")
        else:
            return found[2]
        return f"<a{HREF.sub(lambda _: f'href={chr(34)}{to}{chr(34)}', found[1])}>{found[2]}</a>"

    return LINK.sub(turned, text)


def marked(text: str, name: str) -> str:
    """Each place of a page under a name that no other page has."""
    return re.sub(r' id="([^"]+)"', rf' id="p/{name}/\1"', text)


def policy(page: str) -> str:
    """Exactly these scripts and this style, a worker out of the page, and no network at all."""
    scripts = [body for kind, body in re.findall(r"<script([^>]*)>(.*?)</script>", page, re.DOTALL) if "text/plain" not in kind and "application/json" not in kind]
    styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    sums = {name: " ".join(f"'{digest(body.encode())}'" for body in bodies) for name, bodies in (("script", scripts), ("style", styles))}
    return (f"default-src 'none'; script-src {sums['script']} 'wasm-unsafe-eval'; style-src {sums['style']}; img-src data: blob:; "
            "worker-src blob:; base-uri 'none'; form-action 'none'")
