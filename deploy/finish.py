"""Turns a built site into one that any host may serve: nothing inline, all of its own in hashed names, listed, and packed."""

import hashlib
import json
import re
import shutil
from pathlib import Path

from deploy.pack import on_the_line, pack
from deploy.policy import guarded, sealed
from deploy.supply import MARK, PACKED, listed, offered, write_bom
from deploy.offline import ARCHIVE, SINGLE
from deploy.offline.archive import archived
from deploy.offline.single import write_single
from deploy.offline.worker import write_worker

HERE = Path(__file__).parent
SEARCH = {"lunr.stemmer.support.min.js", "lunr.multi.min.js", "lunr.zh.min.js"}  # of the theme's thirty languages, ours


def finish(site=Path("site")):
    """The order matters: what a page names must have its last name, and its last bytes, before they are summed."""
    drop_unused(site)
    mend_theme(site)
    mend_index(site)
    for name in ("404.html", "_headers"):
        shutil.copyfile(HERE / name, site / name)
    weighed(site / "assets/runtime")
    renamed = version(site)
    pages = {path: path.read_text("utf-8") for path in sorted([site / "404.html", *site.rglob("index.html")])}
    for path, text in pages.items():
        if path.name != "404.html":  # served from any depth, it cannot name a file: its style and script stay inside
            pages[path] = with_names(text, renamed)
    told(site, pages)
    archived(site, site / "downloads" / ARCHIVE.name)
    write_single(site, pages, site / "downloads" / SINGLE.name)
    told(site, pages)  # once more, for now there are the archive and the page in one file too


def told(site, pages):
    """The pages with their lists, and the lists themselves. The page of sums comes last: it names the service worker, which names the others."""
    for path, text in sorted(pages.items(), key=lambda one: MARK in one[1]):
        if MARK in text:
            write_worker(site)
        path.write_text(guarded(sealed(hinted(listed(offered(text, site), site)), path)), "utf-8")
    write_bom(site)
    write_sums(site)
    pack(site)


def hinted(text):
    """Names the scripts of the page's end where its first question has been read, or at the begin of its body, after the styles: while a long
    page is read the line would stand idle. The form is painted first with that question in it, not once before without."""
    asked = re.search(r' data-q="([^"]+)"[^>]* data-asked', text)
    place = f'<div class="says" id="s-{asked[1]}"[^>]*></div>' if asked else "<body[^>]*>"
    head, here, rest = re.split(f"({place})", text, maxsplit=1)
    if asked:
        head = head.replace("<link ", f'<link rel="expect" href="#s-{asked[1]}" blocking="render"><link ', 1)
    hints = [f'<link rel="{"modulepreload" if module else "preload"}" href="{src}" as="script">' for module, src in re.findall(r'<script (type="module" )?src="([^"]+)"></script>', rest)]
    return "".join([head, here, *hints, rest])


def drop_unused(site):
    """What no page loads is not shipped, and what is packed here is not packed before."""
    (site / "sitemap.xml.gz").unlink()
    theme = site / "assets"
    for path in (*theme.rglob("*.map"), *(theme / "javascripts/lunr").rglob("*.js")):
        if path.name not in SEARCH:
            path.unlink()


MENDED = {
    # It cuts a Chinese query into words that its index knows, but never looks at the last character, nor at anything after one that it does not
    # know, and seeks lone characters, which are everywhere: 高 for 高企, 比 for 占比. What holds no known word is sought as it stands.
    # And of all words but the last it seeks the longer ones too, which are rarer and so come first: 企业上云 for 企业.
    "workers/search.*.js": {"o=s+1;o<t.length;": "o=s+1;o<=t.length;", "let a=o+n[o];n[a]&&a<t.length-1&&": "let a=o+(n[o]||1);a<t.length&&",
                            '.join("* ")': '.join(" ")',
                            'return r.has("")?new Set([t]):r}': "return r=[...r].filter(l=>l[1]),r.length?r:[t]}"},
    # It fetches and reads the whole index on every page; here, as from file://, once somebody opens the search.
    "bundle.*.js": {'$(location.protocol!=="file:"),Je("search")': '$(!1),Je("search")',
                    # It listens to keys: not to what is pasted, spoken or written by hand.
                    'h(e,"keyup"),o)': 'h(e,"input"),o)'},
}


def mend_theme(site):
    """What the theme's scripts do wrong and no setting of theirs changes."""
    for pattern, mends in MENDED.items():
        script, = (site / "assets/javascripts").glob(pattern)
        text = script.read_text("utf-8")
        for wrong, right in mends.items():
            if text.count(wrong) != 1:
                raise ValueError(f"{script.name} is not the script that we know: {wrong}")
            text = text.replace(wrong, right)
        script.write_text(text, "utf-8")


BREAKS = re.compile(r" ?\u200b *(?=[、。，．？！；：）》」”%])|(?<=[（《「“])\u200b")  # where a line may break between words of the index


def mend_index(site):
    """No line of what a search finds begins with 「。」 or ends with 「（」: signs part words well enough (the separator of mkdocs.yml)."""
    path = site / "search/search_index.json"
    index = json.loads(path.read_text("utf-8"))
    for place in index["docs"]:
        place.update({name: BREAKS.sub("", place[name]) for name in ("title", "text")})
    path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), "utf-8")


def weighed(runtime):
    """The list of Python's files says what each of them takes on the line: that is what a person waits and pays for."""
    path = runtime / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    for file in sum(manifest["groups"].values(), manifest["files"]):
        file["packed"] = on_the_line(runtime / file["name"])
    path.write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")


def sum_of(*paths):
    sums = hashlib.sha256()
    for path in paths:
        sums.update(path.read_bytes())
    return sums.hexdigest()[:16]


def version(site):
    """The wizard's folder, and the site's style and scripts, get names that change with their content; returns {old: new}."""
    renamed = {}
    for path in (site / "assets/wizard", site / "assets/site.css", site / "assets/look.js", site / "assets/old.mjs"):
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        new = path.with_name(f"{path.stem}.{sum_of(*filter(Path.is_file, inside))}{path.suffix}")
        path.rename(new)
        renamed[f"assets/{path.name}"] = f"assets/{new.name}"
    return renamed


def with_names(text, renamed):
    for old, new in renamed.items():
        text = re.sub(rf'(?<=["/]){re.escape(old)}(?=["/])', new, text)
    return text


def write_sums(site):
    """For `sha256sum -c SHA256SUMS`, wherever the site was carried to."""
    paths = sorted(path for path in site.rglob("*") if path.is_file() and path.suffix not in PACKED and path.name != "SHA256SUMS")
    lines = (f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(site).as_posix()}\n" for path in paths)
    (site / "SHA256SUMS").write_text("".join(lines), "utf-8")
