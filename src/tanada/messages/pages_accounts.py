"""The list of accounts, and what is said of many of them at once."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    # What was found.
    "listing.all": Text(
        "{count} accounts bring {arr} ARR, {share} of it from {tier}.",
        "{count}件のアカウントのARRは計{arr}。その{share}を{tier}が占めています。",
    ),
    "listing.all_plain": Text(
        "{count} {count:account|accounts}, none with a known ARR.",
        "{count}件のアカウント(ARRは不明)。",
    ),
    "listing.found": Text(
        "{count} of {of} accounts {count:matches|match}, with {arr} ARR.",
        "{of}件中{count}件が該当し、ARRは計{arr}です。",
    ),
    "listing.found_none": Text(
        "None of {of} accounts matches.", "{of}件のうち、該当するアカウントはありません。"
    ),
    "listing.as_of": Text("as of {day}", "基準日: {day}"),
    "listing.none_heading": Text("No accounts yet", "アカウントはまだありません"),
    "listing.none_text": Text(
        "They are here once a first run has read and decided them.",
        "最初の実行でデータが読み込まれ、階層が判定されると表示されます。",
    ),
    "listing.none_action": Text("To the beginning", "はじめに戻る"),
    "listing.nobody_heading": Text("No account matches", "該当するアカウントがありません"),
    "listing.nobody_text": Text(
        "Leave one of the filters out, or all of them.",
        "条件を1つ減らすか、すべて解除してください。",
    ),
    "listing.leave_out": Text(
        "Without “{filter}”: {count} {count:account|accounts}", "「{filter}」を外す({count}件)"
    ),
    "listing.leave_all_out": Text("Remove all filters", "条件をすべて解除"),
    # Filters.
    "listing.search": Text("Name or ID", "名前・ID"),
    "listing.filter": Text("Filter", "絞り込む"),
    "listing.filters": Text("Filters", "絞り込み条件"),
    "listing.more_filters": Text("More filters", "その他の条件"),
    "listing.any": Text("any", "すべて"),
    "listing.chosen": Text("{count} chosen", "{count}件選択中"),
    "listing.nothing": Text("no value", "値なし"),
    "listing.missing": Text("Data missing", "不足データ"),
    "listing.ended": Text("Also those that have left", "終了したアカウントも含める"),
    "listing.grace": Text("Grace ends", "猶予期限"),
    "listing.renewal": Text("Renews", "更新日"),
    "listing.grace_days": Text("Grace ends within days", "猶予期間の残り日数(以内)"),
    "listing.renewal_days": Text("Renews within days", "更新までの日数(以内)"),
    "listing.until": Text("by {day}", "{day}まで"),
    "listing.from": Text("from", "下限"),
    "listing.to": Text("to", "上限"),
    "listing.least": Text("{label}, at least", "{label}(下限)"),
    "listing.most": Text("{label}, at most", "{label}(上限)"),
    "listing.at_least": Text("at least {value}", "{value}以上"),
    "listing.at_most": Text("at most {value}", "{value}以下"),
    "listing.remove": Text("remove", "解除"),
    # Columns, views, files.
    "listing.name": Text("Account", "アカウント"),
    "listing.select": Text("Select", "選択"),
    "listing.select_all": Text("Select all on this page", "このページをすべて選択"),
    "listing.columns": Text("Columns", "表示項目"),
    "listing.show_columns": Text("Show these", "この項目を表示"),
    "listing.usual_columns": Text("Show the usual ones", "標準の項目に戻す"),
    "listing.group_tier": Text("Tier", "階層"),
    "listing.group_value": Text("Value", "金額"),
    "listing.group_score": Text("Scores", "スコア"),
    "listing.group_level": Text("What the policy derives", "ポリシーによる区分"),
    "listing.group_field": Text("Data as read", "読み込んだデータ"),
    "listing.views": Text("Views", "保存した表示"),
    "listing.no_views": Text("No view is saved yet.", "保存した表示はまだありません。"),
    "listing.by": Text("shared by {name}", "{name}さんが共有"),
    "listing.save_view": Text("Save this view", "この表示を保存"),
    "listing.view_name": Text("Name of the view", "表示の名前"),
    "listing.share_view": Text("Share it with everybody", "全員と共有する"),
    "listing.remove_view": Text("Remove the view “{name}”", "表示「{name}」を削除"),
    "listing.saved": Text("The view “{name}” is saved.", "表示「{name}」を保存しました。"),
    "listing.removed": Text("The view is removed.", "表示を削除しました。"),
    "listing.no_name": Text(
        "A view needs a name.\nSay what it lists.",
        "表示の名前がありません。\n何の一覧かがわかる名前を入力してください。",
    ),
    "listing.long_name": Text(
        "The name has {found} characters.\nUse at most {limit}.",
        "名前が{found}文字あります。\n{limit}文字以内にしてください。",
    ),
    "listing.export": Text("Export", "書き出し"),
    "listing.as_csv": Text("CSV, {count} {count:row|rows}", "CSV({count}行)"),
    "listing.as_xlsx": Text("Excel, {count} {count:row|rows}", "Excel({count}行)"),
    # The rows.
    "listing.table": Text("Accounts", "アカウントの一覧"),
    "listing.by_tier": Text("By tier", "階層別の内訳"),
    "listing.rows": Text("{first}–{last} of {count}", "{count}件中 {first}–{last}件"),
    "listing.next": Text("Next", "次へ"),
    "listing.previous": Text("Previous", "前へ"),
    "listing.first_page": Text("To the beginning", "先頭へ"),
    "listing.pages": Text("Pages of the list", "一覧のページ"),
    "listing.key_search": Text("search", "検索"),
    "listing.key_move": Text("move", "移動"),
    "listing.key_select": Text("select", "選択"),
    "listing.key_open": Text("open", "開く"),
    # What is done with many.
    "listing.together": Text("With those selected", "選択したアカウントを"),
    "listing.whole": Text(
        "All {count} that match, not only those selected",
        "選択にかかわらず、該当する{count}件すべて",
    ),
    "listing.do_override": Text("Propose an override", "例外指定を提案"),
    "listing.do_designation": Text("Designate", "戦略的指定"),
    "listing.do_judgement": Text("Enter a judgement", "評価を入力"),
    "listing.do_review": Text("Mark reviewed", "レビュー済みにする"),
    "bulk.title_override": Text(
        "Propose an override for {count} {count:account|accounts}", "{count}件に例外指定を提案"
    ),
    "bulk.title_designation": Text(
        "Designate {count} {count:account|accounts}", "{count}件に戦略的指定を付ける"
    ),
    "bulk.title_judgement": Text(
        "Enter a judgement for {count} {count:account|accounts}", "{count}件に評価を入力"
    ),
    "bulk.title_review": Text(
        "Mark {count} {count:account|accounts} reviewed", "{count}件をレビュー済みにする"
    ),
    "bulk.limit": Text("At most {most} at once.", "一度に{most}件まで。"),
    "bulk.preview": Text("Preview", "プレビュー"),
    "bulk.back": Text("Back to the list", "一覧に戻る"),
    "bulk.foretold": Text(
        "It can be done for {done} of {count}; {refused} {refused:is|are} refused.",
        "{count}件中{done}件に適用できます。{refused}件は対象外です。",
    ),
    "bulk.foretold_all": Text("It can be done for all {count}.", "{count}件すべてに適用できます。"),
    "bulk.nothing_yet": Text("Nothing has been done yet.", "まだ何も適用していません。"),
    "bulk.will_be": Text("Will be done", "適用される"),
    "bulk.refused": Text("Refused", "対象外"),
    "bulk.refused_count": Text("{count} {count:account|accounts}", "{count}件"),
    "bulk.and_more": Text("and {count} more", "ほか{count}件"),
    "bulk.confirm": Text("Do it for {count} {count:account|accounts}", "{count}件に適用する"),
    "bulk.done": Text(
        "Done for {done} {done:account|accounts}; {refused} refused.",
        "{done}件に適用しました(対象外{refused}件)。",
    ),
    "bulk.too_many": Text(
        "These are more than {limit} accounts.\nNarrow the filters, or select fewer.",
        "{limit}件を超えています。\n条件を絞るか、選択を減らしてください。",
    ),
    "bulk.too_many_heading": Text("Too many at once", "件数が多すぎます"),
    "bulk.too_many_text": Text(
        "More accounts match than can be done at once. Narrow the filters.",
        "一度に処理できる件数を超えています。条件を絞り込んでください。",
    ),
    "bulk.none_heading": Text("No account is selected", "アカウントが選択されていません"),
    "bulk.none_text": Text(
        "Select some in the list first, by their boxes or with the key x.",
        "一覧でチェックを入れるか、xキーで選択してください。",
    ),
    "bulk.nothing_to_review": Text(
        "Nothing of this account waits for a review that can be confirmed.\n"
        "What asks for data is decided in the review.",
        "確認だけで完了できるレビューがありません。\n"
        "データの不足は、レビュー画面で判断してください。",
    ),
}
