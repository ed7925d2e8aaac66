"""What can be wrong with a file of accounts or its mapping, and what was assumed in reading it."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    # The file.
    "accounts.not_found": Text("There is no such file.", "ファイルが見つかりません。"),
    "accounts.directory": Text(
        "This is a folder, not a file.\nName the file of accounts inside it.",
        "ファイルではなくフォルダーです。\nその中のアカウントのファイルを指定してください。",
    ),
    "accounts.ending": Text(
        "Files that end in “{found}” cannot be read.\nSave it as one of: {expected}",
        "「{found}」のファイルは読めません。\n次のいずれかの形式で保存してください: {expected}",
    ),
    "accounts.empty": Text("The file is empty.", "ファイルが空です。"),
    "accounts.not_a_file": Text(
        "This is a device or a pipe.\nSave the accounts to a file first.",
        "通常のファイルではありません(デバイスまたはパイプ)。\n"
        "アカウントをいったんファイルに保存してください。",
    ),
    "accounts.not_text": Text(
        "This is not a text file: byte {offset} is 0.\nExport the accounts again in the format "
        "that the ending says.",
        "テキストファイルではありません({offset}バイト目が 0)。\n"
        "拡張子どおりの形式で、アカウントをもう一度書き出してください。",
    ),
    "accounts.line_too_long": Text(
        "The first line is longer than {limit} bytes.",
        "1行目が長すぎます(上限は{limit}バイト)。",
    ),
    "accounts.line_ends": Text(
        "Lines end in different ways (LF, CR LF, CR), so that rows cannot be told apart.\n"
        "Save the file again with one kind of line end.",
        "改行コード(LF、CR LF、CR)が混在しているため、行の区切りを判別できません。\n"
        "改行コードを統一して保存し直してください。",
    ),
    "accounts.quotes": Text(
        "From here on quotes do not match, so that rows cannot be told apart.\n"
        "Close the quote, or remove it.",
        'ここから引用符(")の対応がとれず、行の区切りを判別できません。\n'
        "引用符を閉じるか、削除してください。",
    ),
    "accounts.not_parquet": Text(
        "This is not a Parquet file that can be read: {found}",
        "Parquet ファイルとして読み取れません: {found}",
    ),
    "accounts.no_objects": Text(
        'No line holds a JSON object.\nEach line must be one, such as: {{"account_id": "A-1"}}',
        "JSON オブジェクトの行がありません。\n"
        '各行を {{"account_id": "A-1"}} のように書いてください。',
    ),
    "accounts.unreadable": Text(
        "The file cannot be read: {found}", "ファイルを読めません: {found}"
    ),
    "accounts.no_rows": Text(
        "The file has columns but no rows.", "見出しだけで、データの行がありません。"
    ),
    # Its columns.
    "accounts.header_unreadable": Text(
        "The first line cannot be read as column names: {found}",
        "1行目を列名として読み取れません: {found}",
    ),
    "accounts.header_blank": Text(
        "Column {found} has no name.\nGive it one, or remove the column.",
        "{found}列目に列名がありません。\n列名を付けるか、列を削除してください。",
    ),
    "accounts.header_twice": Text(
        "Column names stand twice: {found}\nNames must differ by more than capitals.",
        "列名が重複しています: {found}\n大文字・小文字の違いだけでは区別されません。",
    ),
    "accounts.too_many_columns": Text(
        "The file has {found} columns, and at most {limit} are allowed.",
        "列が多すぎます({found}列、上限は{limit}列)。",
    ),
    "accounts.no_account_id": Text(
        "No column is called account_id.\n"
        "Columns found: {found}\n"
        "Rename the column that identifies an account, or name it in a mapping (--map).",
        "account_id という列がありません。\n"
        "見つかった列: {found}\n"
        "アカウントを識別する列の名前を変えるか、対応表(--map)で指定してください。",
    ),
    "accounts.column_required": Text(
        "No column is “{expected}”.\nColumns found: {found}\nName it in the mapping (--map).",
        "「{expected}」に当たる列がありません。\n見つかった列: {found}\n"
        "対応表(--map)で指定してください。",
    ),
    # What was assumed.
    "accounts.headers_read_as": Text("Column names read as: {found}", "列名の読み替え: {found}"),
    "accounts.shipped_columns_absent": Text(
        "Columns of the shipped mapping that are not in the file: {found}",
        "付属の対応表にあり、ファイルにない列: {found}",
    ),
    "accounts.columns_ignored": Text("Columns not used: {found}", "使わなかった列: {found}"),
    "accounts.supplied": Text(
        "Supplied by the file in place of the formula: {found}",
        "計算式の代わりにファイルの値を使った項目: {found}",
    ),
    "accounts.no_date_column": Text(
        "“{field}” should count as missing after {days} {days:day|days}, but there is no column "
        "{field}_as_of; every value was taken as fresh.",
        "「{field}」は{days}日を過ぎると不足として扱う項目ですが、{field}_as_of の列がないため、"
        "すべて最新とみなしました。",
    ),
    "accounts.no_date": Text(
        "“{field}” has no date in {found} {found:account|accounts}; "
        "the value was taken as fresh there (it counts as missing after {days} days).",
        "{found}件のアカウントで「{field}」の日付がないため、最新とみなしました(期限{days}日)。",
    ),
    "accounts.currency_assumed": Text(
        "There is no column currency; all amounts were taken to be in {currency}.",
        "currency の列がないため、金額はすべて{currency}とみなしました。",
    ),
    "accounts.currency_blank": Text(
        "{found} {found:account|accounts} without a currency were taken to be in {currency}.",
        "通貨の記載がない{found}件のアカウントは{currency}とみなしました。",
    ),
    # The mapping of its columns.
    "mapping.unreadable": Text(
        "The mapping cannot be read: {found}", "対応表を読めません: {found}"
    ),
    "mapping.unknown_field": Text(
        "The mapping names the field “{found}”, which there is not under this policy.",
        "対応表の「{found}」は、このポリシーにない項目です。",
    ),
    "mapping.unknown_column": Text(
        "The mapping names the column “{found}”, which the file does not have.",
        "対応表の「{found}」という列は、ファイルにありません。",
    ),
    "mapping.beyond_the_row": Text(
        "“{found}” looks beyond the row and cannot be used in a mapping.\n"
        "Use it in the policy, on the column itself.",
        "「{found}」は行の外の値を見るため、対応表では使えません。\n"
        "ポリシーの中で、その列に対して使ってください。",
    ),
    # Why a row was rejected.
    "reject.no_id": Text("no account ID", "アカウントIDがない"),
    "reject.id_too_long": Text(
        "the account ID has more than 200 characters", "アカウントIDが200文字を超えている"
    ),
    "reject.id_with_nul": Text(
        "the account ID contains the character NUL, shown as ␀",
        "アカウントIDにNUL文字(␀ と表示)が含まれている",
    ),
    "reject.duplicate_id": Text(
        "the account ID stands in several rows", "アカウントIDが重複している"
    ),
    "reject.unreadable_number": Text("not a number", "数値として読めない"),
    "reject.not_whole": Text("not a whole number", "整数ではない"),
    "reject.too_large": Text("too large", "大きすぎる"),
    "reject.too_small": Text("too small", "小さすぎる"),
    "reject.unreadable_date": Text("not a date like 2026-11-21", "2026-11-21 形式の日付ではない"),
    "reject.date_out_of_range": Text("a date out of range", "日付が範囲外"),
    "reject.unreadable_flag": Text("neither yes nor no", "はい・いいえとして読めない"),
    "reject.unknown_value": Text("not one of the values there", "候補にない値"),
    "reject.unknown_currency": Text("not a currency's code", "通貨コードではない"),
    "reject.missing_rate": Text(
        "in another currency, without an exchange rate", "他通貨だが為替レートがない"
    ),
    "reject.too_few_values": Text("too few values in the row", "行の値が足りない"),
    "reject.too_many_values": Text("too many values in the row", "行の値が多すぎる"),
    "reject.quotes": Text("quotes that do not match", "引用符が対になっていない"),
    "reject.not_utf8": Text(
        "not in the encoding of the file", "ファイルの文字コードとして読めない"
    ),
    "reject.line_too_long": Text("too long a line", "行が長すぎる"),
    "reject.line_unreadable": Text("a line that cannot be read", "読み取れない行"),
    "reject.line_not_an_object": Text("not a JSON object", "JSON オブジェクトではない"),
}
