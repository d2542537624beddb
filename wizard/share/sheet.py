"""One draft as a sheet that is only read: verdicts, evidence, what is open, the answers, and what a later notice changes. Adds no judgement."""

import json
from fractions import Fraction
from typing import Any

import rules
from rules.changes import SAME, Changed, changes
from rules.draft import Answers, checked
from rules.facts import Field, Kind, Special
from rules.notice import Criterion, Notice
from rules.item import word_of
from rules.report import overall_line, reported
from rules.verdict import Verdict, all_of
from rules.wording import exact, places, rounded, with_unit

from wizard.papers.characters import one_line
from wizard.papers.evidence import READY, Line, index
from wizard.papers.filling import Filling, on_paper

from .links import WRITTEN, Linked, unpacked


def read_link(fragment: str) -> str:
    """The sheet of a result link, as JSON. Raises BadDraft, whatever the link holds."""
    return sheet(unpacked(fragment, rules.NOTICES), rules.LATEST)


def read_draft(text: str) -> str:
    """The sheet of a saved page or of a draft of any format so far, as JSON. Raises BadDraft."""
    data = rules.reopened(text).data
    notice, draft = rules.loaded(json.dumps(data))
    return sheet(Linked(notice, draft, data), rules.LATEST)


def sheet(held: Linked, latest: Notice) -> str:
    """As JSON. draft: what can be filled in further. later: what the latest notice changes, where this one is older."""
    filling = Filling(held.notice, held.draft, beside=held.data)
    report = unseen(held, reported(held.notice, held.draft))
    evidence = index(filling) if held.recorded is None else []  # figures that stayed behind want proof too
    told = {
        "title": filling.text("cluster_name"),
        "who": [filling.text("applicant"), filling.text("district")],
        "is_link": held.is_link,
        "with_figures": held.recorded is None,
        "version": {"now": held.notice.version, "then": held.version, "turned": revised(held)},
        "report": report if held.recorded is None else remembered(held, report),
        "evidence": [line._asdict() for line in evidence],
        "proofs": proofs(held.notice, held.draft.answers, evidence),
        "list": name_of(held.data.get("roster")),
        "given": given(filling, held.is_link),
        "draft": json.dumps(held.data, ensure_ascii=False),
        "later": later(held, latest) if held.notice.id != latest.id else None,
    }
    return json.dumps(told, ensure_ascii=False)


def name_of(roster: Any) -> str | None:
    """The file that an enterprise list in the draft was; empty where it has no name, None where there is no list."""
    if not isinstance(roster, dict):
        return None
    return one_line(name)[:60] if isinstance(name := roster.get("name"), str) else ""


def unseen(held: Linked, report: dict[str, Any]) -> dict[str, Any]:
    """The report, saying of a condition whose texts stayed behind just that."""
    away = {cell.field for cell, answer in held.draft.answers.items() if answer == WRITTEN}
    asking = {criterion.id for criterion in held.notice.criteria if away & {field.id for field in criterion.fields}}
    items = [item | {"because": "这一条看文字，链接不带文字，请看对方的申报表。", "readings": []} if item["id"] in asking else item for item in report["criteria"]]
    return report | {"criteria": items}


def revised(held: Linked) -> list[str] | None:
    """The conditions that come out otherwise since the rules of this notice were revised; None where that cannot be told."""
    if held.was is None or held.version == held.notice.version:
        return None
    told = [(criterion, held.was[criterion.id], finding.verdict) for criterion, finding in held.notice.assess(held.draft.answers)]
    return [f"{criterion.locator} {criterion.title}（{word_of(criterion, before)} → {word_of(criterion, after)}）" for criterion, before, after in told if before != after]


def remembered(held: Linked, report: dict[str, Any]) -> dict[str, Any]:
    """The report with the verdicts that the link tells; without figures there is nothing to work them out from."""
    bare = {"because": "", "gap": [], "missing": [], "readings": [], "doubted": [], "basis_text": ""}
    items = [item | bare | {"verdict": verdict.value, "word": word_of(criterion, verdict)}
             for item, criterion in zip(report["criteria"], held.notice.criteria, strict=True) for verdict in [held.recorded[criterion.id]]]
    counted = [held.recorded[criterion.id] for criterion in held.notice.criteria if not criterion.preference]
    counts = {verdict.value: counted.count(verdict) for verdict in Verdict}
    overall = {"verdict": all_of(counted).value, "text": overall_line(counts)}
    return report | {"criteria": items, "counts": counts, "overall": overall, "unsure": "", "warnings": [], "complaints": []}


def proofs(notice: Notice, answers: Answers, evidence: list[Line]) -> dict[str, tuple[int, int]]:
    """For each condition that answers prove: how many of its documents are there, and how many it takes."""
    named = {}  # a document stands under the first question of its part that it proves
    for part in notice.form.parts:
        for field in part.fields:
            if field.kind != Kind.TICKS:
                named[field.id] = next(one.id for one in part.fields if one.kind != Kind.TICKS and one.evidence == field.evidence)
    found = {}
    for criterion in notice.criteria:
        asked = {f"condition.{criterion.id}", *criterion.requires.boxes(answers), *(named[field.id] for field in criterion.fields if field.id in named)}
        lines = [line for line in evidence if line.id in asked]
        if lines:
            found[criterion.id] = (sum(line.state == READY for line in lines), len(lines))
    return found


def given(filling: Filling, is_link: bool) -> list[dict[str, Any]]:
    """What is answered, part by part: {"title", "rows": [[name, words]], "blank": how many are not, which no link tells}."""
    parts = []
    for part in filling.notice.form.parts:
        rows = [[field.name, words] for field in part.fields if (words := said(filling, field))]
        parts.append({"title": part.title, "rows": rows, "blank": 0 if is_link else len(part.fields) - len(rows)})
    return parts


def said(filling: Filling, field: Field) -> str:
    """An answer with all its digits; a year where there are several."""
    found = [(cell, in_words(filling.draft.answers[cell], field)) for cell in field.cells if cell in filling.draft.answers]
    return "；".join(f"{cell.year} 年 {words}" if cell.year else words for cell, words in found)


def in_words(answer: Any, field: Field) -> str:
    if isinstance(answer, Special):
        return {"不确定": "暂不清楚"}.get(answer.value, answer.value)
    return printed(answer, field) if isinstance(answer, Fraction) else on_paper(answer, field)


def printed(answer: Fraction, field: Field) -> str:
    """As the form prints it, and whole where that is not all of it: 60.93%（原数 60.927768%）."""
    whole = exact(answer, field.unit)
    return whole if places(answer) in (2, None) else f"{with_unit(rounded(answer, 2), field.unit)}（原数 {whole}）"


def later(held: Linked, latest: Notice) -> dict[str, Any]:
    """Each condition that is worded anew, or comes out otherwise, under the latest notice: both sentences, both words."""
    data = held.data | {"notice": latest.id, "answers": by_year(held)}
    before, after = words(held.notice, held.draft.answers), words(latest, checked(data, latest.fields).answers | stand_ins(held, latest))
    if held.recorded is not None:
        before, after = {criterion.id: word_of(criterion, held.recorded[criterion.id]) for criterion in held.notice.criteria}, {}
    rows = [row(change, before, after) for change in changes(held.notice, latest)]
    told = [one for one in rows if one["kind"] != SAME or after and one["before"]["word"] != one["after"]["word"]]
    return {"title": latest.title, "number": latest.number, "rows": told, "draft": json.dumps(data, ensure_ascii=False)}


def by_year(held: Linked) -> dict[str, Any]:
    """The answers by the years of their own form, so that none slips into another year."""
    years = {field.id: field.years for field in held.notice.form.fields if field.years}
    return {name: dict(zip(map(str, years[name]), answer)) if name in years and isinstance(answer, list) else answer
            for name, answer in held.data["answers"].items()}


def stand_ins(held: Linked, latest: Notice) -> Answers:
    return {cell: WRITTEN for cell, answer in held.draft.answers.items() if answer == WRITTEN and cell.field in latest.fields}


def words(notice: Notice, answers: Answers) -> dict[str, str]:
    return {criterion.id: word_of(criterion, finding.verdict) for criterion, finding in notice.assess(answers)}


def row(change: Changed, before: dict[str, str], after: dict[str, str]) -> dict[str, Any]:
    def side(criterion: Criterion | None, found: dict[str, str]) -> dict[str, str] | None:
        return criterion and {"locator": criterion.locator, "title": criterion.title, "quote": criterion.quote, "word": found.get(criterion.id, "")}

    return {"kind": change.kind, "before": side(change.before, before), "after": side(change.after, after)}
