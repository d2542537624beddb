"""The bench says what it is before it measures; what it compares with does comparable work: the peer decides as many conditions, from the same answers."""

import json

import pytest

import bootstrap
from bench import __main__ as bench
from bench import line, peer
from rules import LATEST

from .rules import full_draft


def test_the_peer_decides_every_condition_and_misses_what_is_missing(page):
    answers = full_draft()
    made = {name: line.page("peer.mjs", json.dumps(peer.situation(given)))
            for name, given in (("bench/full", answers), ("bench/less", {name: value for name, value in answers.items() if name != "area"}))}
    address = line.served(line.Line(), made | {"bench/model.json": peer.model()})
    verdicts = {}
    for name in made:
        page.goto(address + name)
        verdicts[name] = {condition: (value, list(missing)) for condition, value, missing in json.loads(page.evaluate("visited.then(({ report }) => report)"))}
    assert list(verdicts["bench/full"]) == [peer.plain(criterion.id) for criterion in LATEST.criteria]
    assert {value for value, _ in verdicts["bench/full"].values()} == {True, False}
    assert not any(missing for _, missing in verdicts["bench/full"].values())
    assert {name for name, (_, missing) in verdicts["bench/less"].items() if missing} == {"area"}


@pytest.mark.parametrize("argument, ends", [("--help", 0), ("--fast", 2)])
def test_who_asks_what_it_is_does_not_wait_for_it(monkeypatch, capsys, argument, ends):
    monkeypatch.setattr(bootstrap, "ensure", lambda group: pytest.fail("it began to measure"))
    with pytest.raises(SystemExit) as ended:
        bench.main([argument])
    assert ended.value.code == ends and ("twelve minutes" in capsys.readouterr().out) == (ends == 0)
