"""`tanada thresholds`: the distribution of a number, and thresholds proposed from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tanada.accounts.rejects import check_rejects
from tanada.accounts.snapshot import Snapshot
from tanada.cli.output import note
from tanada.cli.streams import print_json
from tanada.cli.threshold_data import proposals_data
from tanada.cli.threshold_tables import print_distribution, print_proposals
from tanada.cli.threshold_writing import Written, check_writable, print_written, write_thresholds
from tanada.cli.tiering import memory_explained, open_snapshot, print_reading, share_option
from tanada.decide.writing import replacing
from tanada.errors import Place, Problem, UsageError
from tanada.messages import Language, say
from tanada.messages.labels import Labels
from tanada.messages.threshold_prose import ThresholdWords
from tanada.outcomes.thresholds.clauses import threshold_clauses
from tanada.outcomes.thresholds.distribution import check_field, read_distribution
from tanada.outcomes.thresholds.histogram import bins
from tanada.outcomes.thresholds.proposing import Proposals, Wish, propose
from tanada.outcomes.thresholds.readable import unit_of_readable
from tanada.outcomes.thresholds.targets import policy_targets
from tanada.policy.loading import load_policy, policy_text
from tanada.policy.model import Policy
from tanada.policy.source import read_source

_USUAL_POLICY = "standard"
_SVG = ".svg"


@dataclass(frozen=True)
class ThresholdsCall:
    """The options of one call; without `policy` and `write` the usual target shares count."""

    accounts: Path
    as_of: date
    language: Language
    of: str = "arr"
    policy: str | None = None
    tiers: int | None = None
    mapping: Path | None = None
    write: Path | None = None
    svg: Path | None = None
    as_json: bool = False
    memory_limit: str | None = None
    max_rejects: str = "5%"

    @property
    def document(self) -> str | None:
        """The policy that is asked for by name."""
        return str(self.write) if self.write is not None else self.policy


def thresholds_command(call: ThresholdsCall) -> None:
    """Print what is proposed; write it where that is asked for."""
    _check(call)
    policy = load_policy(call.document or _USUAL_POLICY)
    check_field(policy, call.of, "--of")
    wish = _wish(call, policy)
    with memory_explained():
        snapshot = open_snapshot(call.accounts, policy, call.as_of, call.mapping, call.memory_limit)
        if not call.as_json:
            print_reading(snapshot, policy, call.language)
        check_rejects(snapshot, share_option(call.max_rejects, "--max-rejects"))
        distribution = read_distribution(snapshot, policy, call.of, call.as_of)
    if not distribution.known:
        place = Place(str(call.accounts))
        computed = call.of in policy.suppliable()
        code = "thresholds.no_values_computed" if computed else "thresholds.no_values"
        raise UsageError(Problem(code, place, {"found": call.of}))
    proposals = propose(distribution, wish)
    labels = Labels(policy, call.language)
    words = ThresholdWords(labels, distribution, call.document is not None)
    written = _write(call, proposals, policy, words, wish)
    if call.svg is not None:
        _draw(call.svg, proposals, words)
    if call.as_json:
        print_json(_data(call, proposals, snapshot, words, wish, written))
        return
    _print(call, proposals, words, wish, written)


def _check(call: ThresholdsCall) -> None:
    """Raise UsageError where files could not be written, or would replace what is read."""
    if call.write is not None:
        if call.policy is not None and call.policy != str(call.write):
            raise UsageError(Problem("thresholds.two_policies", Place("--policy")))
        check_writable(call.write)
    if call.svg is None:
        return
    if call.svg.suffix.casefold() != _SVG:
        params: dict[str, object] = {"found": call.svg.suffix, "expected": [_SVG]}
        raise UsageError(Problem("out.ending", Place(str(call.svg)), params))
    if not call.svg.parent.is_dir():
        params = {"found": str(call.svg.parent)}
        raise UsageError(Problem("out.no_folder", Place(str(call.svg)), params))


def _wish(call: ThresholdsCall, policy: Policy) -> Wish:
    """What is asked for; raises UsageError where there are no targets for it."""
    asked_for = call.document is not None
    own = policy_targets(policy) if asked_for else None
    tiers = call.tiers
    if call.write is not None:
        if tiers is not None and tiers != len(policy.tiers):
            params: dict[str, object] = {"found": tiers, "count": len(policy.tiers)}
            raise UsageError(Problem("thresholds.tiers_differ", Place("--tiers"), params))
        tiers = len(policy.tiers)
    unit = unit_of_readable(policy.known_names()[call.of])
    wish = Wish(None, own, _strict(call, policy) if asked_for else (), unit)
    possible = wish.targets()
    if tiers is not None and tiers not in possible:
        params = {"found": tiers, "expected": sorted(possible)}
        if call.tiers is None:
            raise UsageError(Problem("thresholds.no_own_targets", Place(str(call.write)), params))
        raise UsageError(Problem("thresholds.no_targets", Place("--tiers"), params))
    return Wish(tiers, own, wish.strict, unit)


def _strict(call: ThresholdsCall, policy: Policy) -> tuple[bool, ...]:
    """How the policy compares at each of its thresholds; nothing where it has no plain ones.

    Where they are to be written, a policy without plain thresholds is a UsageError.
    """
    source = read_source(*policy_text(call.document or _USUAL_POLICY))
    try:
        return tuple(each.strict for each in threshold_clauses(policy, call.of, source))
    except UsageError:
        if call.write is not None:
            raise
        return ()


def _write(
    call: ThresholdsCall,
    proposals: Proposals,
    policy: Policy,
    words: ThresholdWords,
    wish: Wish,
) -> Written | None:
    if call.write is None:
        return None
    if proposals.best is None:
        reason = words.nothing(proposals.why, min(wish.targets()))
        place = Place(str(call.write))
        raise UsageError(Problem("thresholds.nothing_to_write", place, {"reason": reason}))
    best = proposals.by_tiers[proposals.best]
    return write_thresholds(call.write, policy, call.of, best.thresholds)


def _draw(svg_file: Path, proposals: Proposals, words: ThresholdWords) -> None:
    if proposals.scale is None:
        return
    from tanada.reports.charts import svg
    from tanada.reports.distribution import distribution_chart

    best = proposals.by_tiers[proposals.best] if proposals.best is not None else None
    found = bins(words.distribution, proposals.scale)
    drawn = svg(distribution_chart(found, best, words))
    with replacing(svg_file) as temporary:
        temporary.write_text(drawn, encoding="utf-8")


def _print(
    call: ThresholdsCall,
    proposals: Proposals,
    words: ThresholdWords,
    wish: Wish,
    written: Written | None,
) -> None:
    for remark in _remarks(proposals, words, wish):
        note(remark)
    if proposals.best is None:
        print(words.nothing(proposals.why, min(wish.targets())))
        print_distribution(proposals, None, words)
        return
    why = "policy" if call.write is not None and proposals.why == "asked" else proposals.why
    print_proposals(proposals, why, words)
    if call.svg is not None:
        note(say("cli.written", call.language, file=call.svg))
    if written is None:
        note(say("thresholds.to_write", call.language))
    else:
        print_written(written, words.labels)


def _remarks(proposals: Proposals, words: ThresholdWords, wish: Wish) -> list[str]:
    """A number of tiers that was asked for needs no remark."""
    found = proposals.best if wish.tiers is None else None
    return words.remarks(found, wish.targets())


def _data(
    call: ThresholdsCall,
    proposals: Proposals,
    snapshot: Snapshot,
    words: ThresholdWords,
    wish: Wish,
    written: Written | None,
) -> dict[str, object]:
    """The report for machines."""
    return {
        "policy": {
            "name": words.labels.words(words.labels.policy.name),
            "fingerprint": words.labels.policy.fingerprint,
            "currency": words.labels.policy.currency,
        },
        "as_of": call.as_of,
        "read": snapshot.read,
        "decided": snapshot.accepted,
        "rejected": snapshot.rejected,
        "of": call.of,
        "label": words.field,
        **proposals_data(proposals, words, min(wish.targets())),
        "remarks": _remarks(proposals, words, wish),
        "written": written.data() if written else None,
        "svg": call.svg if proposals.scale else None,
    }
