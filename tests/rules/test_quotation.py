"""The quotation is load-bearing: the code quotes the official text verbatim, demands its numbers, and forgets no sentence and no row."""

import difflib
import re

import pytest

import rules
from rules.facts import Kind
from rules.wording import written

from . import BY_LOCATOR, NOTICE, ROOT

NOTICES = list(rules.NOTICES.values())
every_notice = pytest.mark.parametrize("notice", NOTICES, ids=lambda notice: notice.id)
FORMULA = ("$\\eta = W_{\\text{重}} / W \\times 100\\%$", "η = W重 / W × 100%"), ("$W_{\\text{重}}$", "W重"), ("$W$", "W")


def official(notice):
    """The official text; the mark-up of its tables and the typesetting of filling note 26 are no words of it."""
    text = (ROOT / f"docs/notices/{notice.id}.txt").read_text(encoding="utf-8")
    for typeset, plain in FORMULA:
        text = text.replace(typeset, plain)
    return re.sub(r"</?p[^>]*>", "", text)


def bare(text):
    """White space aside."""
    return re.sub(r"\s|<input[^>]*>", "", text)


def nearest(text, quote):
    """The place in the text that looks most like the quote: for the officer, not the programmer."""
    def alike(line):
        blocks = difflib.SequenceMatcher(None, line, quote, autojunk=False).get_matching_blocks()
        return sum(block.size for block in blocks if block.size > 2), -len(line)
    return max((line.strip() for line in re.split(r"[\n\t]", text) if line.strip()), key=alike)


def quoted(notice):
    """(what it is, the words) of everything that claims to stand in the official text."""
    yield "通知标题", notice.title
    yield "文号", notice.number
    yield "申报表标题", notice.form.title
    for group in notice.groups:
        if group.locator.isdigit():
            yield f"{group.locator} 标题", f"{group.locator}、{group.title}"
        yield f"{group.locator} 条文", group.clause
        yield from ((f"{criterion.locator} 引文", criterion.quote) for criterion in group.criteria)
    yield from ((f"流程「{step.title}」", step.quote) for step in notice.steps)
    yield from ((f"填报说明第 {n} 条", f"{n}. {note}") for n, note in enumerate(notice.form.filling_notes, 1))
    for part in notice.form.parts:
        if part.title != "封面":
            yield "表的部分", part.title
        yield from ((f"{part.id} 重复的一行", line) for line, _ in part.repeats)
        for field in part.fields:
            if not field.supplementary:
                yield f"{field.id} 栏目", field.label
                yield from ((f"{field.id} 格", piece) for piece in field.cell.split())
                if field.kind in (Kind.CHOICE, Kind.TICKS) and field.id != "district":
                    yield from ((f"{field.id} 选项", option.label) for option in field.options)
    for at in notice.districts:
        yield f"{at.name} 联系方式", f"{at.department}{''.join(at.people)}{at.phone}"


KEPT_AS_PUBLISHED = "\n各区联系方式页照录通知的附件 2，并写明是哪一年公布的；后来换了人、换了号码，不在这里改，等新的通知。"


@every_notice
def test_every_quote_is_verbatim(notice):
    text = official(notice)
    told = bare(text)
    wrong = [f"{what}与通知原文不一致。\n代码：{words}\n原文最近的一行：{nearest(text, words)}{KEPT_AS_PUBLISHED * what.endswith('联系方式')}"
             for what, words in quoted(notice) if bare(words) not in told]
    assert not wrong, "\n\n".join(wrong)


def test_a_wrong_quote_names_the_nearest_line():
    assert nearest(official(NOTICE), "集群近三年产值均在 40 亿元以上").startswith("集群近三年产值均在 30 亿元以上")


def stands(number, words, quote):
    """The number with one of its comparison words, next to each other: 高于 50%, 30 亿元以上."""
    one = rf"(?<![\d.]){re.escape(written(number))}(?![\d.])"
    return any(re.search(rf"{one}\D{{0,5}}以上" if word == "以上" else rf"{word}\s*{one}", quote) for word in words)


@every_notice
def test_every_number_and_comparison_word_stands_in_the_quote(notice):
    wrong = [f"{criterion.locator}：引文里没有「{'／'.join(words)} {written(number)}」：{criterion.quote}"
             for criterion in notice.criteria for number, words in criterion.requires.numbers() if not stands(number, words, criterion.quote)]
    assert not wrong, "\n".join(wrong)


NAMES_NOT_THRESHOLDS = {"基-6": {"3645"}, "基-7": {"3"}}  # “3645” is a name; 近 3 年 is the span asked about, as the form does


@every_notice
def test_every_number_of_the_quote_is_demanded(notice):
    for criterion in notice.criteria:
        demanded = {written(number) for number, _ in criterion.requires.numbers()}
        assert set(re.findall(r"\d+", criterion.quote)) - NAMES_NOT_THRESHOLDS.get(criterion.locator, set()) == demanded, criterion.locator


@pytest.mark.parametrize("group", [pytest.param(group, id=group.locator) for notice in NOTICES for group in notice.groups])
def test_without_its_quotes_only_punctuation_is_left_of_a_clause(group):
    rest = bare(group.clause)
    for quote in sorted({bare(criterion.quote) for criterion in group.criteria}, key=len, reverse=True):
        assert quote in rest, f"引文不在本组条文里，或与另一条重叠：{quote}"
        rest = rest.replace(quote, "")
    assert re.sub(r"[，。；、：]", "", rest) == "", f"条文里这些话没有一条引用：{rest}"


# what frames the conditions: headings, and the one sentence that says there are basic and special conditions
FRAME = ("一、申报要求", "申报市级中小企业特色产业集群（以下简称市级集群）须满足基本条件和八方面专项指标。", "（一）基本条件", "（二）专项条件",
         "二、申报流程", "（一）申报", "（二）初审", "（三）审核", "三、动态管理")


@every_notice
def test_nothing_of_the_sections_is_forgotten(notice):
    text = bare(official(notice))
    rest = text[text.index("一、申报要求"):text.index("-附件：1.上海市中小企业特色产业集群申报表")]
    pieces = [group.clause for group in notice.groups] + [step.quote for step in notice.steps]
    pieces += [f"{group.locator}、{group.title}" for group in notice.groups if group.locator.isdigit()]
    for piece in sorted(map(bare, pieces), key=len, reverse=True):
        assert rest.count(piece) == 1, f"应恰好出现一次：{piece}"
        rest = rest.replace(piece, "\n")
    for heading in map(bare, FRAME):
        assert heading in rest, f"没有这个标题：{heading}"
        rest = rest.replace(heading, "\n", 1)
    assert rest.strip() == "", f"没有条文、步骤或标题覆盖：{rest.split()}"


# the rulings' table: every locator once, in order, with its kind
KINDS = """
程-1 fact · 程-2 choice · 基-1 computed · 基-2 computed · 基-3a fact · 基-3b judged · 基-4 judged · 基-5 judged · 基-6 preference · 基-7 fact · 基-8 fact
1-1 computed · 1-2 computed · 1-3 computed · 1-4 computed · 2 computed
3-1 judged · 3-2 ticks+judged · 3-3 ticks · 3-4 judged · 3-5 ticks
4-1 computed · 4-2 ticks+judged · 4-3 computed · 4-4 computed · 4-5 computed · 4-6 computed
5-1 judged · 5-2 judged · 5-3 ticks · 5-4 computed · 5-5 fact+trend · 5-6 judged · 5-7 ticks · 5-8 judged
6-1 judged · 6-2 computed · 6-3 judged · 6-4 judged · 6-5 ticks · 6-6 choice · 6-7 choice
7-1 ticks · 7-2 ticks · 7-3 computed+judged
8-1 fact · 8-2 ticks · 8-3 ticks · 8-4 ticks · 8-5 ticks · 8-6 ticks+judged · 8-7 judged
"""


def test_every_locator_of_the_rulings_once_in_order_with_its_kind():
    table = [tuple(row.split()) for row in re.split(r"[·\n]", KINDS.strip())]
    assert [(one.locator, "preference" if one.preference else one.requires.kind) for one in NOTICE.criteria] == table


def test_ids_are_promised_once():
    for ids in ([c.id for c in NOTICE.criteria], [g.id for g in NOTICE.groups], [f.id for f in NOTICE.form.fields], list(BY_LOCATOR)):
        assert len(ids) == len(set(ids))
    assert all(criterion.locator.startswith(group.locator) for group in NOTICE.groups for criterion in group.criteria)


# ---- 附件 1, taken apart from the official text, compared both ways ----

# words of the printed form that ask nothing; why each is no question of its own
FURNITURE = {
    "上海市中小企业特色产业集群申报表", "上海市经济和信息化委员会制",  # title and imprint
    "年度", "类别", "国际", "国家", "行业", "团体", "主持数量", "参与数量",  # columns
    "集群已建设的中小企业公共服务平台", "集群已提供的中小企业公共服务", "集群已开展的数字化新模式新业态推广工作",  # lead-ins of boxes
    "（注：勾选需提供佐证材料）", "（需提供清单及相关佐证材料）", "(需提供清单及佐证材料)", "（注：需提供清单及佐证材料）", "（如涉及，需提供佐证材料）",
    "创新平台建设情况(需提供清单及佐证材料)", "(2000字以内)",
    "本单位承诺此次申报中小企业特色产业集群的申请材料(包括附件资料)真实、合法。如有不实之处,本单位愿意负相应责任,并承担由此产生的一切后果。",
    "单位负责人(签字)", "申报单位(公章)", "推荐单位(公章)", "年月日",  # done by hand on paper: kind PAPER
    "三、未来三年中小企业特色产业集群发展规划",  # the third heading inside part 八
}
BOX = "□"


def printed(notice):
    """The pieces of 附件 1 in order: cells and lines, tick boxes marked; blanks to write on and white space taken out."""
    text = official(notice)
    text = text[text.index("附件 1\n") + 4:text.index("《上海市中小企业特色产业集群申报表》 相关指标填报说明")]
    text = re.sub("<input[^>]*>", f"\n{BOX}", text)
    text = re.sub(r"_{3,}\s*个?", "\n", text)
    text = re.sub(r"(（如涉及，|（需说明|（注：|（需提供|单位负责人|申报单位\(公章|年 月 日|\(上海市)", r"\n\1", text)
    for line in re.split(r"[\n\t]", text):
        piece = re.sub(r"[:：]+$", "", bare(line))
        if piece not in ("", BOX):
            yield piece


def boxes(notice):
    return [piece.removeprefix(BOX) for piece in printed(notice) if piece.startswith(BOX)]


def own(notice):
    return [field for field in notice.form.fields if not field.supplementary]


@every_notice
def test_every_tick_box_is_declared_in_the_form_s_order(notice):
    """是/否 rows and tick rows alike; the district is no box on the form, its sixteen names are annex 2's."""
    declared = [bare(option.label) for field in own(notice) if field.options and field.id != "district" for option in field.options]
    assert declared == boxes(notice), "勾选项和申报表不一致"


def said_by(field):
    return {bare(words) for words in (field.label, *field.cell.split(), field.hint, field.cell)}


def declared_words(notice):
    form = {bare(words) for part in notice.form.parts for words in (part.title, *(line for line, _ in part.repeats))}
    return form.union({f"{year}年" for year in notice.form.years}, *map(said_by, own(notice)))


def core(piece):
    """Brackets around a note, and the full stop at its end, are typography."""
    return piece.strip("（）()。").removeprefix("注：")


@every_notice
def test_every_row_of_the_form_is_declared(notice):
    words = declared_words(notice)
    known = {core(one) for one in words | FURNITURE} | {core(line) for line in re.split("：", "：".join(words))}
    lost = [piece for piece in printed(notice) if not piece.startswith(BOX) and core(piece) not in known]
    assert lost == [], f"申报表里这些文字没有对应的栏目：{lost}"


@every_notice
def test_every_declared_row_is_on_the_form_in_its_order(notice):
    """Each row's label is found after the label before it: the code goes down the form with a finger on the paper."""
    text = bare(official(notice))
    at = text.index("附件1上海市")
    for part in notice.form.parts:
        if part.title != "封面":
            at = text.index(bare(part.title), at)
        label = ""
        for field in part.fields:
            if not field.supplementary and part.title != "封面" and field.label != label:
                label = field.label
                at = text.find(bare(label), at) + 1
                assert at, f"栏目次序与申报表不一致：{part.title} {label}"


def test_the_nine_parts_in_order():
    assert [part.title[:2] for part in NOTICE.form.parts] == ["封面", *(f"{n}、" for n in "一二三四五六七八九")]


def test_years_and_units_are_those_of_the_form():
    """A row with 2020年 … 2022年 has three cells; a unit printed in the label is the unit."""
    for field in own(NOTICE):
        unit = re.search(r"[（(](亿元|万元|%|平方公里|吨二氧化碳/万元)[)）]\s*$", field.label)
        if unit and field.kind == Kind.NUMBER:
            assert field.unit == unit[1], field.id
        assert field.years in ((), (2020, 2021, 2022))
    by_year = {field.id for field in own(NOTICE) if field.years}
    assert by_year == {"output", "sme_share", "leading_share", "enterprises", "smes", "specialized", "giants", "champions", "hightech",
                       "innovative", "rd_intensity", "rd_growth", "software_spending", "co2_intensity", "export_growth", "fdi_growth",
                       *(f"standards_{kind}_{role}" for kind in ("international", "national", "industry", "group") for role in ("led", "joined"))}


def test_limits_are_those_of_the_form():
    limits = {field.id: re.search(r"(\d+)\s*字以内", field.label) for field in own(NOTICE)}
    assert {name: int(found[1]) for name, found in limits.items() if found} == {field.id: field.limit for field in own(NOTICE) if field.limit}


def test_supplementary_questions_are_not_on_the_form():
    rows = set(printed(NOTICE))
    assert [field.id for field in NOTICE.form.fields if field.supplementary and bare(field.label) in rows] == []


# ---- 填报说明 1–28 ----

GENERAL = {1: "如实填报，管全表", 2: "空栏填「无」、两位小数，管全表", 3: "什么算佐证材料，管全表", 5: "未注明年度的填到 2022 年底，管全表"}


def test_every_filling_note_speaks_of_a_row_or_of_the_whole_form():
    attached = {note for field in NOTICE.form.fields for note in field.notes}
    assert len(NOTICE.form.filling_notes) == 28
    assert attached | set(GENERAL) == set(range(1, 29)) and not attached & set(GENERAL)


def test_evidence_cites_a_note_of_its_row():
    cited = {field.id: {int(number) for number in re.findall(r"填报说明第 (\d+) 条", field.evidence)} - set(field.notes) - set(GENERAL) for field in NOTICE.form.fields if "填报说明第" in field.evidence}
    assert cited and {id: notes for id, notes in cited.items() if notes} == {}


@every_notice
def test_every_condition_says_what_to_prepare(notice):
    """But for the preference, whose row asks for no proof."""
    assert [criterion.locator for criterion in notice.criteria if not criterion.proofs and not criterion.preference] == []


# a note names its row in so many words: note → a field it must be attached to
NAMED = {4: "output", 6: "export_growth", 7: "smes", 8: "output", 9: "leading_growth", 10: "enterprises", 11: "specialized", 12: "giants",
         13: "champions", 14: "hightech", 15: "rd_growth", 16: "rd_intensity", 17: "standards_national_led", 18: "platforms_national",
         19: "sme_employees", 20: "pct_applications", 21: "patents_per_10k", 22: "cloud_share", 23: "platform_rate", 24: "software_spending",
         25: "solid_waste", 26: "water_reuse", 27: "green_factories", 28: "plan_goals"}


def test_a_note_is_attached_to_the_row_it_names():
    assert [(note, field) for note, field in NAMED.items() if note not in NOTICE.fields[field].notes] == []


def test_no_personal_number_beyond_the_list_is_kept():
    """Mobile numbers only where a district gives no landline (徐汇)."""
    mobiles = [at.name for at in NOTICE.districts if re.fullmatch(r"1\d{10}", at.phone)]
    assert mobiles == ["徐汇区"] and len(NOTICE.districts) == 16
