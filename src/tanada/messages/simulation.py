"""A policy tried on the accounts: what would move, and where the edges are."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    # Help.
    "cli.help.simulate": Text(
        "Say what a policy would do to the accounts, against another one or by itself.",
        "ポリシーを変えたら各アカウントがどうなるかを、現行のものと比べて、または単独で示します。",
    ),
    "cli.help.simulate_policy": Text(
        "The new policy: a preset's name or a policy file.",
        "新しいポリシー(同梱ポリシーの名前、またはポリシーファイル)。",
    ),
    "cli.help.simulate_against": Text(
        "The old policy to compare with; without one, the present picture alone.",
        "比較する旧ポリシー。省略時は新ポリシーによる現状だけを示します。",
    ),
    "cli.help.simulate_out": Text(
        "Write every account that moves to this .csv, .tsv, .parquet, .jsonl or .xlsx file; - for "
        "CSV on standard output.",
        "移行する全アカウントの出力先(.csv、.tsv、.parquet、.jsonl、.xlsx)。- で標準出力に CSV。",
    ),
    "cli.help.simulate_html": Text(
        "Write a report with pictures to this .html file; it needs nothing but a browser.",
        "図入りレポートの出力先(.html)。ブラウザーだけで読めます。",
    ),
    # Problems.
    "simulate.currencies_differ": Text(
        "The policies count in different currencies: the old one in {old}, the new one in {new}.\n"
        "Compare policies of one currency; “tanada policy new --currency” starts one in another.",
        "ポリシーの通貨が異なります(旧: {old}、新: {new})。\n"
        "同じ通貨のポリシーどうしを比較してください。"
        "別の通貨のポリシーは「tanada policy new --currency」で作れます。",
    ),
    "simulate.levels_differ": Text(
        "The policies decide for different levels: the old one for “{old}”, the new one for "
        "“{new}”.\nGive both the same level.",
        "ポリシーの判定単位(level)が異なります(旧: {old}、新: {new})。\n"
        "両方を同じ単位にしてください。",
    ),
    "simulate.rates_differ": Text(
        "The policies convert amounts at different exchange rates, so their amounts cannot be "
        "compared.\nGive both the same rates.",
        "ポリシーの為替レートの条件(rates)が異なるため、金額を比較できません。\n"
        "両方を同じ条件にしてください。",
    ),
    "simulate.kinds_differ": Text(
        "The column {field} is read in different ways: as {old} by the old policy, as {new} by the "
        "new one.\nGive it another name in one of them.",
        "列 {field} の型が異なります(旧: {old}、新: {new})。\n"
        "どちらかのポリシーで別の名前にしてください。",
    ),
    "simulate.values_differ": Text(
        "The column {field} may hold different values: {old} in the old policy, {new} in the new "
        "one.\nGive it the same values in both, or another name in one of them.",
        "列 {field} に書ける値が異なります(旧: {old} / 新: {new})。\n"
        "両方で同じ値にするか、どちらかで別の名前にしてください。",
    ),
    "simulate.sizes_differ": Text(
        "The column {field} has another size, other decimal places or another source in either "
        "policy.\nDeclare it in the same way in both, or give it another name in one of them.",
        "列 {field} の桁数や由来がポリシーによって異なります。\n"
        "両方で同じように宣言するか、どちらかで別の名前にしてください。",
    ),
    "simulate.out_without_against": Text(
        "Without another policy nothing moves, so there is nothing to write.\n"
        "Name the old policy with --against.",
        "比較するポリシーがないため、書き出す移行がありません。\n"
        "--against で旧ポリシーを指定してください。",
    ),
    # The finding.
    "simulate.moving": Text(
        "{accounts} of {all} {all:account|accounts} {accounts:moves|move}, with {arr} of ARR: "
        "{parts}.",
        "{all}件のうち{accounts}件(ARR {arr})が移行します: {parts}。",
    ),
    "simulate.moving_unknown": Text(
        "{accounts} of {all} {all:account|accounts} {accounts:moves|move}, their ARR not known: "
        "{parts}.",
        "{all}件のうち{accounts}件(ARR不明)が移行します: {parts}。",
    ),
    "simulate.part_up": Text("{count} up", "上方{count}件"),
    "simulate.part_down": Text("{count} down", "下方{count}件"),
    "simulate.part_opened": Text(
        "{count} no longer determined", "判定済みから未確定になるもの{count}件"
    ),
    "simulate.part_settled": Text("{count} determined at last", "未確定から確定するもの{count}件"),
    "simulate.nothing_moves": Text(
        "Nothing moves: {all} of {all} {all:account keeps its tier|accounts keep their tier}.",
        "移行はありません。{all}件すべての階層が変わりません。",
    ),
    "simulate.nothing_moves_but": Text(
        "Nothing moves: {kept} of {all} {all:account|accounts} {kept:keeps its tier|keep their "
        "tier}, and {undetermined} {undetermined:is|are} undetermined under both policies.",
        "移行はありません。{all}件のうち{kept}件は階層が変わらず、{undetermined}件は"
        "どちらのポリシーでも未確定です。",
    ),
    "simulate.nothing_known": Text(
        "Nothing can be said about moves: {all} of {all} {all:account is|accounts are} "
        "undetermined under both policies.",
        "移行は判断できません。{all}件すべてが、どちらのポリシーでも未確定です。",
    ),
    "simulate.of_unknown": Text(
        "{accounts} {accounts:account|accounts} · ARR not known", "{accounts}アカウント・ARR不明"
    ),
    "simulate.same_policy": Text(
        "Nothing moves: both policies mean the same.",
        "移行はありません。両方のポリシーは同じ内容です。",
    ),
    "simulate.outside": Text(
        "{found} of {shares} shares {found:lies outside its target|lie outside their targets}.",
        "{shares}個の構成比のうち{found}個が目安から外れています。",
    ),
    "simulate.within": Text(
        "All {shares} shares are within their targets.",
        "{shares}個の構成比はすべて目安の範囲内です。",
    ),
    "simulate.no_targets": Text(
        "{accounts} {accounts:account is|accounts are} spread over {tiers} {tiers:tier|tiers}; the "
        "policy sets no target shares.",
        "{accounts}件を{tiers}階層に分けました。このポリシーに構成比の目安はありません。",
    ),
    # What was compared.
    "simulate.compared": Text(
        "New: “{new}” ({new_print}) · old: “{old}” ({old_print}) · as of {as_of}",
        "新: 「{new}」({new_print})・旧: 「{old}」({old_print})・基準日{as_of}",
    ),
    "simulate.present_only": Text(
        "This is the present picture under one policy. To see what would move, name the policy in "
        "force with --against.",
        "これは1つのポリシーによる現状です。移行を見るには、現行のポリシーを --against で"
        "指定してください。",
    ),
    "simulate.by_rank": Text(
        "{tiers}: no tier of the new policy has this key, nor does its transitions.rename name "
        "one. Up and down are told by the rank within each policy.",
        "{tiers}: 新ポリシーに同じキーの階層がなく、transitions.rename にも対応がありません。"
        "上方・下方は、それぞれのポリシー内での順位で判断しています。",
    ),
    "simulate.floors": Text(
        "{accounts} {accounts:account stays|accounts stay} undetermined, but {accounts:is|are} at "
        "least in another tier than before.",
        "未確定のまま下限階層だけが変わるアカウントが{accounts}件あります。",
    ),
    "simulate.undetermined": Text(
        "Undetermined for lack of data: {old} before, {new} after. Shares count them in the tier "
        "that they are at least in.",
        "データ不足で未確定: 変更前{old}件、変更後{new}件。構成比では下限階層に含めています。",
    ),
    "simulate.undetermined_now": Text(
        "Undetermined for lack of data: {new}. Shares count them in the tier that they are at "
        "least in.",
        "データ不足で未確定: {new}件。構成比では下限階層に含めています。",
    ),
    # Parts.
    "simulate.head.matrix": Text(
        "Accounts, from old (down) to new (across)", "アカウント数(縦: 変更前、横: 変更後)"
    ),
    "simulate.head.matrix_arr": Text(
        "ARR, from old (down) to new (across)", "ARR(縦: 変更前、横: 変更後)"
    ),
    "simulate.head.shares": Text("Shares and their targets", "構成比と目安"),
    "simulate.head.gained": Text(
        "What brings movers to their new tier", "移行先の階層となった条件"
    ),
    "simulate.head.lost": Text("What had them in their old tier", "移行元の階層にいた条件"),
    "simulate.head.edges": Text("Close to a threshold", "しきい値付近"),
    "simulate.head.movers": Text("Movers", "移行するアカウント"),
    "simulate.shown_movers": Text(
        "{shown} of {all}, the most ARR first", "{all}件のうちARR上位{shown}件"
    ),
    "simulate.all_movers": Text("all {all}, the most ARR first", "全{all}件(ARR順)"),
    "simulate.near": Text(
        "Within {near} of the threshold. A small change of it, or of them, moves these accounts.",
        "しきい値の上下{near}以内。しきい値や値がわずかに変わるだけで移行しうるアカウントです。",
    ),
    "simulate.state.undetermined": Text("Undetermined", "未確定"),
    "simulate.state.ended": Text("Ended", "終了"),
    "simulate.state.at_least": Text("Undetermined (at least {tier})", "未確定({tier}以上)"),
    "simulate.total": Text("Total", "計"),
    "simulate.renamed": Text("{new} (was {old})", "{new}(旧: {old})"),
    "simulate.gone": Text("{old} (old)", "{old}(旧)"),
    "simulate.move.up": Text("up", "上方"),
    "simulate.move.down": Text("down", "下方"),
    "simulate.move.opened": Text("no longer determined", "未確定に"),
    "simulate.move.settled": Text("determined", "確定"),
    "simulate.column.tier": Text("Tier", "階層"),
    "simulate.column.accounts": Text("Accounts", "件数"),
    "simulate.column.arr": Text("ARR", "ARR"),
    "simulate.column.old": Text("Old", "旧"),
    "simulate.column.new": Text("New", "新"),
    "simulate.column.target": Text("Target", "目安"),
    "simulate.column.clause": Text("Clause", "条件"),
    "simulate.column.up": Text("Up", "上方"),
    "simulate.column.down": Text("Down", "下方"),
    "simulate.column.other": Text("Other", "ほか"),
    "simulate.column.threshold": Text("Threshold", "しきい値"),
    "simulate.column.below": Text("Below", "下側"),
    "simulate.column.above": Text("Above", "上側"),
    "simulate.column.account": Text("Account", "アカウント"),
    "simulate.column.owner": Text("Owner", "担当"),
    "simulate.column.move": Text("Move", "移行"),
    "simulate.column.why_old": Text("Old reason", "旧判定の理由"),
    "simulate.column.why_new": Text("New reason", "新判定の理由"),
    "simulate.column.accounts_old": Text("Accounts, old", "件数(旧)"),
    "simulate.column.accounts_new": Text("new", "(新)"),
    "simulate.column.arr_old": Text("ARR, old", "ARR(旧)"),
    "simulate.column.arr_new": Text("new", "(新)"),
    "simulate.column.share_accounts": Text("Share of accounts", "アカウント数の割合"),
    "simulate.column.share_arr": Text("Share of ARR", "ARRの割合"),
    "simulate.clause": Text("{tier}: {reason}", "{tier}: {reason}"),
    "simulate.threshold": Text("{subject} {value}", "{subject} {value}"),
    "simulate.threshold_percentile": Text(
        "{subject} above that of {share} of accounts", "{subject}がアカウントの{share}を上回る"
    ),
    "simulate.value": Text("{label} {value}", "{label} {value}"),
    "simulate.seen": Text("{reason} ({values})", "{reason}({values})"),
    "simulate.open_for": Text("missing: {missing}", "不足: {missing}"),
    "simulate.from_to": Text("{old} → {new}", "{old} → {new}"),
    "simulate.all_hint": Text(
        "For every account that moves, add -o movers.csv; for a report with pictures, --html "
        "report.html.",
        "移行する全アカウントを保存するには -o movers.csv、図入りレポートには --html report.html を"
        "付けてください。",
    ),
    "simulate.picture_hint": Text(
        "For a report with pictures, add --html report.html.",
        "図入りレポートには --html report.html を付けてください。",
    ),
    # The report.
    "simulate.title": Text("What “{policy}” would do", "「{policy}」への変更による影響"),
    "simulate.title_present": Text("The picture under “{policy}”", "「{policy}」による現状"),
    "simulate.internal": Text(
        "Internal. Tiers and their names must not reach a customer.",
        "社内限り。階層とその名称を顧客に見せないでください。",
    ),
    "simulate.head.distribution": Text(
        "Accounts by ARR, and where the thresholds lie", "ARR別アカウント数としきい値の位置"
    ),
    "simulate.distribution_note": Text(
        "Colours are the policy’s tiers; dashed lines are its thresholds of ARR. Each bar "
        "reaches about a quarter further than the one before. Accounts without ARR are not drawn.",
        "色はこのポリシーの階層、破線はARRのしきい値です。棒1本の範囲は、左隣より約25%ずつ広くなります。"
        "ARRのないアカウントは描いていません。",
    ),
    "simulate.distribution_alt": Text(
        "Histogram: how many accounts have how much ARR, by tier",
        "ヒストグラム: ARR別・階層別のアカウント数",
    ),
    "simulate.unchanged_cell": Text(
        "The outlined diagonal stays where it is.", "枠で囲んだ対角線は変わらないアカウントです。"
    ),
    "simulate.target": Text("target {band}", "目安{band}"),
    "simulate.was": Text("was {share}", "変更前{share}"),
    "simulate.cell": Text(
        "{old} → {new}: {accounts} {accounts:account|accounts}, {arr} of ARR",
        "{old} → {new}: {accounts}件、ARR {arr}",
    ),
    "simulate.filter": Text("Find in this list", "一覧内を検索"),
    "simulate.made_from": Text(
        "{read} rows read = {decided} decided + {rejected} rejected",
        "読込{read}件 = 判定{decided}件 + 除外{rejected}件",
    ),
    "simulate.made_from_merged": Text(
        "{read} rows read = {decided} decided + {rejected} rejected + {merged} taken together",
        "読込{read}件 = 判定{decided}件 + 除外{rejected}件 + 統合{merged}件",
    ),
}
