"""Runs in Pyodide while the site is built: lets the rules work, and says which modules were loaded by then. Imports nothing that rules would not."""

import json
import sys

FIGURES = ("0", "1", "3", "12", "49.99", "50", "72.5", "88", "100", "365", "1234.56", "98765432.1", "", "31.2亿", "１，２３４.５", "12%", "-7.25")
SPECIAL = ("无", "不确定")
NONSENSE = ("  ", "约三百", "1e5", "2023-02-30", "2019年3月", "字" * 999, None, True, 7, 0.5, [], {}, ["x", {}], [[]], {"2022": "x", "1999": "1"})
TEXTS = ("", "写", "第一行\n第二行", "A b，Ｃ１", "😀", "\u202e倒\x0b\t", "\ud83d", "<b>&\"'\\")
DRAFTS = 300


def worked():
    """Assess every example of every notice: what is imported late is imported now. Gives the reports."""
    import rules
    return [rules.assess(json.dumps({"notice": notice.id, "format": 1, "answers": example.given}, default=str))
            for notice in rules.NOTICES.values() for group in notice.groups for example in group.examples]


def strained():
    """Assess what people type, right and wrong: nobody shall have to wait at a key for the rest of the interpreter."""
    import random

    import rules
    from rules.facts import Kind
    chance = random.Random(DRAFTS)

    def figure():
        return chance.choice(FIGURES) if chance.random() < 0.5 else str(chance.randrange(10**chance.randrange(1, 9)) / 100)

    def answer(field):
        options = [option.id for option in field.options]
        if chance.random() < 0.02:
            return chance.choice(NONSENSE)
        if chance.random() < 0.1:
            return chance.choice(SPECIAL)
        if field.kind in (Kind.NUMBER, Kind.COUNT):
            return {str(year): figure() for year in field.years} if field.years else figure()
        if field.kind == Kind.DATE:
            return f"20{chance.randrange(10, 30)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 32):02}"  # some of which there are not
        if field.kind == Kind.CHOICE:
            return chance.choice(options)
        return [one for one in options if chance.random() < 0.7] if options else chance.choice(TEXTS) * chance.randrange(99)

    for notice in rules.NOTICES.values():
        for n in range(DRAFTS):
            answers = {name: answer(field) for name, field in notice.fields.items() if chance.random() < (n + 1) / DRAFTS}
            rules.assess(json.dumps({"notice": notice.id, "format": 1, "answers": answers}, ensure_ascii=n % 2 == 0))


def checked():
    """Whether the extension takes what is right, and refuses what is not."""
    from rules.facts import Option
    try:
        Option(id=1, label="")
    except ValueError as trouble:
        return Option(id="1", label="") == Option(id="1", label="") and "1 validation error" in str(trouble)
    return False


def loaded():
    """The modules that come from a file."""
    return sorted(filter(from_file, sys.modules))


def from_file(name):
    spec = getattr(sys.modules[name], "__spec__", None)
    return spec is not None and spec.name == name and name not in ("trial", "library") and (spec.origin or "").endswith((".py", ".pyc", ".so"))
