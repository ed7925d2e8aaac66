"""What is told of accounts that are rolled up to their parents."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    "parents.rolled_up": Text(
        "{accounts} {accounts:account|accounts} = {tops} judged + {children} rolled up into a "
        "parent + {rejected} rejected",
        "アカウント{accounts}件 = 判定対象{tops}件 + 親に集計{children}件 + 除外{rejected}件",
    ),
    "parents.no_column": Text(
        "The policy judges parents together, but there is no column parent_account_id; "
        "each row is taken as a parent already rolled up.",
        "ポリシーは親会社単位で判定しますが、parent_account_id の列がありません。"
        "各行は、親会社に集計済みのデータとして扱います。",
    ),
    "parents.partly_known": Text(
        "Sums that leave out accounts without a value, with how many parents: {found}",
        "値のないアカウントを除いた合計(親の件数): {found}",
    ),
    "parents.absent": Text(
        "{found} {found:account names|accounts name} a parent that is not among the accounts, "
        "and {found:stands|stand} alone or at the top.",
        "{found}件のアカウントは親がデータにないため、最上位として扱います。",
    ),
    "parents.own": Text(
        "{found} {found:account is|accounts are} named as {found:its|their} own parent, "
        "and {found:stands|stand} alone or at the top.",
        "{found}件のアカウントは自分自身を親としているため、最上位として扱います。",
    ),
    "reject.parent_circle": Text("in a circle of parents", "親子関係が循環している"),
    # The tree.
    "cli.help.tree": Text(
        "Show parents and children, each with its own ARR and with that of all below it.",
        "親子関係を、自身のARRと配下を含むARRとともに表示します。",
    ),
    "cli.help.tree_account_id": Text(
        "Show the tree that this account is in; every tree where not given.",
        "このアカウントを含む親子関係だけを表示します。省略時はすべて。",
    ),
    "parents.nothing_to_follow": Text(
        "There is no column parent_account_id, so that no account has a parent.\n"
        "Name the column that holds the parent's account ID in a mapping (--map).",
        "parent_account_id の列がないため、親子関係がわかりません。\n"
        "親のアカウントIDの列を対応表(--map)で指定してください。",
    ),
    "parents.in_circle": Text(
        "“{found}” is in a circle of parents: {circle}\nA parent must not lead back to its child.",
        "「{found}」の親子関係が循環しています: {circle}\n"
        "親をたどって自分に戻らないようにしてください。",
    ),
    "parents.circle": Text("A circle of parents: {circle}", "親子関係の循環: {circle}"),
    "parents.no_children": Text(
        "No account has a parent among these accounts.",
        "この中に親を持つアカウントはありません。",
    ),
    "parents.ended_arr": Text("{arr} (ended)", "{arr}(終了)"),
    "parents.more": Text(
        "… and {found} more; --json lists them all.", "…ほか{found}件。--json ですべて出力します。"
    ),
    "parents.column.account": Text("Account", "アカウント"),
    "parents.column.name": Text("Name", "名前"),
    "parents.column.own_arr": Text("Own ARR", "自身のARR"),
    "parents.column.rolled_up_arr": Text("With all below", "配下を含むARR"),
}
