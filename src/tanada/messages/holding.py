"""What one account holds, and what a run does to it."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    "cli.help.explain_state": Text(
        "What each account holds, as “tanada tier --state” keeps it; it is only read.",
        "「tanada tier --state」が保存した各アカウントの現在の階層(読み取りのみ)。",
    ),
    "ledger.no_state": Text(
        "There is no state here yet.\nKeep one with “tanada tier --state”, or leave --state out.",
        "状態のファイルがまだありません。\n"
        "「tanada tier --state」で保存するか、--state を省いてください。",
    ),
    "ledger.override_not_named": Text(
        "At the last run an override of {account} was in force. Name the file with --overrides "
        "if it still is.",
        "前回の実行では{account}への例外指定が有効でした。今も有効であれば --overrides で"
        "ファイルを指定してください。",
    ),
    # Each of these is followed by what else there is to say.
    "held.held": Text(
        "{account} holds {tier} since {since}, and qualifies for it.",
        "{account}は{since}から{tier}で、現在もその条件を満たしています。",
    ),
    "held.new": Text(
        "{account} is new, and holds {tier} from {since}.",
        "{account}は新規のアカウントで、{since}から{tier}です。",
    ),
    "held.new_settled": Text(
        "{account} held {before} while data was missing. Now it is decided: it holds {tier} "
        "from {since}.",
        "{account}はデータ不足の間{before}でしたが、判定が確定し、{since}から{tier}です。",
    ),
    "held.new_back": Text(
        "{account} had left on {ended_on} and is back: it holds {tier} from {since}.",
        "{account}は{ended_on}に終了しましたが復帰し、{since}から{tier}です。",
    ),
    "held.promoted": Text(
        "{account} held {before} and moves up at once: it holds {tier} from {since}.",
        "{account}は{before}から直ちに上方移行し、{since}から{tier}です。",
    ),
    "held.demoted": Text(
        "{account} held {before} until its grace ended on {grace_until}: it holds {tier} from "
        "{since}.",
        "{account}は{before}でしたが、猶予期間が{grace_until}に終了し、{since}から{tier}です。",
    ),
    "held.recovered": Text(
        "{account} holds {tier} since {since}. It qualifies for it again, so its grace is over.",
        "{account}は{since}から{tier}です。再び条件を満たしたため、猶予期間は解消されました。",
    ),
    "held.stays": Text(
        "{account} holds {tier} since {since}.", "{account}は{since}から{tier}です。"
    ),
    "held.pinned": Text(
        "An override by {proposed_by}, approved by {approved_by}, shows {tier} until {until}: "
        "{reason}.",
        "{proposed_by}さんの例外指定({approved_by}さんが承認)により、{until}に失効するまで{tier}と"
        "表示します。理由: {reason}。",
    ),
    "held.beneath": Text(
        "Beneath it, {account} has earned {tier} since {since}.",
        "例外指定を除くと、{account}は{since}から{tier}です。",
    ),
    "held.unpinned": Text(
        "No override is in force any more: {account} shows {tier} again, which it holds since "
        "{since}.",
        "例外指定が終わり、{account}の表示は{since}から保持している{tier}に戻りました。",
    ),
    "held.ended": Text(
        "{account} has left: it held {tier} from {since} until {ended_on}.",
        "{account}は終了しています。{since}から{ended_on}まで{tier}でした。",
    ),
    "held.ended_unheld": Text(
        "{account} had left before it held a tier.",
        "{account}は階層を保持する前に終了しています。",
    ),
    "held.vanished": Text(
        "{account} is no longer in the file, so it has ended: it held {tier} from {since} until "
        "{ended_on}.",
        "{account}はファイルからなくなったため、終了とします。{since}から{ended_on}まで{tier}でした。",
    ),
    "held.not_seen": Text(
        "{account} is not in the file and keeps what it holds: {tier}, since {since}.",
        "{account}はファイルにないため、現状を維持します({since}から{tier})。",
    ),
    # What else there is to say.
    "held.at_least": Text(
        "It is at least that for now; missing data keeps a better tier open.",
        "暫定の階層です。少なくともこの階層ですが、データ不足のため上位は未確定です。",
    ),
    "held.undetermined": Text(
        "Missing data leaves open what it qualifies for; nothing falls for lack of data.",
        "データ不足のため判定は未確定ですが、データ不足を理由に下方移行することはありません。",
    ),
    "held.grace_renewal": Text(
        "It no longer qualifies ({qualified}) and keeps it until its renewal on {until}.",
        "現在は{qualified}の条件にとどまりますが、{until}の更新まで階層を維持します。",
    ),
    "held.grace": Text(
        "It no longer qualifies ({qualified}) and keeps it until {until}, when its grace ends.",
        "現在は{qualified}の条件にとどまりますが、猶予期間が終わる{until}まで階層を維持します。",
    ),
    "held.grace_open": Text(
        "Its grace until {until} stays open.", "{until}までの猶予期間は続いています。"
    ),
    "held.grace_over": Text("Its grace ended on {until}.", "猶予期間は{until}に終了しています。"),
}
