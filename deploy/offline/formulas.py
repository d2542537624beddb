"""The conditions as spreadsheet formulas, one by one: each a cell with the verdict's word."""

from functools import singledispatchmethod
from itertools import combinations

from rules.choices import Chosen, EveryTick, ThenJudged, Ticked
from rules.conditions import Compared, GenerallyAtMost
from rules.distinct import DifferentEnterprises
from rules.facts import Cell
from rules.joined import AllOf, AnyOf
from rules.plan import PlanWritten
from rules.readings import Reading, Readings
from rules.spans import Falling, RisingSteadily, SetUpFor
from rules.verdict import IN_AND, IN_OR, MET, MISSING, NOT_APPLICABLE, REVIEW, UNMET, Verdict

from .figures import BLANK, DOUBT, HAS, NONE, UNREAD, Figures, all_, any_, first, is_


class Formulas(Figures):
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


def word(verdict: Verdict) -> str:
    return f'"{verdict.word}"'


def is_one(cells, verdict: Verdict) -> str:
    return any_(f"{cell}={word(verdict)}" for cell in cells)
