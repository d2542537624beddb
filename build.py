"""Turns rules, docs and wizard into site/, which deploy/ then finishes; no rule in it, and nobody imports it."""

import argparse
import hashlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import tomllib
import zipfile
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import bootstrap

DOCS = Path("build/docs")
THEME = Path("build/theme")
RUNTIME = Path("build/runtime")
PYODIDE = Path("node_modules/pyodide")
TOOLS = ("check", "quick", "result", "share", "view", "roster", "size")  # pages with a template of their own in wizard/templates
CARD = ("district", "industry_field", "cluster_name", "applicant", "applicant_contact", "applicant_phone")  # what an association's link can answer
ENTRIES = ("page", "embed", "feedback", "worker")  # other modules that a page or a browser names; all else is within them
NOT_PAGES = ("decisions", "notices", "notes", "templates")
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment a zip can name: the same sources give the same bytes


def build():
    """Write finished Markdown and assets into build/, then let the site generator do what any of its kind could."""
    from deploy.finish import finish  # only inside .venv
    from rules import NOTICES

    if astray := [sentence for notice in NOTICES.values() for sentence in notice.astray]:
        sys.exit("\n".join(astray))
    for folder in (DOCS, THEME, RUNTIME):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    with ThreadPoolExecutor() as beside:
        python = beside.submit(stage_runtime)  # takes Node as long as all the others
        stage_docs()
        for name, text in pages():
            write(DOCS / name, text)
        stage_wizard()
        tool_pages()
        stage_downloads()
        write(Path("build/search-words.txt"), "\n".join(search_words()))
        generate()
        python.result()
    shutil.copytree(RUNTIME, "site/assets/runtime")
    finish()


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def files(folder, *patterns):
    """The files under a folder in a fixed order, without what Python leaves behind; none if there is no such folder."""
    found = {path for pattern in patterns for path in Path(folder).rglob(pattern)}
    return sorted(path for path in found if path.is_file() and "__pycache__" not in path.parts)


def copy(path, target):
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, target)


def stage_docs():
    """Everything people wrote as pages, with the pictures beside it."""
    for path in files("docs", "*"):
        name = path.relative_to("docs")
        if name.parts[0] not in NOT_PAGES and path.suffix != ".toml":
            copy(path, DOCS / name)


def pages():
    """The pages made from the rules, as (path, Markdown): a template once, group.md.j2 for each group, changed.md.j2 when there is an earlier notice."""
    import jinja2  # only inside .venv

    from docs.templates import pages as said
    from docs.templates.terms import terms
    from rules import LATEST as notice, NOTICES, sme_sizes
    from rules.changes import changes
    from rules.item import BASIS

    env = jinja2.Environment(loader=jinja2.FileSystemLoader("docs/templates"), undefined=jinja2.StrictUndefined,
                             trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
    env.filters["md"] = said.escaped
    env.globals.update(notice=notice, sizes=sme_sizes, kinds=BASIS, dial=said.dial, link=partial(said.anchor, notice), sample=partial(said.sample, notice),
                       glossary=terms(), earlier=list(NOTICES.values())[:-1],
                       annotated=said.annotated(notice, read(f"docs/notices/{notice.id}.txt")))
    for group in notice.groups:
        notes, shown = read(f"docs/notes/{group.id}.md"), said.examples(notice, group)
        yield f"guide/{group.id}.md", env.get_template("group.md.j2").render(group=group, notes=notes, examples=shown)
    for before in list(NOTICES.values())[-2:-1]:
        yield "changed.md", env.get_template("changed.md.j2").render(before=before, after=notice, rows=changes(before, notice))
    for name in sorted({path.name for path in files("docs/templates", "*.md.j2")} - {"group.md.j2", "changed.md.j2"}):
        yield name.removesuffix(".j2"), env.get_template(name).render()


def glossary():
    return tomllib.loads(read("docs/glossary.toml"))["term"]


def search_words():
    """Terms that the search would cut in two."""
    terms = (word for term in glossary() for name in (term["name"], *term["aliases"], *term.get("also", ())) for word in re.findall(r"\w+", name))
    return sorted({"专精特新", "小巨人", "揭榜挂帅", "占比", *terms})


def read(path):
    return Path(path).read_text(encoding="utf-8")


def stage_wizard():
    """The wizard's modules, each page's in one file, its styles, and the theme's own pages."""
    home = DOCS / "assets/wizard"
    bootstrap.run(bootstrap.VENV / "bin/node", "node_modules/esbuild/bin/esbuild", *(f"wizard/{name}.mjs" for name in (*TOOLS, *ENTRIES)), "--bundle", "--format=esm", f"--outdir={home}",
             "--out-extension:.js=.mjs", "--target=es2022", "--charset=utf8", "--log-level=warning", "--preserve-symlinks")  # else a comment names where a linked folder really is
    for path in Path("wizard").glob("*.css"):
        copy(path, home / path.name)
    copy("wizard/old.mjs", home.with_name("old.mjs"))  # outside: a page of yesterday finds it when the folder has another name
    for path in files("wizard/theme", "*"):
        copy(path, THEME / path.relative_to("wizard/theme"))


def tool_pages():
    """Each tool's body, made from the rules: every question and condition stands in it before any script runs."""
    import jinja2

    from docs.templates.terms import explained
    from deploy.offline import WORKBOOK
    from rules import LATEST as notice, sme_sizes
    from rules.facts import Kind
    from rules.quick import MOST, opening
    from rules.roster.columns import COLUMNS, KNOWN_YEARS, MONEY_FACTORS, YEARS
    from rules.wording import WORDS
    from wizard.roster.reading import MOST_BYTES

    env = jinja2.Environment(loader=jinja2.FileSystemLoader("wizard/templates"), undefined=jinja2.StrictUndefined,
                             autoescape=True, trim_blocks=True, lstrip_blocks=True)
    env.globals.update(notice=notice, word_pattern=WORDS.pattern, workbook=WORKBOOK.name, opening=opening(notice), most=MOST, sizes=sme_sizes,
                       columns=COLUMNS, form_years=YEARS, years=KNOWN_YEARS, units=MONEY_FACTORS, most_bytes=MOST_BYTES,
                       explained=explained)
    env.globals["undated"] = [field for field in notice.form.fields if field.kind in (Kind.NUMBER, Kind.COUNT)
                              and not field.years and not field.supplementary and "近三年" not in field.label]  # 填报说明第 5 条
    env.globals["given"] = {field.id: {"name": field.name, "options": [option.id for option in field.options] or None}
                            for field in notice.form.fields if field.id in CARD}
    for tool in TOOLS:
        body = env.get_template(f"{tool}.html.j2").render()
        write(THEME / f"{tool}-body.html", f"{{% raw %}}{body}{{% endraw %}}")  # the theme includes it as it is


def stage_runtime():
    """Python for the browser: the interpreter from npm, the wheels from PyPI, the rules as they stand here, and what makes them start fast."""
    from wizard import start  # only inside .venv
    from deploy import pack

    for path in files(bootstrap.WHEELS, "*.whl"):
        copy(path, RUNTIME / path.name)
    pack.begin([start.extension(RUNTIME)])
    pyodide = start.interpreter(PYODIDE, files(RUNTIME, "*.whl"))
    zip_package("rules", RUNTIME / "rules.zip")
    zip_package("wizard", Path("build/wizard.zip"))
    info = json.loads((PYODIDE / "pyodide-lock.json").read_text(encoding="utf-8"))["info"]
    lock = {"info": info, "packages": {}}  # for loadPyodide's lockFileContents: no package comes from a CDN
    first, later = start.stage(RUNTIME, pyodide, [RUNTIME / "rules.zip", Path("build/wizard.zip")], lock, lambda path: pack.begin([path]))
    pack.begin(files(RUNTIME, "*.wasm"))
    manifest = {
        "pyodide": json.loads((PYODIDE / "package.json").read_text(encoding="utf-8"))["version"],
        "abi": info["abi_version"],
        "lock": lock,
        "files": [described(RUNTIME / name) for name in first],
        "groups": {"rules": []} | {group: [described(RUNTIME / name) for name in names] for group, names in later.items()},
    }
    write(RUNTIME / "manifest.json", json.dumps(manifest, indent=1) + "\n")


def stage_downloads():
    """What is made of the rules for computers that cannot run the page."""
    from deploy.offline import WORKBOOK  # only inside .venv
    from deploy.offline.selfcheck import selfcheck
    from rules import LATEST

    (DOCS / "downloads").mkdir()
    (DOCS / "downloads" / WORKBOOK.name).write_bytes(selfcheck(LATEST))


def described(path):
    data = path.read_bytes()
    return {"name": path.name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def zip_package(package, target):
    with zipfile.ZipFile(target, "w") as archive:
        for path in files(package, "*.py"):
            entry = zipfile.ZipInfo(path.as_posix(), EPOCH)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED, 9)


def generate():
    """Silent when all is well; a warning is a failure. (--quiet would hide warnings from --strict.)"""
    calm = {"SOURCE_DATE_EPOCH": "315532800", "NO_MKDOCS_2_WARNING": "1"}  # the first is EPOCH in seconds
    done = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict"], env=os.environ | calm,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        sys.exit(done.stdout)


class Handler(SimpleHTTPRequestHandler):
    """Static files as a careful host sends them; never an old one, since this is for people who are changing them."""

    extensions_map = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript", ".js": "text/javascript", ".wasm": "application/wasm", ".whl": "application/zip",
    }

    def __init__(self, *args):
        super().__init__(*args, directory="site")

    def end_headers(self):
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *args):
        """Silent."""


def port_is_free(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def serve(port):
    with ThreadingHTTPServer(("127.0.0.1", port), Handler) as server:
        print(f"http://localhost:{server.server_port}/ (Ctrl+C stops)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()


def main():
    parser = argparse.ArgumentParser(description="Build the site into site/.")
    parser.add_argument("--serve", action="store_true", help="then serve it on this machine")
    parser.add_argument("--port", type=int, default=8000)
    wanted = parser.parse_args()
    if wanted.serve and not port_is_free(wanted.port):
        sys.exit(f"Port {wanted.port} is in use; choose another: python3 build.py --serve --port {wanted.port + 1}")
    bootstrap.ensure("build")
    os.chdir(bootstrap.ROOT)
    started = time.monotonic()
    build()
    print(f"site/ built in {time.monotonic() - started:.1f} s", flush=True)
    if wanted.serve:
        serve(wanted.port)


if __name__ == "__main__":
    main()
