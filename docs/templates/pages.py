"""What the page templates need to say a rule in Markdown. Pure: text in, text out."""

import json
import re
from typing import Any

import rules
from rules.notice import Criterion, Group, Notice
from rules.wording import bare

MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~])")
HEADINGS = ((re.compile(r"[一二三]、\S{2,8}"), 2), (re.compile(r"（[一二三]）\S{2,8}"), 3), (re.compile(r"[1-8]、\S{5,25}"), 4))
ENDS = "。：；）:)"


def escaped(text: str) -> str:
    """Text as it stands, with nothing in it that Markdown would take for its own."""
    return MARKDOWN.sub(r"\\\1", text)


def examples(notice: Notice, group: Group) -> dict[str, list[tuple[str, dict[str, Any]]]]:
    """By criterion id: what each worked example says, and the item of its report, worked out now."""
    found: dict[str, list[tuple[str, dict[str, Any]]]] = {criterion.id: [] for criterion in group.criteria}
    for example in group.examples:
        report = json.loads(rules.assess(json.dumps({"notice": notice.id, "answers": example.given})))
        for item in report["criteria"]:
            if item["id"] in example.expect:
                found[item["id"]].append((example.says, item))
    return found


def sample(notice: Notice, criterion_id: str, verdict: str) -> tuple[Criterion, dict[str, Any] | None]:
    """A criterion with the item of its report in the first worked example that comes out at this verdict; a notice may have none."""
    group = next(group for group in notice.groups for criterion in group.criteria if criterion.id == criterion_id)
    criterion = next(criterion for criterion in group.criteria if criterion.id == criterion_id)
    return criterion, next((item for _, item in examples(notice, group)[criterion_id] if item["verdict"] == verdict), None)


def dial(phone: str) -> str:
    """A number as a telephone dials it from anywhere: 021 before a landline, a pause before an extension."""
    number = phone.replace("-", ",")
    return number if len(phone) == 11 and phone.startswith("1") else f"021{number}"


def anchor(notice: Notice, criterion: Criterion) -> str:
    """The place of a criterion on its group's page."""
    group = next(group for group in notice.groups if criterion in group.criteria)
    return f"guide/{group.id}.md#{criterion.id}"


def annotated(notice: Notice, text: str) -> list[str]:
    """The body of the official text (before its annexes) as Markdown blocks, each covered sentence a link."""
    body = text[: text.index("- 附件：")]
    links = {criterion.quote: anchor(notice, criterion) for criterion in reversed(notice.criteria)}
    links |= {step.quote: f"process.md#{step.place}" for step in notice.steps}
    return [block(paragraph, links) for paragraph in paragraphs(body)]


def paragraphs(body: str) -> list[str]:
    """Paragraphs, with one that a page break had cut in two put together again."""
    found: list[str] = []
    for line in filter(None, (line.strip() for line in body.split("\n"))):
        if found and len(found[-1]) > 20 and found[-1][-1] not in ENDS and not line.startswith(("一", "二", "三", "（")) and not found[-1].endswith("通知"):
            found[-1] += line
        else:
            found.append(line)
    return found


def block(paragraph: str, links: dict[str, str]) -> str:
    for pattern, level in HEADINGS:
        if pattern.fullmatch(paragraph):
            return f"{'#' * level} {paragraph}"
    spans = sorted((match.start(), match.end(), link) for quote, link in links.items() for match in loosely(quote).finditer(paragraph))
    parts, at = [], 0
    for start, end, link in spans:
        if start >= at:
            parts += [escaped(paragraph[at:start]), f"[{escaped(paragraph[start:end])}]({link})"]
            at = end
    return "".join([*parts, escaped(paragraph[at:])])


def loosely(quote: str) -> re.Pattern[str]:
    """The quote, whatever white space stands between its characters."""
    return re.compile(r"\s*".join(map(re.escape, bare(quote))))
