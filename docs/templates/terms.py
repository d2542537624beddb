"""Words of the glossary explained where they stand: a button in the text opens the short explanation, without a script. The text stays as it is."""

import re
import tomllib
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from pymdownx.slugs import slugify

SOURCE = Path(__file__).parents[1] / "glossary.toml"
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
SHUT = HEADINGS | {"a", "button", "code", "pre", "summary", "label", "figure", "th"}  # nothing is pressed inside these
OTHER = ("中小企业特色产业集群", "中小企业主管部门", "中小企业划型", "中小企业促进", "优质中小企业", "补充问题，", "不适用」")  # hold a term and mean something else
OPENS = re.compile("[「『（《“‘]+$")
CLOSES = re.compile("[，。、；：？！）》」』”’%]+")
KEYS = ("name", "aliases", "short", "text", "source")
UNEXPLAINED = {"glossary", "about"}  # the first heading of the pages that explain themselves, or are in English


@cache
def terms():
    """Each term with `id` (of its explanation on a page) and `place` (of its section in the glossary)."""
    found = whole(tomllib.loads(SOURCE.read_text(encoding="utf-8"))["term"])
    return [term | {"id": f"term-{number}", "place": slugify(case="lower")(term["name"], "-")} for number, term in enumerate(found, 1)]


def whole(found):
    """The terms as they are; one that lacks something ends the build in a sentence."""
    for term in found:
        if lacks := [key for key in KEYS if key not in term]:
            raise SystemExit(f"docs/glossary.toml：「{term.get('name', '没有名称的词')}」缺 {'、'.join(lacks)}，请补上{'；没有别名的，写 aliases = []' * ('aliases' in lacks)}。")
    return found


@cache
def pattern():
    """Any word that a term goes by, the longest first; group 1 is empty where the word means something else."""
    words = sorted((word for term in terms() for word in (term["name"], *term["aliases"])), key=len, reverse=True)
    return re.compile("|".join(["|".join(map(re.escape, OTHER)), f"({'|'.join(map(re.escape, words))})"]))


def term_of(word):
    return next(term for term in terms() if word in (term["name"], *term["aliases"]))


def explained(text):
    """The terms in a text, each once, in the order of the text."""
    return list({term["id"]: term for found in pattern().finditer(text) if found[1] for term in [term_of(found[1])]}.values())


class Explain(Treeprocessor):
    def run(self, root):
        first = root.find("h1")
        if first is not None and first.get("id") in UNEXPLAINED:
            return
        self.seen, self.used = set(), {}
        self.walk(root)
        for term in self.used.values():
            root.append(note(term))

    def walk(self, node):
        """Explains in the node's own text, then in each child and in what follows it."""
        if node.tag in SHUT:
            return
        self.mark(node, node.text, None)
        for child in list(node):
            if child.tag in HEADINGS:
                self.seen = set()  # a section explains a word once
            self.walk(child)
            self.mark(node, child.tail, child)

    def mark(self, parent, text, after):
        """Puts buttons into one stretch of text: the parent's own, or that after one of its children."""
        last = after
        at = 0
        for found in pattern().finditer(text or ""):
            term = term_of(found[1]) if found[1] else None
            if term is None or term["id"] in self.seen:
                continue
            self.seen.add(term["id"])
            self.used[term["id"]] = term
            opens, closes = OPENS.search(text[at:found.start()]), CLOSES.match(text, found.end())
            before = text[at:found.start() - len(opens[0] if opens else "")]
            if last is None:
                parent.text = before
            else:
                last.tail = before
            word = pressed(found[0], term, opens[0] if opens else "", closes[0] if closes else "")
            parent.insert(0 if last is None else list(parent).index(last) + 1, word)
            last, at = word, closes.end() if closes else found.end()
        if at:
            last.tail = text[at:]


def pressed(word, term, opens, closes):
    """The button; kept on one line with the marks around it, for a line may break on either side of any button."""
    button = Element("button", {"type": "button", "class": "term", "popovertarget": term["id"]})
    button.text = word
    if not opens and not closes:
        return button
    whole = Element("span", {"class": "unbroken"})
    whole.text, button.tail = opens, closes
    whole.append(button)
    return whole


def note(term):
    """The explanation, out of sight until its button is pressed."""
    box = Element("div", {"id": term["id"], "class": "term-note", "popover": "", "data-search-exclude": ""})
    line = SubElement(box, "p")
    SubElement(line, "b").text = term["name"]
    line[0].tail = f"　{term['short']}"
    SubElement(SubElement(box, "p"), "a", {"href": f"/glossary.md#{term['place']}"}).text = "详细解释"
    return box


class Terms(Extension):
    def extendMarkdown(self, md):
        md.treeprocessors.register(Explain(md), "terms", 2)  # after every text is in place, before links are resolved


def makeExtension(**settings):  # noqa: N802, the name that Markdown looks for
    return Terms(**settings)
