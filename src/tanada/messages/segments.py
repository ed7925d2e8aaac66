"""Segments: attributes crossed with each other."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    # Help.
    "cli.help.segments": Text(
        "Cross accounts by up to three attributes: how many, how much ARR, what stands out.",
        "最大3つの属性でアカウントを掛け合わせ、件数・ARR・目立つ偏りを示します。",
    ),
    "cli.help.segments_by": Text(
        "What to cross by, such as tier,product_use or region,health_band: levels, choices, "
        "texts, yes/no fields, score bands.",
        "掛け合わせる属性(例: tier,product_use や region,health_band)。"
        "レベル・選択肢・文字列・はい/いいえの項目・スコアの区分を指定できます。",
    ),
    "cli.help.segments_out": Text(
        "Write every segment that has accounts to this .csv, .tsv, .parquet, .jsonl or .xlsx file.",
        "アカウントのある全セグメントの出力先(.csv、.tsv、.parquet、.jsonl、.xlsx)。",
    ),
    "cli.help.segments_svg": Text(
        "Draw the heatmap into this .svg file.", "ヒートマップの出力先(.svg)。"
    ),
    # Problems.
    "segments.no_names": Text(
        "There is nothing to cross by.\nName up to three attributes: --by tier,product_use",
        "掛け合わせる属性がありません。\n"
        "3つまでの属性を指定してください(例: --by tier,product_use)。",
    ),
    "segments.too_many": Text(
        "{found} attributes are too many to cross: a table shows {most} at most.",
        "属性が{found}個あります。一度に掛け合わせられるのは{most}個までです。",
    ),
    "segments.twice": Text(
        "“{found}” is named more than once.", "「{found}」が重複して指定されています。"
    ),
    "segments.unknown_name": Text(
        "There is no attribute “{found}” to cross by in this policy.",
        "このポリシーに、掛け合わせられる属性「{found}」はありません。",
    ),
    "segments.score": Text(
        "“{found}” is a score: nearly every account has a value of its own.\n"
        "Cross by its band: {band}",
        "「{found}」はスコアのため、値がアカウントごとに異なります。\n"
        "区分の「{band}」を指定してください。",
    ),
    "segments.many_values": Text(
        "“{found}” holds {kind}: nearly every account has a value of its own.\n"
        "Give the policy an attribute with levels made of it, and cross by that.",
        "「{found}」は{kind}で、値がアカウントごとに異なるため、掛け合わせに使えません。\n"
        "この項目からレベルを作る属性をポリシーに加え、それを指定してください。",
    ),
    "segments.no_column": Text(
        "The accounts have no column “{found}” to cross by.\n"
        "Where it has another name, say so in a mapping and name that with --map.",
        "アカウントのデータに、掛け合わせる列「{found}」がありません。\n"
        "列名が異なる場合は対応表を作り、--map で指定してください。",
    ),
    "segments.not_svg": Text(
        "The heatmap is drawn as .svg.\nGive the file a name that ends in .svg.",
        "ヒートマップは .svg 形式で出力します。\nファイル名の末尾を .svg にしてください。",
    ),
    # Findings.
    "segments.largest": Text(
        "The largest segment is {segment}: {accounts} of {of} {of:account|accounts} ({share}).",
        "最大のセグメントは{segment}で、{of}件中{accounts}件({share})です。",
    ),
    "segments.largest_arr": Text(
        "The largest segment is {segment}: {accounts} of {of} {of:account|accounts} ({share}), "
        "{arr_share} of ARR.",
        "最大のセグメントは{segment}で、{of}件中{accounts}件({share})、ARRの{arr_share}です。",
    ),
    "segments.most_arr": Text(
        "{segment} holds the most ARR: {arr} ({arr_share}) in {accounts} "
        "{accounts:account|accounts}.",
        "ARRが最も多いのは{segment}で、{accounts}件、{arr}({arr_share})です。",
    ),
    "segments.lowest_level": Text(
        "{accounts} of {of} {of:account|accounts} in {first} ({share}): {label} is “{value}”.",
        "{first}の{of}件のうち{accounts}件({share})は、{label}が「{value}」です。",
    ),
    "segments.stands_out": Text(
        "{segment} stands out: {accounts} accounts, where {expected} would be there if the two "
        "had nothing to do with each other.",
        "{segment}への偏りが目立ちます。両者が無関係なら{expected}件のところ、{accounts}件あります。",
    ),
    "segments.unknown": Text(
        "{label} is not known for {accounts} {accounts:account|accounts} ({share}).",
        "{label}が不明なアカウントは{accounts}件({share})です。",
    ),
    "segments.others": Text(
        "{label} has {values} further values, in “Others” with {accounts} "
        "{accounts:account|accounts} ({share}).",
        "{label}のその他の値{values}種({accounts}件、{share})は「その他」にまとめています。",
    ),
    # Names.
    "segments.value.unknown": Text("Unknown", "不明"),
    "segments.value.others": Text("Others", "その他"),
    "segments.reason": Text("{tier} · {clause}", "{tier}・{clause}"),
    "segments.named_value": Text("{label} “{value}”", "{label}「{value}」"),
    "segments.times": Text("{first} × {second}", "{first}×{second}"),
    # Tables.
    "segments.accounts": Text("Accounts", "件数"),
    "segments.arr": Text("ARR", "ARR"),
    "segments.share": Text("Share", "構成比"),
    "segments.arr_per_account": Text("ARR per account", "1件あたりARR"),
    "segments.average": Text("{label}, average", "{label}(平均)"),
    "segments.total": Text("Total", "合計"),
    "segments.legend": Text(
        "░ ▒ ▓ █: up to a quarter, half, three quarters and all of the largest cell.",
        "░ ▒ ▓ █: 最大のセルの4分の1まで・半分まで・4分の3まで・それ以上。",
    ),
    "segments.averages_elsewhere": Text(
        "Averages for each segment: with -o or --json.",
        "セグメントごとの平均値は -o または --json で出力できます。",
    ),
    "segments.chart_title": Text(
        "Accounts, and their share of ARR, by {axes}", "アカウント件数とARR構成比({axes})"
    ),
}
