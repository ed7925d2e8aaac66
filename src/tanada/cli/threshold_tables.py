"""Proposed thresholds as a person reads them: the finding, the tiers, the distribution."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from rich.cells import cell_len
from rich.text import Text

from tanada.cli.output import console, print_whole, table
from tanada.messages import formats, glance
from tanada.messages.threshold_prose import ThresholdWords, points
from tanada.outcomes.thresholds.breaks import MOST_CLUSTERED
from tanada.outcomes.thresholds.histogram import Bin, bins
from tanada.outcomes.thresholds.judging import Part
from tanada.outcomes.thresholds.proposing import Proposal, Proposals
from tanada.outcomes.thresholds.searching import Threshold
from tanada.outcomes.thresholds.targets import Band

_LEAST_BAR, _MOST_BAR = 8, 60
_EIGHTHS = " ▏▎▍▌▋▊▉"
_MARK = "◂"


def print_proposals(proposals: Proposals, why: str, words: ThresholdWords) -> None:
    """The finding and its tiers, what is missed and why, the distribution, other numbers."""
    out = console()
    assert proposals.best is not None
    best = proposals.by_tiers[proposals.best]
    out.print(Text(words.headline(best), style="bold"), soft_wrap=True)
    out.print(words.why(proposals, why), soft_wrap=True)
    out.print()
    _print_tiers(best, words)
    if best.missed:
        _print_misses(best, words)
    out.print()
    print_distribution(proposals, best, words)
    others = [each for each in proposals.by_tiers.values() if each is not best]
    if others:
        out.print()
        out.print(Text(words.labels.say("thresholds.others"), style="bold"))
    for each in others:
        params: dict[str, object] = {"found": words.tiers(each), "result": words.result(each)}
        line = words.labels.say("thresholds.other", tiers=each.tiers, **params)
        out.print(f"  {line}", soft_wrap=True)


def _print_tiers(best: Proposal, words: ThresholdWords) -> None:
    say = words.labels.say
    titles = [
        say(f"thresholds.column.{name}")
        for name in ("tier", "from", "accounts", "share", "target", "arr", "share", "target")
    ]
    rows = [
        [
            words.tier(number, best.tiers),
            words.begins(threshold),
            formats.number(part.accounts),
            *_share(part.accounts_share, part.target.accounts),
            glance.money(part.arr, words.labels.policy.currency, words.labels.language),
            *_share(part.arr_share, part.target.arr),
        ]
        for number, (threshold, part) in enumerate(_with_thresholds(best))
    ]
    print_whole(console(), table(titles, rows, (2, 3, 4, 5, 6, 7)))


def _with_thresholds(best: Proposal) -> list[tuple[Threshold | None, Part]]:
    return list(zip((*best.thresholds, None), best.parts, strict=True))


def _share(share: Decimal | None, band: Band | None) -> list[Text | str]:
    """A share and the band it should lie in."""
    if share is None:
        return ["–", ""]
    style = "red" if band is not None and not band.holds(share) else ""
    target = ""
    if band is not None:
        target = f"{formats.number(band.low * 100)}–{formats.number(band.high * 100)}%"
    return [Text(glance.share(share), style=style), target]


def _print_misses(best: Proposal, words: ThresholdWords) -> None:
    out = console()
    out.print()
    title = words.labels.say("thresholds.missed", points=points(best))
    out.print(Text(title, style="bold"))
    for miss in best.missed:
        out.print(f"  {words.missed(miss, best.tiers)}", soft_wrap=True)
    out.print(Text(words.labels.say("thresholds.obstacles"), style="bold"))
    for obstacle in best.obstacles:
        out.print(f"  {words.obstacle(obstacle, best.tiers)}", soft_wrap=True)


def print_distribution(proposals: Proposals, best: Proposal | None, words: ThresholdWords) -> None:
    """Counts, percentiles, natural breaks, and a picture as wide as the terminal."""
    out, distribution, say = console(), words.distribution, words.labels.say
    out.print(Text(say("thresholds.distribution", label=words.field), style="bold"))
    counts = {
        name: getattr(distribution, name)
        for name in ("known", "missing", "zero", "negative", "ended")
    }
    out.print("  " + say("thresholds.counts", **counts), soft_wrap=True)
    quantiles = {
        name: words.value(distribution.quantile(Decimal(share)))
        for name, share in (
            ("smallest", "0"),
            ("median", "0.5"),
            ("p75", "0.75"),
            ("p90", "0.9"),
            ("largest", "1"),
        )
    }
    out.print("  " + say("thresholds.quantiles", **quantiles), soft_wrap=True)
    if best is None or proposals.scale is None:
        return
    looked = distribution.known > MOST_CLUSTERED
    code = "thresholds.breaks_from" if looked else "thresholds.breaks"
    breaks = words.breaks(best)
    params: dict[str, object] = {"found": breaks, "looked": MOST_CLUSTERED}
    out.print("  " + say(code, tiers=best.tiers, **params), soft_wrap=True)
    out.print()
    found = bins(distribution, proposals.scale)
    for line in picture(found, best.thresholds, words, out.width):
        out.print(line, soft_wrap=True, no_wrap=True)
    if proposals.scale.logarithmic:
        out.print(Text("  " + say("thresholds.logarithmic"), style="dim"))


def picture(
    found: Sequence[Bin], thresholds: Sequence[Threshold], words: ThresholdWords, width: int
) -> list[Text]:
    """A line for each bin, the largest values on top; thresholds stand beside their bin."""
    labels = [words.bin(each) for each in found]
    counts = [formats.number(each.accounts) for each in found]
    marks = [_marks(each, thresholds, words) for each in found]
    taken = sum(max(map(cell_len, column)) for column in (labels, counts, marks)) + 7
    room = min(max(width - taken, _LEAST_BAR), _MOST_BAR)
    most = max(each.accounts for each in found)
    lines = []
    rows = list(zip(found, labels, counts, marks, strict=True))
    for each, label, count, mark in reversed(rows):
        padding = " " * (max(map(cell_len, labels)) - cell_len(label))
        line = Text(f"  {padding}{label} ")
        line.append(_bar(each.accounts, most, room), style="green")
        line.append(f" {count}")
        line.append(f" {mark}" if mark else "", style="bold")
        lines.append(line)
    return lines


def _marks(each: Bin, thresholds: Sequence[Threshold], words: ThresholdWords) -> str:
    """The thresholds within a bin, with the tiers that begin there."""
    shown = [
        f"{words.tier(number, len(thresholds) + 1)} {words.begins(threshold)}"
        for number, threshold in enumerate(thresholds)
        if each.holds(threshold.value)
    ]
    return f"{_MARK} " + formats.listed(shown, words.labels.language) if shown else ""


def _bar(accounts: int, most: int, room: int) -> str:
    """A bar in eighths of a character; whatever is not nothing has one."""
    eighths = accounts * room * 8 // most
    if accounts and not eighths:
        eighths = 1
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
