"""Saved drafts: what is saved comes back, what is damaged is refused in a sentence, and older formats climb step by step."""

import json
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rules
from rules.draft import BadDraft
from rules.saved import MARK, Step, reopened, unwrapped

from . import CALM, NOTICE, block, full_draft

TEXTS = st.text(max_size=40) | st.sampled_from(["</script>", "<!--", "\ud800", "\x0b", "\u2028", "无", "不确定", "31.20", "\u202e"])
ANSWERS = st.dictionaries(st.sampled_from([field.id for field in NOTICE.form.fields]) | TEXTS,
                          TEXTS | st.lists(TEXTS, max_size=3) | st.dictionaries(st.sampled_from(["2020", "2021", "2022"]), TEXTS), max_size=12)
BESIDE = st.dictionaries(st.sampled_from(["lists", "evidence", "later"]), st.lists(TEXTS) | st.dictionaries(TEXTS, TEXTS), max_size=3)
HEAD = '<!DOCTYPE html>\n<meta name="cluster-draft" content="1">\n<h1>存档</h1>\n'


def text_of(answers, **more):
    return json.dumps({"notice": NOTICE.id, "format": 1, "answers": answers} | more)


@settings(CALM, max_examples=200)
@given(answers=ANSWERS, beside=BESIDE)
def test_what_is_saved_comes_back(answers, beside):
    text = text_of(answers, **beside)
    page = f"{HEAD}{block(text)}\n</body></html>"
    again = reopened(page)
    assert again == reopened(text)
    assert again.data["answers"] == answers
    assert {name: again.data[name] for name in beside} == beside
    assert page.count("</script>") == 1
    assert json.loads(rules.assess(page)) == json.loads(rules.assess(text))


@settings(CALM, max_examples=100)
@given(data=st.data())
def test_a_page_with_one_letter_changed_or_its_end_cut_is_refused(data):
    draft = block(text_of(full_draft()))
    start, end = draft.index(">") + 1, draft.rindex("</script>")
    at = data.draw(st.integers(start, end - 1))
    damaged = data.draw(st.sampled_from([draft[:at] + ("x" if draft[at] != "x" else "y") + draft[at + 1:], draft[:at], draft[:at] + draft[at + 1:]]))
    with pytest.raises(BadDraft, match="校验不符|不完整"):
        reopened(HEAD + damaged)


@pytest.mark.parametrize("text, sentence", [
    ("<p>别的网页</p>", "不是自测草稿的存档"), (HEAD, "不完整"), ("", "JSON"), ("\x89PNG", "JSON"), ("[]", "不是自测草稿"),
    (text_of({})[:-2], "JSON"), ('{"notice": "x", "format": 2, "answers": {}}', "格式版本是 2，本版只能打开版本 1；若由更新的版本保存，请刷新或更新后再打开。"), ("{" + "x" * 5_000_001, "太大"),
])
def test_what_is_no_draft_is_refused_in_one_sentence(text, sentence):
    with pytest.raises(BadDraft, match=sentence) as refused:
        reopened(text)
    assert str(refused.value).count("。") == 1 and str(refused.value).endswith("。")
    assert json.loads(rules.reopen(text)) == {"error": str(refused.value)}


@pytest.mark.parametrize("page", ["<script " * 500_000, "<script " + f'id="{MARK}" ' * 200_000, f'<script id="{MARK}" data-sha256="{"a" * 64}">' * 50_000])
def test_no_page_takes_long_to_refuse(page):
    before = process_time()
    with pytest.raises(BadDraft):
        reopened(page)
    assert process_time() - before < 5


@pytest.mark.parametrize("text", [
    f'{{"notice": "{NOTICE.id}", "answers": {{"area": "100", "area": "101"}}}}', f'{{"notice": "{NOTICE.id}", "answers": {{"output": {{"area": "1", "area": "1"}}}}}}',
    f'{{"area": 1, "notice": "{NOTICE.id}", "answers": {{}}, "area": 2}}', '{"area": 1, "area": 1, "area": 1, "x": 1, "x": 1}',
])
def test_of_a_name_that_stands_twice_neither_is_taken(text):
    """Nor in a saved page; a name of many places, as a year, may stand in each."""
    for saved in (text, HEAD + block(text)):
        assert json.loads(rules.assess(saved)) == json.loads(rules.reopen(saved)) == {"error": "文件里「area」写了不止一次，请只留一个。"}
    assert not json.loads(rules.assess(text_of({"output": {"2022": "1"}, "sme_output": {"2022": "1"}}))).get("error")


def test_a_name_among_many_does_not_take_long_to_find():
    before = process_time()
    assert "「399999」写了" in json.loads(rules.reopen("{" + ",".join(f'"{number}":1' for number in [*range(400_000), 399_999]) + "}"))["error"]
    assert process_time() - before < 5


def test_a_draft_under_another_notice_is_refused_at_the_door():
    assert "通知不在本工具中" in json.loads(rules.reopen('{"notice": "beijing-2024", "answers": {}}'))["error"]


def renamed(draft):
    """Two made-up formats before the first: answers had another name, and a question too."""
    return {name: value for name, value in draft.items() if name != "data"} | {"answers": draft["data"]}


def area_called_area(draft):
    return draft | {"answers": {"area" if name == "size" else name: value for name, value in draft["answers"].items()}}


STEPS = (Step(-1, "不会走到", dict), Step(0, "「数据」改称「答案」，「面积」改称「集群占地面积」。", lambda draft: area_called_area(renamed(draft))))


def test_an_older_format_climbs_and_says_what_changed():
    old = json.dumps({"notice": NOTICE.id, "format": 0, "data": {"size": "12.50", "mystery": "留着"}, "lists": {"smes": []}, "unknown": "也留着"})
    data, changed = reopened(old, STEPS)
    assert data == {"notice": NOTICE.id, "format": "1", "answers": {"area": "12.50", "mystery": "留着"}, "lists": {"smes": []}, "unknown": "也留着"}
    assert changed == (STEPS[1].says,)
    assert reopened(HEAD + block(old), STEPS) == (data, changed)


def test_an_older_format_without_a_step_is_refused():
    with pytest.raises(BadDraft, match="格式版本是 0"):
        reopened('{"notice": "x", "format": 0, "answers": {}}')


def test_what_this_form_does_not_have_is_named():
    told = json.loads(rules.reopen(text_of({"area": "1", "mystery": "2"}, later=3, lists={})))
    assert told["unknown"] == ["mystery", "later"] and told["draft"]["answers"]["mystery"] == "2" and told["changed"] == []


def test_what_stands_in_a_text_that_is_no_page_is_left_alone():
    assert unwrapped(" {} \n") == " {} \n"
