"""Runs in Pyodide while the site is built: lets the rules work, and says which modules were loaded by then. Imports nothing that rules would not."""

import json
import sys


def worked():
    """Assess every example of every notice: what is imported late is imported now. Gives the reports."""
    import rules
    return [rules.assess(json.dumps({"notice": notice.id, "format": 1, "answers": example.given}, default=str))
            for notice in rules.NOTICES.values() for group in notice.groups for example in group.examples]


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
