"""Each cell of a table of three columns or more says which column it is, so that a phone can set a row as lines. The text stays as it is."""

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

FEWEST = 3  # two columns have room on a phone


class Label(Treeprocessor):
    def run(self, root):
        for table in root.iter("table"):
            heads = ["".join(head.itertext()) for head in table.iter("th")]
            if len(heads) >= FEWEST:
                table.set("data-stacks", "")
                label(table.iter("tr"), heads)


def label(rows, heads):
    for row in rows:
        for cell, head in zip(row.findall("td"), heads):
            cell.set("data-label", head)


class Tables(Extension):
    def extendMarkdown(self, md):
        md.treeprocessors.register(Label(md), "table-labels", 3)  # after every text is in place, before words are explained


def makeExtension(**settings):  # noqa: N802, the name that Markdown looks for
    return Tables(**settings)
