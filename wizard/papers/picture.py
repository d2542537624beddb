"""A picture of the groups, drawn with cells that every word processor shows: one square for each condition; and the same as a table."""

from rules.notice import Group, Notice
from rules.verdict import MET, MISSING, NOT_APPLICABLE, REVIEW, UNMET, Verdict

from .rows import GREY, SMALL, label, lines, value
from .word import Cell, Row, grid, table

SHADES = {MET: "C6E0B4", UNMET: "F4B183", MISSING: "FFE699", REVIEW: "BDD7EE", NOT_APPLICABLE: "D9D9D9"}
SIGNS = {MET: "√", UNMET: "×", MISSING: "…", REVIEW: "？", NOT_APPLICABLE: "—"}  # a sign beside the colour, for print and for every eye


def verdicts(group: Group, items: dict[str, dict]) -> list[Verdict]:
    """Preferences are left out, as in the overall line."""
    return [Verdict(items[criterion.id]["verdict"]) for criterion in group.criteria if not criterion.preference]


def picture(notice: Notice, items: dict[str, dict]) -> str:
    most = max(len(verdicts(group, items)) for group in notice.groups)
    rows = [Row((name(group), *squares(verdicts(group, items), most)), height=380) for group in notice.groups]
    legend = "　".join(f"{SIGNS[verdict]} {verdict.word}" for verdict in Verdict)
    return table(grid(56, *[10] * most), rows) + lines(f"图：每格是一条条件。{legend}", SMALL, before=60)


def name(group: Group) -> Cell:
    return Cell(lines(f"{group.locator}　{group.title}", SMALL))


def squares(found: list[Verdict], most: int) -> list[Cell]:
    drawn = [Cell(lines(SIGNS[verdict], SMALL, "center"), shade=SHADES[verdict]) for verdict in found]
    return drawn + ([Cell("", most - len(found))] if len(found) < most else [])


def tallied(notice: Notice, items: dict[str, dict]) -> str:
    """The same data as numbers."""
    heads = tuple(label(words, look=SMALL)._replace(shade=GREY) for words in ("组", *(verdict.word for verdict in Verdict)))
    rows = [Row((name(group), *(value(str(verdicts(group, items).count(verdict)), 1, SMALL) for verdict in Verdict))) for group in notice.groups]
    return table(grid(48, 20, 20, 20, 28, 20), [Row(heads, header=True), *rows])
