"""Which industry of 300号 a cell means: a code of GB/T 4754-2017, a name of it, or the rule's own name. What is not plain gets a question."""

import re
from functools import lru_cache
from typing import NamedTuple

from rules.entry import UNSEEN, WIDE, short

from .divisions import DIVISIONS, SECTIONS, of_section
from .thresholds import BY_ID, INDUSTRIES, Industry

OUTSIDE = ""  # stands among candidates for what 300号 does not list
CODE = re.compile(r"(?<![A-Za-z0-9.])([A-Ta-t]?)([0-9]{2,4})(?![0-9.])", re.ASCII)
LETTER = re.compile(r"([A-Ta-t])(?![A-Za-z0-9])")
JOINTS = re.compile(r"[、，,和及与\s]")
PIECES = re.compile(r"[-—–>→/\\|;；:：()（）\[\]【】]+")
MAKING = re.compile("(?!非)(?!.*(?:智能|数字|云|服务型|先进|高端)制造).*(?:制造业?|加工业)")  # 智能制造 is software as often
ASK = "请填国民经济行业代码（如 C35）或划型规定中的行业名称（如 工业）"
SPLIT = {"59": "「{0}」包括装卸搬运（591，属交通运输业）和仓储（592—599，属仓储业），请写明是哪一类。"}


class Found(NamedTuple):
    """industry, or None and the sentence that says why not and what to fill in."""

    industry: Industry | None
    ask: str = ""


@lru_cache(maxsize=4096)
def found(text: str) -> Found:
    """C35, 3569, 制造业, 工业, 软件和信息技术服务业 …; 59, F, 批发和零售业, 生物医药 get a question. Raises nothing."""
    said = text.translate(WIDE).translate(UNSEEN).strip()
    if not said:
        return Found(None, f"没有填行业，{ASK}。")
    candidates = [one for one in pieces(said) if one]
    if not candidates or not all(digits[:2] in DIVISIONS for _, digits in CODE.findall(padded(said))):
        return Found(None, f"「{short(said)}」看不出属于哪一个行业，{ASK}。")
    ids = set.intersection(*map(set, candidates))
    if len(ids) == 1 and ids != {OUTSIDE}:
        return Found(BY_ID[ids.pop()])
    return Found(None, question(said, ids))


def question(said: str, ids: set[str]) -> str:
    if not ids:
        return f"「{short(said)}」写的不是同一个行业，请只写一个。"
    if ids == {OUTSIDE}:
        return f"划型规定没有列出「{short(said)}」，不能按本规定划型；如果填错了，{ASK}。"
    if code := next((code for code in SPLIT if of_code(code) == ids), ""):
        return SPLIT[code].format(short(said))
    names = "、".join(one.name for one in INDUSTRIES if one.id in ids)
    rest = "，还有划型规定没有列出的" if OUTSIDE in ids else ""
    return f"「{short(said)}」包括{names}{rest}，请写明是哪一类，或填更细的行业代码。"


def pieces(said: str):
    """The candidates of every code and every name in the text; a set of industry ids each, empty where nothing is known."""
    said = padded(said)
    for letter, digits in CODE.findall(said):
        yield of_code(digits)
        if letter:
            yield of_letter(letter)
    if letter := LETTER.match(said):
        yield of_letter(letter[1])
    named = CODE.sub("", LETTER.sub("", said) if LETTER.match(said) else said)
    whole = of_name(named)
    yield from [whole] if whole else map(of_name, PIECES.split(named))


def padded(said: str) -> str:
    """Excel drops the zero of 01."""
    return f"0{said}" if re.fullmatch("[1-9]", said) else said


def of_code(digits: str) -> set[str]:
    """By the longest prefix; a code shorter than the prefixes that split it has all of them."""
    if digits[:2] not in DIVISIONS:
        return set()
    for one in INDUSTRIES:
        if digits.startswith(one.prefixes):
            return {one.id}
    return {one.id for one in INDUSTRIES if any(prefix.startswith(digits) for prefix in one.prefixes)} or {OUTSIDE}


def of_letter(letter: str) -> set[str]:
    return set().union(*map(of_code, of_section(letter.upper())))


def of_name(name: str) -> set[str]:
    key = plain(name)
    if not key:
        return set()
    if key in NAMES:
        return NAMES[key]
    return {"industry"} if MAKING.fullmatch(name.strip()) else set()


def plain(name: str) -> str:
    """The name without what people write differently: 农林牧渔 for 农、林、牧、渔业."""
    return JOINTS.sub("", name).removesuffix("企业").removesuffix("行业").removesuffix("业")


NAMES = {
    **{plain(name): of_letter(letter) for letter, name in SECTIONS.items()},
    **{plain(name): of_code(code) for code, name in DIVISIONS.items()},
    **{plain(name): {one.id} for one in INDUSTRIES for name in (one.name, *one.also)},
}
