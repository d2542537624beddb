"""The conditions as spreadsheet formulas, one by one: whole numbers and cross-multiplication, so that a threshold stays exact. No file here."""

from fractions import Fraction
from functools import singledispatchmethod
from itertools import combinations
from math import gcd, lcm, prod
from typing import NamedTuple

from rules.choices import Chosen, EveryTick, ThenJudged, Ticked
from rules.conditions import Compared, GenerallyAtMost
from rules.distinct import DifferentEnterprises
from rules.facts import Cell, Field, Kind
from rules.figures import Given, Total, Within
from rules.joined import AllOf, AnyOf
from rules.plan import PlanWritten
from rules.ratios import Growth, JoinedRates, PercentOf, Ratio
from rules.readings import Reading, Readings
from rules.spans import Falling, RisingSteadily, SetUpFor
from rules.verdict import IN_AND, IN_OR, MET, MISSING, NOT_APPLICABLE, REVIEW, UNMET, Verdict
from rules.ways import FirstOf

HAS, BLANK, DOUBT, NONE, UNREAD = "有", "空", "疑", "无", "误"  # how a place for an answer stands
PLACES = {"亿元": 4, "万元": 4, "平方公里": 4, "吨二氧化碳/万元": 6}  # decimals that can be typed; 2 of other figures


def places(field: Field) -> int:
    return 0 if field.kind == Kind.COUNT else PLACES.get(field.unit, 2)


def word(verdict: Verdict) -> str:
    return f'"{verdict.word}"'


def is_(ref: str, *states: str) -> str:
    tests = [f'{ref}="{state}"' for state in states]
    return tests[0] if len(tests) == 1 else f"OR({','.join(tests)})"


def any_(tests) -> str:
    return f"OR({','.join(tests)})"


def all_(tests) -> str:
    return f"AND({','.join(tests)})"


def first(choices: list[tuple[str, str]], otherwise: str) -> str:
    """IF this, that; else the next."""
    return "".join(f"IF({test},{then}," for test, then in choices) + otherwise + ")" * len(choices)


class Node(NamedTuple):
    """A figure on the sheet: value = scale × num ÷ den, a yearly growth as the ratio over `root` years.

    state: 有 空 疑; rest: 空 or 疑 where a sum lacks parts. stuck and open as in rules.figures: no stated figure takes its place;
    somebody has to give what is missing. ways: of a figure that is the first of several, these.
    """

    state: str
    num: str = "0"
    den: str = "1"
    scale: Fraction = Fraction(1)
    root: int = 0
    stuck: str = "FALSE"
    open: str = "TRUE"
    rest: str = '""'
    ways: tuple["Node", ...] = ()


class Formulas:
    """rows: (what it is, [formulas]) of the calculation sheet, from its row `at` on. asked: where an answer's state and value stand."""

    def __init__(self, at: int, asked: dict[Cell, int], ticked: dict[tuple[str, str], int]):
        self.at, self.asked, self.ticked = at, asked, ticked
        self.rows: list[tuple[str, list[str]]] = []
        self.known: dict[str, Node] = {}
        self.supposed: frozenset[Cell] = frozenset()  # answers taken for figures, where they are given at all

    def put(self, name: str, *formulas: str) -> list[str]:
        """A new row; gives back the address of each of its cells."""
        self.rows.append((name, list(formulas)))
        return [f"{column}{self.at + len(self.rows) - 1}" for column in "BCDEFG"[:len(formulas)]]

    # ---- figures ----

    def node(self, figure) -> Node:
        key = repr(figure)
        if key not in self.known:
            self.known[key] = self.work(figure)
        return self.known[key]

    @singledispatchmethod
    def work(self, figure) -> Node:
        raise NotImplementedError(type(figure).__name__)

    @work.register
    def _(self, figure: Given):
        row = self.asked[figure.cell]
        scale, open_ = Fraction(1, 10 ** places(figure.field)), "FALSE" if figure.field.optional else "TRUE"
        if figure.cell in self.supposed:
            [state] = self.put(figure.name, f'IF({is_(f"B{row}", BLANK, UNREAD)},"{BLANK}","{HAS}")')
            return Node(state, "1", scale=scale, open=open_)
        zero = figure.none_is_zero or figure.field.kind == Kind.COUNT
        has, doubt = ((HAS, NONE), (DOUBT,)) if zero else ((HAS,), (DOUBT, NONE))
        [state] = self.put(figure.name, first([(is_(f"B{row}", *has), f'"{HAS}"'), (is_(f"B{row}", *doubt), f'"{DOUBT}"')], f'"{BLANK}"'))
        return Node(state, f"C{row}", scale=scale, open=open_)

    @work.register
    def _(self, figure: PercentOf):
        parts = self.node(figure.percent), self.node(figure.whole)
        state, num, open_ = self.put(figure.says(), both(parts), f"{parts[0].num}*{parts[1].num}", openable(parts))
        return Node(state, num, times(parts[0].den, parts[1].den), parts[0].scale * parts[1].scale / 100, open=open_)

    @work.register
    def _(self, figure: Ratio):
        part, whole = parts = self.node(figure.part), self.node(figure.whole)
        bad = all_((is_(whole.state, HAS), f"{whole.num}<=0"))
        state, num, den, stuck, open_ = self.put(figure.says(), f'IF({bad},"{DOUBT}",{both(parts)})', times(part.num, whole.den),
                                                 times(part.den, whole.num), all_((bad, is_(part.state, HAS))), openable(parts))
        return Node(state, num, den, figure.scale * part.scale / whole.scale, stuck=stuck, open=open_)

    @work.register
    def _(self, figure: Growth):
        base, last = parts = self.node(figure.first), self.node(figure.last)
        no_base, below = all_((is_(base.state, HAS), f"{base.num}<=0")), all_((is_(last.state, HAS), f"{last.num}<0"))
        stuck = f"IF({no_base},{is_(last.state, HAS)},{all_((below, is_(base.state, HAS)))})"
        state, num, den, stuck, open_ = self.put(figure.says(), f'IF(OR({no_base},{below}),"{DOUBT}",{both(parts)})', times(last.num, base.den),
                                                 times(last.den, base.num), stuck, openable(parts))
        return Node(state, num, den, last.scale / base.scale, figure.steps, stuck, open_)

    @work.register
    def _(self, figure: JoinedRates):
        rates = [self.node(rate) for rate in figure.rates]
        one = [int(1 / rate.scale * 100) for rate in rates]  # 100 %, as typed without its decimal point
        signs = ["<="] * (len(rates) - 1) + ["<"]  # only the last year may end at nothing
        too_low = any_(all_((is_(rate.state, HAS), f"{rate.num}{sign}{-hundred}")) for rate, hundred, sign in zip(rates, one, signs))
        state, num, open_ = self.put(figure.says(), f'IF({too_low},"{DOUBT}",{both(rates)})',
                                     "*".join(f"({hundred}+{rate.num})" for rate, hundred in zip(rates, one)), openable(rates))
        return Node(state, num, scale=Fraction(1, prod(one)), root=len(rates), open=open_)

    @work.register
    def _(self, figure: Total):
        parts = [self.node(part) for part in figure.parts]
        assert {part.scale for part in parts} == {1}, figure.name  # counts
        num = "+".join(f"IF({is_(part.state, HAS)},{part.num},0)" for part in parts)
        rest = first([(any_(is_(part.state, state) for part in parts), f'"{state}"') for state in (BLANK, DOUBT)], '""')
        state, num, rest = self.put(figure.name, f'"{HAS}"', num, rest)
        return Node(state, num, rest=rest)

    @work.register
    def _(self, figure: Within):
        part, whole = self.node(figure.part), self.node(figure.whole)
        none = all_((is_(whole.state, HAS), f"{whole.num}=0"))
        state, num = self.put(figure.says(), f'IF({is_(part.state, HAS)},"{HAS}",IF({none},"{HAS}",{part.state}))', f"IF({is_(part.state, HAS)},{part.num},0)")
        return part._replace(state=state, num=num)

    @work.register
    def _(self, figure: FirstOf):
        ways = tuple(self.node(way) for way in figure.ways)
        missing = any_(all_((is_(way.state, BLANK), way.open)) for way in ways)
        state = first([(f"OR({is_(way.state, HAS)},{way.stuck})", way.state) for way in ways], f'IF({missing},"{BLANK}","{DOUBT}")')
        if any(way.root for way in ways):  # a growth and a stated rate are held against different goals
            return Node(*self.put(figure.says(), state), ways=ways)
        scale = Fraction(gcd(*(way.scale.numerator for way in ways)), lcm(*(way.scale.denominator for way in ways)))
        num = first([(is_(way.state, HAS), times(way.num, str(way.scale / scale))) for way in ways], "0")
        den = first([(is_(way.state, HAS), way.den) for way in ways], "1")
        state, num, den = self.put(figure.says(), state, num, den)
        return Node(state, num, den, scale)

    def holds(self, node: Node, bound: Fraction, sign: str) -> str:
        """value `sign` bound, without a division."""
        if node.ways:
            return first([(is_(way.state, HAS), self.holds(way, bound, sign)) for way in node.ways], "FALSE")
        goal = (1 + bound / 100) ** node.root if node.root else bound
        each = node.scale / goal if goal else node.scale
        return f"{times(node.num, str(each.numerator))}{sign}{times(node.den, str(each.denominator)) if goal else 0}"

    # ---- conditions: the address of a cell with the verdict's word ----

    def verdict(self, condition) -> str:
        [cell] = self.put(condition.says(), self.decide(condition))
        return cell

    @singledispatchmethod
    def decide(self, condition) -> str:
        raise NotImplementedError(type(condition).__name__)

    @decide.register
    def _(self, condition: Compared):
        node = self.node(condition.figure)
        holds = self.holds(node, condition.bound, ">" if condition.strict else ">=")
        short = first([(is_(node.rest, BLANK), word(MISSING)), (is_(node.rest, DOUBT), word(REVIEW))], word(UNMET))
        return first([(is_(node.state, BLANK), word(MISSING)), (is_(node.state, DOUBT), word(REVIEW)), (holds, word(MET))],
                     word(UNMET) if node.rest == '""' else short)

    @decide.register
    def _(self, condition: GenerallyAtMost):
        node = self.node(condition.figure)
        return first([(is_(node.state, BLANK), word(MISSING)), (is_(node.state, DOUBT), word(REVIEW)),
                      (self.holds(node, condition.bound, "<="), word(MET))], word(REVIEW))

    @decide.register
    def _(self, condition: AllOf):
        return self.strongest(condition.parts, IN_AND)

    @decide.register
    def _(self, condition: AnyOf):
        return self.strongest(condition.parts, IN_OR)

    def strongest(self, parts, order) -> str:
        cells = [self.verdict(part) for part in parts]
        return first([(is_one(cells, verdict), word(verdict)) for verdict in sorted(order, key=order.get)][:-1], word(NOT_APPLICABLE))

    @decide.register
    def _(self, condition: Readings):
        played = []
        for reading in condition.readings:
            cell = self.verdict(reading.requires)
            begun = any_(f'{self.node(given).state}<>"{BLANK}"' for given in reading.rests_on)
            played += self.put(reading.title, f"IF({all_((begun, self.demanded(reading, cell)))},{cell},\"\")") if reading.rests_on else [cell]
        has = {verdict: is_one(played, verdict) for verdict in Verdict}
        alone = [(all_(f"NOT({has[other]})" for other in Verdict if other != verdict), word(verdict)) for verdict in (MET, UNMET, NOT_APPLICABLE)]
        return first([(all_((has[MET], has[UNMET])), word(REVIEW)), (has[MISSING], word(MISSING)), *alone], word(REVIEW))

    def demanded(self, reading: Reading, cell: str) -> str:
        """Whether somebody has to give what is missing, if anything is; of what cannot be worked with, what would be missing beside a figure."""
        def given(cell):
            return f"OR({cell}<>{word(MISSING)},{self.node(reading.requires.figure).open})"

        plainly, known = given(cell), self.known
        self.known, self.supposed = {}, frozenset(one.cell for one in reading.rests_on)
        supposed = given(self.verdict(reading.requires))
        self.known, self.supposed = known, frozenset()
        return f"IF({cell}={word(REVIEW)},{supposed},{plainly})"

    @decide.register
    def _(self, condition: SetUpFor):
        since, on = self.asked[Cell(condition.since.id)], self.asked[Cell(condition.on.id)]
        default = f"DATE({condition.default.year},{condition.default.month},{condition.default.day})"
        due = f"EDATE(C{since},{12 * condition.years})<=IF({is_(f'B{on}', HAS)},C{on},{default})"
        return first([(is_(f"B{since}", BLANK, UNREAD), word(MISSING)), (f"OR({is_(f'B{since}', DOUBT, NONE)},{is_(f'B{on}', DOUBT, NONE, UNREAD)})", word(REVIEW)),
                      (due, word(MET))], word(UNMET))

    def falls(self, nodes, sign: str) -> str:
        """A later figure against an earlier one, wherever both are known."""
        return any_(all_((is_(one.state, HAS), is_(later.state, HAS), f"{later.num}{sign}{one.num}")) for one, later in combinations(nodes, 2))

    @decide.register
    def _(self, condition: Falling):
        nodes = [self.node(given) for given in condition.given]
        missing = "+".join(f"({is_(node.state, BLANK)})" for node in nodes)
        known = "+".join(f"({is_(node.state, HAS)})" for node in nodes)
        return first([(self.falls(nodes, ">="), word(UNMET)), (f"AND({missing}>0,{known}+{missing}>1)", word(MISSING)),
                      (any_(is_(node.state, DOUBT) for node in nodes), word(REVIEW))], word(MET))

    @decide.register
    def _(self, condition: RisingSteadily):
        stated, nodes = self.verdict(condition.stated), [self.node(given) for given in condition.given]
        doubt = any_([*(is_(node.state, DOUBT) for node in nodes), self.falls(nodes, "<")])
        return first([(f"{stated}<>{word(MET)}", stated), (doubt, word(REVIEW)), (any_(is_(node.state, BLANK) for node in nodes), word(MISSING))], word(MET))

    @decide.register
    def _(self, condition: DifferentEnterprises):
        counts, different = [self.node(count) for count in condition.counts], self.node(condition.different)
        enough = any_(all_((is_(node.state, HAS), f"{node.num}>={condition.bound}")) for node in (*counts, different))
        total = "+".join(f"IF({is_(node.state, HAS)},{node.num},0)" for node in counts)
        settled = all_(is_(node.state, HAS) for node in counts)
        return first([(enough, word(MET)), (f"AND({settled},OR({total}<{condition.bound},{is_(different.state, HAS)}))", word(UNMET)),
                      (any_(is_(node.state, BLANK) for node in (*counts, different)), word(MISSING))], word(REVIEW))

    @decide.register
    def _(self, condition: Chosen):
        row = self.asked[Cell(condition.field.id)]
        options = [option.id for option in condition.field.options]
        chosen = [(f"C{row}={number}", word(condition.outcomes[option])) for number, option in enumerate(options, 1)]
        return first([(is_(f"B{row}", BLANK, UNREAD), word(MISSING)), (is_(f"B{row}", DOUBT, NONE), word(REVIEW)), *chosen], word(MISSING))

    @decide.register
    def _(self, condition: Ticked):
        row = self.asked[Cell(condition.field.id)]
        there = {verdict: any_(self.tick(condition, option) for option in options)
                 for verdict, options in ((MET, condition.met), (REVIEW, condition.review)) if options}
        return self.unticked(row, first([(test, word(verdict)) for verdict, test in there.items()], word(condition.otherwise)))

    @decide.register
    def _(self, condition: EveryTick):
        ticks = [self.tick(condition, option) for option in condition.met]
        return self.unticked(self.asked[Cell(condition.field.id)], first([(all_(ticks), word(MET)), (any_(ticks), word(REVIEW))], word(UNMET)))

    def tick(self, condition, option: str) -> str:
        return f"B{self.ticked[condition.field.id, option]}"

    @staticmethod
    def unticked(row: int, otherwise: str) -> str:
        return first([(is_(f"B{row}", BLANK, UNREAD), word(MISSING)), (is_(f"B{row}", DOUBT), word(REVIEW))], otherwise)

    @decide.register
    def _(self, condition: ThenJudged):
        cell = self.verdict(condition.first)
        return f"IF({cell}={word(MET)},{word(REVIEW)},{cell})"

    @decide.register
    def _(self, condition: PlanWritten):
        states = [f"B{self.asked[Cell(field.id)]}" for field in condition.sections]
        return first([(any_(is_(state, HAS, DOUBT) for state in states), word(REVIEW)),
                      (any_(is_(state, BLANK, UNREAD) for state in states), word(MISSING))], word(UNMET))


def both(nodes) -> str:
    """The state of what is worked out of several figures: a doubt closes this way, else the blanks are asked for."""
    return first([(all_(is_(node.state, HAS) for node in nodes), f'"{HAS}"'), (any_(is_(node.state, DOUBT) for node in nodes), f'"{DOUBT}"')], f'"{BLANK}"')


def openable(nodes) -> str:
    return all_(f'OR({node.state}<>"{BLANK}",{node.open})' for node in nodes)


def is_one(cells, verdict: Verdict) -> str:
    return any_(f"{cell}={word(verdict)}" for cell in cells)


def times(one: str, other: str) -> str:
    """The product, without factors of one."""
    return "*".join(part for part in (one, other) if part != "1") or "1"
