"""What is told about a proposed mapping: what a column was taken for, and why."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    "cli.help.accounts_group": Text(
        "Prepare files of accounts: propose a mapping, look at what is there.",
        "アカウントのファイルを準備します(対応表の提案、内容の確認)。",
    ),
    "cli.help.suggest": Text(
        "Propose a mapping for exports, from their names, values and relations.",
        "列名・値・ファイル間の関係から、対応表を提案します。",
    ),
    "cli.help.suggest_files": Text(
        "Exports: accounts, and further tables such as subscriptions, usage or tickets.",
        "エクスポートしたファイル(アカウントのほか、契約・利用状況・問い合わせなどの表も可)。",
    ),
    # The document.
    "suggest.document_head": Text(
        "Proposed by “tanada accounts suggest” from: {found}",
        "「tanada accounts suggest」による提案。元のファイル: {found}",
    ),
    "suggest.document_check": Text(
        "Lines that begin with “# doubtful:” do nothing until you take that away.",
        "「# doubtful:」(要確認)で始まる行は、その部分を消すまで無効です。",
    ),
    "suggest.document_unknown": Text(
        "{file} was not recognised and is left out.", "{file}は種類を判別できないため除きました。"
    ),
    "suggest.document_choose": Text("one of:", "いずれか1つ:"),
    "suggest.document_own_name": Text(
        "the column of this name seems to mean something else; take this line out to use it",
        "同名の列は別の意味のようです。使う場合はこの行を消してください",
    ),
    "suggest.document_advanced": Text(
        "name the features that count as advanced", "高度な機能とみなすものを選んでください"
    ),
    "suggest.document_per": Text(
        "units of each currency for one unit of this one; change it where that is not so",
        "この通貨1単位あたりの各通貨の金額。異なる場合は直してください",
    ),
    # The findings.
    "suggest.table_line": Text(
        "{file}: {kind} ({rows} {rows:row|rows} looked at)", "{file}: {kind}({rows}行を確認)"
    ),
    "suggest.because": Text("because {found}", "理由: {found}"),
    "suggest.line": Text(
        "{target} ← {source} ({sure}): {found}", "{target} ← {source}({sure}): {found}"
    ),
    "suggest.examples": Text("such as {found}", "例: {found}"),
    "suggest.joined": Text(
        "belongs to an account by “{column}”", "「{column}」でアカウントに対応づけます"
    ),
    "suggest.joined_share": Text(
        "belongs to an account by “{column}” ({share} % of its values are found there)",
        "「{column}」でアカウントに対応づけます(値の{share}%が一致)",
    ),
    "suggest.joined_matches": Text(
        "belongs to an account by “{column}”, found in the accounts' column “{matches}”",
        "「{column}」を、アカウントの列「{matches}」と照合します",
    ),
    "suggest.joined_through": Text(
        "belongs to an account by “{column}”, through the id of the table {through}",
        "「{column}」を、表 {through} のIDを経由してアカウントに対応づけます",
    ),
    "suggest.joined_loosely": Text(
        "ids stand as {first} there and as {second} here: write them alike first",
        "IDの書き方が異なります({first}と{second})。先にそろえてください",
    ),
    "suggest.not_joined": Text(
        "no column leads to an account: add `account:` yourself",
        "アカウントにつながる列が見つかりません。`account:` を書き足してください",
    ),
    "suggest.lacking": Text(
        "it needs {found}, so all of it stands in comments until you say which column that is",
        "{found} が必要です。どの列か決まるまで、この表全体をコメントにしています",
    ),
    "suggest.several_rows": Text(
        "“{column}” stands in several rows: of each field the last known value counts",
        "「{column}」が複数行にあります。項目ごとに最後の既知の値を使います",
    ),
    "suggest.unused": Text("not used: {found}", "使わない列: {found}"),
    "suggest.missing": Text("Fields that nothing gives: {found}", "値の得られない項目: {found}"),
    "suggest.question": Text("Question: {found}", "確認: {found}"),
    "suggest.next": Text(
        "Next: look through it, then run: tanada tier {accounts} --map {file}",
        "次の手順: 内容を確認してから tanada tier {accounts} --map {file} を実行してください。",
    ),
    "suggest.no_accounts": Text(
        "None of these files says which account a row is about.\n"
        "Add the file of accounts, or a column with the account's id.",
        "どのファイルからも、行がどのアカウントのものか分かりません。\n"
        "アカウントのファイルか、アカウントIDの列を加えてください。",
    ),
    "suggest.sure.certain": Text("certain", "確実"),
    "suggest.sure.likely": Text("likely", "有力"),
    "suggest.sure.doubtful": Text("doubtful", "要確認"),
    # Kinds of tables.
    "suggest.table.accounts": Text("accounts", "アカウント"),
    "suggest.table.subscriptions": Text("subscriptions", "契約"),
    "suggest.table.orders": Text("orders", "注文"),
    "suggest.table.usage": Text("usage", "利用状況"),
    "suggest.table.tickets": Text("support tickets", "サポートのチケット"),
    "suggest.table.contacts": Text("contacts with customers", "顧客との接触"),
    "suggest.table.programmes": Text("programmes", "プログラム"),
    "suggest.table.churn": Text("churn", "解約"),
    "suggest.table.rates": Text("exchange rates", "為替レート"),
    "suggest.table.unknown": Text("not recognised", "種類を判別できません"),
    "suggest.kind.file": Text("the file is called “{found}”", "ファイル名に「{found}」がある"),
    "suggest.kind.headers": Text("its headers speak of {found}", "見出しに{found}がある"),
    "suggest.kind.one_row_each": Text(
        "“{column}” is different in each row", "「{column}」が行ごとに異なる"
    ),
    # Why a column was taken for a field.
    "suggest.reason.own_name": Text("this is its name", "項目名と同じ"),
    "suggest.reason.known_name": Text("known as “{like}”", "「{like}」として知られる名前"),
    "suggest.reason.nearly": Text("nearly “{like}”", "「{like}」によく似た名前"),
    "suggest.reason.within": Text("its name holds “{like}”", "名前に「{like}」を含む"),
    "suggest.reason.possible_name": Text(
        "“{like}” can mean this and other things", "「{like}」は別の意味のこともある"
    ),
    "suggest.reason.only_values": Text("its name says nothing", "名前からは分からない"),
    "suggest.reason.key": Text("it tells the accounts apart", "アカウントを区別できる列"),
    "suggest.reason.held": Text("its values stand in {found} as well", "値が{found}にもある"),
    "suggest.reason.unique": Text("every value differs", "値がすべて異なる"),
    "suggest.reason.repeats": Text(
        "values repeat, and of rows with one id only one counts",
        "値が重複している(同じIDの行は1行だけ数える)",
    ),
    "suggest.reason.numbered": Text(
        "no column tells the accounts apart, so rows are numbered",
        "アカウントを区別できる列がないため、行番号を使う",
    ),
    "suggest.reason.fits": Text("values are {what}", "値が{what}である"),
    "suggest.reason.partly": Text(
        "not all values are {what}: {found}", "値の一部が{what}ではない: {found}"
    ),
    "suggest.reason.against": Text("values are not {what}: {found}", "値が{what}ではない: {found}"),
    "suggest.reason.codes": Text("values are codes: {found}", "値が符号である: {found}"),
    "suggest.reason.blank": Text("no value in the rows looked at", "確認した行に値がない"),
    "suggest.reason.nested": Text("each value holds several", "1つの値に複数の値を含む"),
    "suggest.reason.addresses": Text(
        "values are mail or web addresses", "値がメールまたはウェブのアドレスである"
    ),
    "suggest.reason.whether_not_when": Text(
        "it says whether, not when", "有無だけで、日付が分からない"
    ),
    "suggest.reason.in_months": Text(
        "whole numbers from {low} to {high}, as months are", "{low}から{high}の整数で、月数らしい"
    ),
    "suggest.reason.terms": Text("lengths in words: {found}", "期間が言葉で書かれている: {found}"),
    "suggest.reason.other_words": Text(
        "the same levels in other words: {found}", "同じ段階を別の言葉で表している: {found}"
    ),
    "suggest.reason.percent": Text(
        "counted in percent, up to {high}", "パーセント表記(最大{high})"
    ),
    "suggest.reason.scaled": Text("counted in units of {scale}", "{scale}単位の表記"),
    "suggest.reason.years": Text("counted in years", "年単位の表記"),
    "suggest.reason.often_yes": Text(
        "yes in {share} % of the rows, and this is for few accounts",
        "{share}%の行が「はい」だが、本来は少数のアカウントの指定である",
    ),
    "suggest.reason.read_anyway": Text(
        "it is read by its own name all the same: mend its values, or rename the column",
        "項目名と同じなのでこのまま読み込まれる(値を直すか、列名を変える)",
    ),
    "suggest.reason.countries": Text(
        "countries, which stand for their currencies", "国名(通貨に読み替える)"
    ),
    "suggest.reason.multiplied": Text("the product of {found}", "{found}の積"),
    "suggest.reason.summed": Text(
        "nothing says what an account is worth; the {count} amounts together could",
        "金額を示す列がない。{count}列の合計が候補になる",
    ),
    "suggest.reason.header_currency": Text("a header names it", "見出しに通貨がある"),
    "suggest.reason.sign": Text("amounts carry {found}", "金額に{found}が付いている"),
    "suggest.reason.billed": Text(
        "“{column}” says {months} {months:month|months} in every row",
        "「{column}」がすべての行で{months}か月である",
    ),
    "suggest.reason.out_of_order": Text(
        "“{first}” is above “{second}” in {count} of {of} rows",
        "{of}行のうち{count}行で「{first}」が「{second}」を上回る",
    ),
    # What values are.
    "suggest.value.key": Text("ids", "識別用のID"),
    "suggest.value.text": Text("words", "文字列"),
    "suggest.value.money": Text("amounts", "金額"),
    "suggest.value.count": Text("whole numbers", "整数"),
    "suggest.value.number": Text("numbers", "数値"),
    "suggest.value.rate": Text("shares from 0 to 1", "0から1までの割合"),
    "suggest.value.nps": Text("scores from -100 to 100", "-100から100までの値"),
    "suggest.value.months": Text("months", "月数"),
    "suggest.value.day": Text("dates", "日付"),
    "suggest.value.flag": Text("yes or no", "はい・いいえ"),
    "suggest.value.sentiment": Text("red, yellow or green", "red・yellow・green のいずれか"),
    "suggest.value.risk": Text("low, medium or high", "low・medium・high のいずれか"),
    "suggest.value.country": Text("countries", "国"),
    "suggest.value.currency": Text("currency codes", "通貨コード"),
    "suggest.value.language": Text("languages", "言語"),
    "suggest.value.time_zone": Text("time zones", "タイムゾーン"),
    # Questions, and the answers with their lines.
    "suggest.question.dates": Text(
        "does the day or the month come first in {columns}? Such as {found}.",
        "{columns}は日と月のどちらが先ですか(例: {found})。",
    ),
    "suggest.question.decimals": Text(
        "what does the sign in {columns} part? Such as {found}.",
        "{columns}の記号は何の区切りですか(例: {found})。",
    ),
    "suggest.question.two_columns": Text(
        "which is {target}: “{first}” or “{second}”?",
        "{target} は「{first}」と「{second}」のどちらですか。",
    ),
    "suggest.question.two_fields": Text(
        "is “{column}” {first} or {second}?",
        "「{column}」は {first} と {second} のどちらですか。",
    ),
    "suggest.question.kind": Text("which kind of table is this?", "どの種類の表ですか。"),
    "suggest.question.severe": Text(
        "which of {found} make a ticket severe?", "{found}のうち、重大とみなすのはどれですか。"
    ),
    "suggest.question.billed": Text(
        "what is “{column}” paid for? Such as {found}.",
        "「{column}」は何に対する金額ですか(例: {found})。",
    ),
    "suggest.choice.day_first": Text("the day comes first", "日が先"),
    "suggest.choice.month_first": Text("the month comes first", "月が先"),
    "suggest.choice.decimal_comma": Text("a comma parts decimals", "コンマが小数点"),
    "suggest.choice.decimal_point": Text("a point parts decimals", "ピリオドが小数点"),
    "suggest.choice.line": Text("such as {found}", "例: {found}"),
    "suggest.choice.kind": Text("it holds {kind}", "内容は{kind}"),
    "suggest.choice.severe": Text("severe are {found}", "{found}を重大とする"),
    "suggest.choice.per_month": Text("for a month", "1か月分"),
    "suggest.choice.per_year": Text("for a year", "1年分"),
    "suggest.choice.per_month_and_seat": Text("for a month and a seat", "1か月・1シート分"),
    "suggest.choice.per_year_and_seat": Text("for a year and a seat", "1年・1シート分"),
    # Notes.
    "suggest.note.given_twice": Text(
        "{file} was given twice and looked at once.",
        "{file}が2回指定されたため、1回だけ確認しました。",
    ),
    "suggest.note.blank_ids": Text(
        "“{column}” is blank in {count} of {of} rows: they will be rejected (see --max-rejects)",
        "{of}行のうち{count}行は「{column}」が空で、読み込み時に除外されます(--max-rejects を参照)",
    ),
    "suggest.note.both": Text(
        "The accounts' own columns and the table {table} both give: {found}. "
        "The later counts, and the accounts' own where no dates say which.",
        "アカウントの列と表 {table} の両方から値を得る項目: {found}。"
        "新しい方を使い、日付で分からなければアカウントの列を使います。",
    ),
    "suggest.note.ready": Text(
        "These are the headers of a known export: --map {name} is ready for it.",
        "既知のエクスポートの見出しです。同梱の対応表 --map {name} が使えます。",
    ),
    "suggest.note.nested": Text(
        "Columns whose values hold several values cannot be used: {found}",
        "1つの値に複数の値を含む列は使えません: {found}",
    ),
}
