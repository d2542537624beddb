"""A draft as the last part of a link: of its answers only what figures, dates and the form's own options can say. Hostile until read."""

import hashlib
import json
import re
import zlib
from binascii import Error, a2b_base64, b2a_base64
from typing import Any, NamedTuple

from rules.draft import BadDraft, Draft, cells_of, checked, is_deep
from rules.entry import UNSEEN
from rules.facts import Cell, Field, Kind, Special
from rules.notice import Notice
from rules.verdict import Verdict

LONGEST = 20_000  # letters of a link's last part that are looked at
LARGEST = 200_000  # bytes it may unpack to
CHOSEN = {Kind.CHOICE, Kind.TICKS}
FIGURES = CHOSEN | {Kind.NUMBER, Kind.COUNT, Kind.DATE}
FRAGMENT = re.compile(r"r1\.([\w-]+)\.([0-9a-f]{8})", re.ASCII)
LETTERS = {Verdict.MET: "m", Verdict.UNMET: "u", Verdict.MISSING: "o", Verdict.REVIEW: "r", Verdict.NOT_APPLICABLE: "n"}  # of a verdict, in a link with figures
WRITTEN = "（已写，链接不带文字）"  # stands for a text that stayed behind, where a condition asks whether there is one

CUT = "链接不完整，可能没有复制或传送完。请向发给您的人要完整的链接或存档文件。"
ALTERED = "链接的内容和做成时不一样，可能已损坏。请向发给您的人再要一次。"
FOREIGN = "这不是自测结果的链接。"


class Linked(NamedTuple):
    """What a link or a file holds. data: as a draft's JSON. draft: its answers, and a stand-in for each text that stayed behind.

    version: of the rules it was made under. recorded: the verdict of each condition where the figures stayed behind; else nothing, for they are worked out anew.
    was: what came out when it was made, where that can be told.
    """

    notice: Notice
    draft: Draft
    data: dict[str, Any]
    version: str = ""
    recorded: dict[str, Verdict] | None = None
    was: dict[str, Verdict] | None = None
    is_link: bool = False


def packed(notice: Notice, draft: Draft, data: dict[str, Any], figures: bool) -> tuple[str, list[str]]:
    """The last part of the link, and the names of what it does not hold."""
    kinds = FIGURES if figures else CHOSEN
    answers = carried(notice, data, kinds) | unwritten(notice, draft)
    held = {"notice": notice.id, "rules": notice.version, "answers": answers}
    if texts := [name for name in asked_texts(notice) if isinstance(draft.answers.get(Cell(name)), str)]:
        held["texts"] = texts
    if figures:
        held["was"] = lettered(notice, draft)
    else:
        held["verdicts"] = recorded(notice, draft)
    return written(held), left_out(notice, data, answers, FIGURES - kinds)


def carried(notice: Notice, data: dict[str, Any], kinds: set[Kind]) -> dict[str, Any]:
    """The answers that may travel: each was understood, so none can hide a name or a sentence."""
    found = {}
    for field in notice.form.fields:
        if field.kind in kinds and (cells := understood(field, data["answers"].get(field.id))):
            by_year = {str(cell.year): raw for cell, raw in cells.items()}
            whole = list(by_year.values()) if len(by_year) == len(field.cells) else by_year
            found[field.id] = whole if field.years else by_year["None"]
    return found


def understood(field: Field, raw: Any) -> dict[Cell, Any]:
    """The places of a question whose answer can be read, as it was typed; ticks and choices by their options."""
    found = {}
    for cell, one in cells_of(raw, field, []):
        alone = {"notice": "", "answers": {field.id: {str(cell.year): one} if cell.year else one}}
        read = checked(alone, {field.id: field})
        value = read.answers.get(cell)
        if value is not None and (not read.complaints or field.kind == Kind.TICKS or isinstance(value, Special)):
            found[cell] = plain(value, field, one)
    return found


def plain(value: Any, field: Field, raw: Any) -> Any:
    if isinstance(value, Special):
        return value.value
    if isinstance(value, frozenset):
        return [option.id for option in field.options if option.id in value]
    return value if isinstance(value, str) else raw.translate(UNSEEN).strip()


def asked_texts(notice: Notice) -> list[str]:
    """The texts that some condition asks for."""
    return [field.id for field in notice.form.fields if field.kind == Kind.TEXT and notice.feeds[field.id]]


def unwritten(notice: Notice, draft: Draft) -> dict[str, str]:
    """Of these texts those where 无 or 暂不清楚 stands: neither is a text that could not travel."""
    return {name: value.value for name in asked_texts(notice) if isinstance(value := draft.answers.get(Cell(name)), Special)}


def recorded(notice: Notice, draft: Draft) -> dict[str, str]:
    """The ids of the conditions under each verdict."""
    found = [(finding.verdict, criterion.id) for criterion, finding in notice.assess(draft.answers)]
    return {verdict.value: " ".join(id for other, id in found if other == verdict) for verdict in Verdict if verdict in dict(found)}


def lettered(notice: Notice, draft: Draft) -> str:
    """The verdict of each condition in their order, and a sum over that order."""
    return "".join(LETTERS[finding.verdict] for _, finding in notice.assess(draft.answers)) + order(notice)


def order(notice: Notice) -> str:
    return sum_of(" ".join(criterion.id for criterion in notice.criteria))[:4]


def left_out(notice: Notice, data: dict[str, Any], answers: dict[str, Any], unasked: set[Kind]) -> list[str]:
    """What was answered and is not in the link, by name, but for the kinds that nobody asked for; then what stood beside the answers."""
    names = [field.name for field in notice.form.fields
             if field.kind not in unasked and field.id not in answers and data["answers"].get(field.id) not in (None, "", [], {})]
    beside = {"evidence": "佐证材料的「有」和「待补」", "lists": "各张清单", "roster": "企业名单"}
    return names + [word for key, word in beside.items() if data.get(key)]


def written(held: dict[str, Any]) -> str:
    squeeze = zlib.compressobj(9, wbits=-15)
    packed = squeeze.compress(json.dumps(held, separators=(",", ":")).encode()) + squeeze.flush()
    letters = b2a_base64(packed, newline=False).decode().translate(str.maketrans("+/", "-_", "="))
    return f"r1.{letters}.{sum_of(letters)}"


def sum_of(letters: str) -> str:
    return hashlib.sha256(letters.encode()).hexdigest()[:8]


def unpacked(fragment: str, notices: dict[str, Notice]) -> Linked:
    """Reads it as a stranger's. Raises BadDraft, and nothing else."""
    held = held_in(fragment)
    notice = notices.get(held.get("notice")) if isinstance(held.get("notice"), str) else None
    if notice is None:
        raise BadDraft("这个链接依据的通知不在本站中，可能由更新的版本做成。请刷新本页后再打开。")
    verdicts = told(notice, held["verdicts"]) if "verdicts" in held else None
    data = {"notice": notice.id, "format": 1, "answers": carried(notice, held, FIGURES if verdicts is None else CHOSEN)}
    texts = held.get("texts") if isinstance(held.get("texts"), list) else []
    stand_ins = {name: WRITTEN for name in asked_texts(notice) if name in texts} | unwritten(notice, checked(held, notice.fields))
    draft = checked({"notice": notice.id, "answers": stand_ins | data["answers"]}, notice.fields)
    version = held["rules"] if isinstance(held.get("rules"), str) and re.fullmatch("[0-9a-f]{8}", held["rules"]) else ""
    return Linked(notice, draft, data, version, verdicts, read_letters(notice, held.get("was")), is_link=True)


def held_in(fragment: str) -> dict[str, Any]:
    parts = FRAGMENT.match(fragment) if len(fragment) <= LONGEST else None
    if parts is None:
        raise BadDraft(CUT if fragment.startswith("r1.") and len(fragment) <= LONGEST else FOREIGN)
    if sum_of(parts[1]) != parts[2]:
        raise BadDraft(ALTERED)
    try:
        bytes_ = a2b_base64(parts[1].translate(str.maketrans("-_", "+/")) + "===")
        reading = zlib.decompressobj(wbits=-15)
        text = reading.decompress(bytes_, LARGEST).decode()
        held = None if is_deep(text) else json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
    except (Error, zlib.error, ValueError, RecursionError):
        raise BadDraft(ALTERED) from None
    if not reading.eof or not isinstance(held, dict) or not isinstance(held.get("answers"), dict):
        raise BadDraft(FOREIGN)
    return held


def told(notice: Notice, verdicts: Any) -> dict[str, Verdict]:
    """What a link says of each condition; what it does not say is open."""
    found = {criterion.id: Verdict.MISSING for criterion in notice.criteria}
    for verdict, ids in verdicts.items() if isinstance(verdicts, dict) else ():
        if verdict in set(Verdict) and isinstance(ids, str):
            found |= {id: Verdict(verdict) for id in ids.split() if id in found}
    return found


def read_letters(notice: Notice, was: Any) -> dict[str, Verdict] | None:
    """What came out when the link was made; nothing where the conditions are others by now."""
    verdicts = {letter: verdict for verdict, letter in LETTERS.items()}
    if not isinstance(was, str) or was[len(notice.criteria):] != order(notice) or not set(was[:len(notice.criteria)]) <= verdicts.keys():
        return None
    return {criterion.id: verdicts[letter] for criterion, letter in zip(notice.criteria, was)}
