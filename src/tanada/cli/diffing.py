"""`tanada policy diff`: what changes in meaning from one policy to another."""

from __future__ import annotations

from rich.text import Text

from tanada.cli.output import console
from tanada.cli.streams import print_json, without_controls
from tanada.messages import Language, say
from tanada.messages.diff_prose import change_sentences, part_title, told_by_part
from tanada.messages.labels import Labels
from tanada.policy.diffing import Change, change_data, compare_policies
from tanada.policy.loading import load_policy
from tanada.policy.model import Policy


def diff_command(before_name: str, after_name: str, language: Language, *, as_json: bool) -> None:
    """The changes by part, those that decide first; a difference is no error."""
    before, after = load_policy(before_name), load_policy(after_name)
    changes = compare_policies(before, after)
    if as_json:
        print_json(_report(before, after, changes, language))
        return
    if not changes:
        print(say("diff.none", language))
        return
    names = [Labels(policy, language).words(policy.name) for policy in (before, after)]
    params = {"before": names[0], "after": names[1], "count": len(changes)}
    print(without_controls(say("diff.title", language, **params)))
    for title, sentences in told_by_part(before, after, changes, language):
        print()
        console().print(Text(title, style="bold"))
        for sentence in sentences:
            print(without_controls(f"- {sentence}"))


def _report(
    before: Policy, after: Policy, changes: tuple[Change, ...], language: Language
) -> dict[str, object]:
    sentences = change_sentences(before, after, changes, language)
    return {
        "before": _policy_data(before, language),
        "after": _policy_data(after, language),
        "same": not changes,
        "changes": [
            {
                **change_data(change),
                "title": part_title(change.part, language),
                "message": sentence,
            }
            for change, sentence in zip(changes, sentences, strict=True)
        ],
    }


def _policy_data(policy: Policy, language: Language) -> dict[str, object]:
    return {
        "name": Labels(policy, language).words(policy.name),
        "fingerprint": policy.fingerprint,
        "currency": policy.currency,
    }
