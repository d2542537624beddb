"""The notice as a model for publicodes: as many conditions, each comparing every answer that ours reads; comparable in work, not the law."""

from rules import LATEST
from rules.facts import Kind

AT_LEAST = {Kind.TICKS: 1, Kind.TEXT: 1, Kind.DATE: 20000101}


def model():
    """Its rules by name, and which of them are the conditions."""
    cells = {cell for criterion in LATEST.criteria for cell in criterion.requires.uses()}
    rules = {name(*cell): {"question": cell[0].name} for cell in sorted(cells, key=lambda cell: name(*cell))}
    conditions = {plain(criterion.id): {"toutes ces conditions": list(dict.fromkeys(demands(criterion)))} for criterion in LATEST.criteria}
    return {"rules": rules | conditions, "conditions": list(conditions)}


def demands(criterion):
    least = min((bound for bound, _ in criterion.requires.numbers()), default=0)
    for field, year in criterion.requires.uses():
        if field.kind == Kind.CHOICE:
            yield f"{name(field, year)} = '{field.options[0].id}'"
        else:
            yield f"{name(field, year)} >= {AT_LEAST.get(field.kind, int(least))}"


def situation(answers):
    """The same answers in its words: how many ticks, how many characters, a day as a number."""
    said = {}
    for field, year in {cell for criterion in LATEST.criteria for cell in criterion.requires.uses()}:
        value = answers.get(field.id)
        value = value.get(str(year)) if isinstance(value, dict) else value
        if value is not None:
            said[name(field, year)] = worded(field, value)
    return said


def worded(field, value):
    if field.kind == Kind.CHOICE:
        return f"'{value}'"
    if field.kind in (Kind.TICKS, Kind.TEXT):
        return len(value)
    return int(value.replace("-", ""))


def name(field, year):
    return plain(f"answer {field.id} {year or ''}").strip()


def plain(text):
    return text.replace("_", " ")
