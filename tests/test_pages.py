"""The finished pages: every link leads somewhere, every criterion and filling note has its place, and nothing private shows."""

import re
from functools import cache
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import pytest

import rules
from tests.conftest import ROOT

SITE = ROOT / "site"
NOTICE = rules.LATEST
OFFICIAL = {"https://sheitc.sh.gov.cn/sjxwxgwj/20240223/17cb17bde7a44a7980aef46943991fde.html"}


class Read(HTMLParser):
    """ids, hrefs and text of a page."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.words, self.hidden = set(), [], [], 0
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.hidden += tag in ("script", "style")
        self.ids.add(attributes.get("id"))
        self.links += [attributes[name] for name in ("href", "src") if attributes.get(name)]

    def handle_endtag(self, tag):
        self.hidden -= tag in ("script", "style")

    def handle_data(self, data):
        if not self.hidden:
            self.words.append(data)


@cache
def page(path):
    return Read(path.read_text(encoding="utf-8"))


def pages():
    return sorted(SITE.rglob("index.html"))


def text(name):
    return re.sub(r"\s", "", "".join(page(SITE / name / "index.html").words))


def broken(path):
    for link in page(path).links:
        parts = urlsplit(link)
        if parts.scheme in ("http", "https"):
            if link not in OFFICIAL:
                yield f"{link} leads off the site"
        elif parts.scheme not in ("tel", "data"):
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file():
                yield f"{link}: no such file"
            elif parts.fragment and target.suffix == ".html" and unquote(parts.fragment) not in page(target).ids:
                yield f"{link}: no such place"


def test_every_link_leads_somewhere():
    assert [f"{path.relative_to(SITE)}: {fault}" for path in pages() for fault in broken(path)] == []


@pytest.mark.parametrize("group", NOTICE.groups, ids=lambda group: group.id)
def test_each_criterion_has_its_sentence_reasons_and_proofs_on_the_page_of_its_group(group):
    ids, words = page(SITE / "guide" / group.id / "index.html").ids, text(f"guide/{group.id}")
    for criterion in group.criteria:
        assert criterion.id in ids
        for said in (criterion.quote, criterion.why, *criterion.proofs, *(field.name for field in criterion.fields if "standards_" not in field.id)):
            assert re.sub(r"\s", "", said) in words
    for example in group.examples:
        assert re.sub(r"\s", "", example.says) in words


def test_the_annotated_notice_is_the_official_text():
    official = (ROOT / f"docs/notices/{NOTICE.id}.txt").read_text(encoding="utf-8")
    body = re.sub(r"\s", "", official[official.index("各区经委"):official.index("- 附件")])
    assert body in text("notice").replace("¶", "")


def test_every_quote_is_a_link_in_the_annotated_notice():
    links = page(SITE / "notice/index.html").links
    for group in NOTICE.groups:
        for quote in {criterion.quote for criterion in group.criteria}:
            assert any(f"../guide/{group.id}/#{criterion.id}" in links for criterion in group.criteria if criterion.quote == quote)


def test_every_sentence_of_the_procedure_leads_to_its_step():
    """Where the same sentence is quoted, and no other step is."""
    page_of_steps = (SITE / "process/index.html").read_text("utf-8")
    for step in NOTICE.steps:
        assert f"../process/#{step.place}" in page(SITE / "notice/index.html").links
        there = re.sub(r"<[^>]+>|\s", "", page_of_steps.split(f'id="{step.place}"')[1].split("<h2")[0])
        assert [other for other in NOTICE.steps if re.sub(r"\s", "", other.quote) in there] == [step]


def test_a_question_of_the_last_three_years_says_so():
    """The form's own words leave it out of one."""
    asked = (SITE / "check/index.html").read_text("utf-8")
    for criterion in (one for one in NOTICE.criteria if one.id in ("no_incidents", "no_misconduct")):
        [field] = criterion.fields
        question = asked.split(f'data-q="{field.id}"')[1].split("data-q=")[0]
        assert re.search("近三年|近 3 年", question), field.id


def test_every_filling_note_stands_verbatim_in_its_place():
    ids, words = page(SITE / "form/index.html").ids, text("form")
    for number, note in enumerate(NOTICE.form.filling_notes, 1):
        assert f"note-{number}" in ids and re.sub(r"\s", "", note) in words


def test_every_question_of_the_form_is_listed():
    words = text("form")
    assert "这一部分各栏合计2000字以内" in words  # of the plan; the other limits stand in the words of their rows
    for field in NOTICE.form.fields:
        assert field.supplementary or re.sub(r"\s", "", field.label) in words


def test_contacts_are_the_annex_without_needless_mobiles_and_hidden_from_search_engines():
    source = (SITE / "contacts/index.html").read_text(encoding="utf-8")
    assert 'name="robots" content="noindex' in source and "2023年公布，请先核实" in text("contacts")
    for district in NOTICE.districts:
        assert district.department in source and district.phone in source and all(person in source for person in district.people)
    told = [path for path in SITE.rglob("*.html") if NOTICE.districts[0].people[0] in (words := path.read_text("utf-8")) and 'name="robots" content="noindex' not in words]
    assert told == []  # the page in one file holds them too
    mobiles = {phone for path in pages() for phone in re.findall(r"(?<![0-9a-f])1[3-9]\d{9}(?![0-9a-f])", path.read_text(encoding="utf-8"))}
    assert mobiles == {district.phone for district in NOTICE.districts if district.id == "徐汇"}
    assert "contacts/" not in (SITE / "search/search_index.json").read_text(encoding="utf-8").split('"docs"')[1]


def test_every_page_says_under_which_notice_and_that_authorities_decide():
    for path in pages():
        words = "".join(page(path).words)
        assert "沪经信企〔2023〕304号" in words and "不是认定结论" in words, path


def test_of_several_ways_one_is_to_be_chosen():
    """3-3: any of the boxes will do; none is left out."""
    row = next(row for row in re.findall("<tr>.*?</tr>", (SITE / "guide/supply_chain/index.html").read_text("utf-8"), re.DOTALL) if "不是共享机制" in row)
    met = next(criterion for criterion in NOTICE.criteria if criterion.id == "sharing").requires.met
    assert row.count("有一样达到即可：") == 1 and row.count("；或者") == len(met) - 1


def test_no_page_says_that_a_cluster_qualifies():
    for path in pages():
        words = "".join(page(path).words)
        assert not re.search(r"符合申报条件|符合条件|无资格|不合格|予以通过", words), path


def test_a_link_to_the_english_page_says_so():
    links = re.findall(r'<a href="[^"]*about/"[^>]*>About[^<]*', (ROOT / "site/guide/index.html").read_text("utf-8"))
    assert len(links) == 2 and all(' lang="en"' in link for link in links)
