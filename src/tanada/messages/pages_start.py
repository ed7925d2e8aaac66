"""The first run: from a file to a first tiering."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    # Nobody is there yet.
    "start.nobody": Text(
        "This installation is empty: add yourself first", "まず、最初の利用者を登録します"
    ),
    "start.nobody_text": Text(
        "Nobody can register here by themselves. On the machine where Tanada runs, enter:",
        "この画面から利用者登録はできません。Tanadaを動かしているコンピューターで、"
        "次のコマンドを実行してください。",
    ),
    "start.nobody_then": Text(
        "It prints a first password. Sign in with it, and come back here.",
        "初回パスワードが表示されます。それを使ってログインすると、続きから始められます。",
    ),
    # Somebody else's task.
    "start.others": Text("Nothing is decided here yet", "まだ判定は行われていません"),
    "start.others_text": Text(
        "An administrator brings in the accounts and the first policy. "
        "Then this is where you see them.",
        "管理者がアカウントのデータと最初のポリシーを登録すると、ここから確認できるようになります。",
    ),
    "start.waits_for_you": Text(
        "{name} proposes the first policy, and it waits for you",
        "{name}さんが最初のポリシーを提案し、あなたの承認を待っています",
    ),
    "start.waits_text": Text(
        "Who proposes does not approve. Read it, then approve it or send it back.",
        "提案者自身は承認できません。内容を確認し、承認または差し戻しをしてください。",
    ),
    "start.approve": Text("Approve", "承認する"),
    "start.send_back": Text("Send back", "差し戻す"),
    "start.approved_done": Text(
        "Policy version {number} is approved.", "ポリシー版{number}を承認しました。"
    ),
    "start.sent_back_done": Text(
        "Policy version {number} is a draft again.", "ポリシー版{number}を下書きに戻しました。"
    ),
    "start.document": Text("The document", "ポリシーの本文"),
    "start.what_it_says": Text("What it says", "ポリシーの内容"),
    # The steps.
    "start.title": Text("First run", "はじめに"),
    "start.steps": Text("Steps", "手順"),
    "start.step.files": Text("Files", "ファイル"),
    "start.step.columns": Text("Columns", "列の対応"),
    "start.step.rows": Text("Rows", "行の確認"),
    "start.step.tiers": Text("Thresholds", "しきい値"),
    "start.step.terraces": Text("First terraces", "最初の階層"),
    "start.step.live": Text("Make it live", "運用開始"),
    "start.on": Text("Continue", "次へ"),
    "start.back": Text("Back", "戻る"),
    "start.again": Text("Begin again", "最初からやり直す"),
    "start.again_ask": Text("Begin again?", "最初からやり直しますか?"),
    "start.again_text": Text(
        "The files that you sent here, and what you said of them, are erased.",
        "ここで送信したファイルと入力内容は消去されます。",
    ),
    "start.cancel": Text("Cancel", "キャンセル"),
    "start.working": Text("Working …", "処理中…"),
    # Files.
    "start.files_head": Text(
        "Bring your accounts: a first tiering takes about five minutes",
        "アカウントのファイルから始めましょう。最初の階層分けまで約5分です",
    ),
    "start.files_head_some": Text(
        "{count} {count:file is|files are} here: look at the columns next",
        "{count}件のファイルを受け取りました。次は列の対応を確認します",
    ),
    "start.files_text": Text(
        "An export from your CRM as it is: one row per account, with a name, an owner and what it "
        "pays. Further tables, such as subscriptions or usage, may come with it.",
        "CRMからエクスポートしたままのファイルで構いません。1行が1アカウントで、名前・担当者・"
        "契約金額などの列を含むもの。契約や利用状況などの表を一緒に送ることもできます。",
    ),
    "start.choose": Text("Choose files, or drop them here", "ファイルを選択、またはここにドロップ"),
    "start.kinds": Text(
        ".csv, .tsv, .xlsx, .jsonl or .parquet, also as .gz; up to {most} MB at once",
        ".csv、.tsv、.xlsx、.jsonl、.parquet(.gz圧縮も可)。1回の送信は合計{most} MBまで",
    ),
    "start.send": Text("Send", "送信"),
    "start.stays": Text(
        "Files stay on this installation; nothing is sent elsewhere.",
        "ファイルはこの環境内に保存され、外部へ送信されることはありません。",
    ),
    "start.received": Text("Received", "受け取ったファイル"),
    "start.megabytes": Text("{size} MB", "{size}メガバイト"),
    "start.remove": Text("Remove {name}", "{name}を取り除く"),
    "start.no_file": Text("Choose a file first.", "ファイルを選択してください。"),
    "start.broken_off": Text(
        "The connection broke off before everything had come in; nothing was kept.\nSend it again.",
        "送信が途中で切れたため、ファイルは保存されていません。\nもう一度送信してください。",
    ),
    "start.many_files": Text(
        "That is more than {limit} files.", "ファイルが{limit}件を超えています。"
    ),
    "start.empty_file": Text("“{found}” is empty.", "「{found}」は空のファイルです。"),
    "start.not_read": Text(
        "“{found}” is of no kind that is read here.\nSave it as one of: {expected}.",
        "「{found}」は読み取れない形式です。\n次のいずれかで保存してください: {expected}。",
    ),
    "start.not_xlsx": Text(
        "“{found}” is a workbook of another kind.\n"
        "Save it as .xlsx, or its sheet as one of: {expected}.",
        "「{found}」は対応していない形式のブックです。\n"
        ".xlsx、または次の形式で保存し直してください: {expected}。",
    ),
    "start.too_large": Text(
        "These files have {found} MB, and at most {most} MB are taken at once.\n"
        "Compress them as .gz, save them as .parquet, or send them one by one.",
        "合計{found} MBあり、1回の上限{most} MBを超えています。\n"
        ".gzで圧縮する、.parquetで保存する、または分けて送信してください。",
    ),
    # Columns.
    "start.columns_head": Text(
        "{used} of {all} columns were recognised in {file}",
        "{file}の{all}列のうち{used}列を認識しました",
    ),
    "start.columns_text": Text(
        "Check the doubtful ones, and correct what was taken wrongly. "
        "Columns that are not used stay out.",
        "「要確認」の列を確かめ、誤りがあれば直してください。使わない列は読み込まれません。",
    ),
    "start.column": Text("Column", "列"),
    "start.values": Text("Values", "値の例"),
    "start.field": Text("Field", "項目"),
    "start.why": Text("Why", "理由"),
    "start.unused": Text("Not used", "使わない"),
    "start.field_of": Text("Field of the column {name}", "列「{name}」の項目"),
    "start.unsure.certain": Text("certain", "確実"),
    "start.unsure.likely": Text("likely", "有力"),
    "start.unsure.doubtful": Text("doubtful", "要確認"),
    "start.group.id": Text("Who it is", "識別"),
    "start.group.text": Text("Names and places", "名称・属性"),
    "start.group.money": Text("Amounts", "金額"),
    "start.group.whole": Text("Counts", "件数"),
    "start.group.number": Text("Other numbers", "その他の数値"),
    "start.group.date": Text("Dates", "日付"),
    "start.group.choice": Text("Judgements", "評価"),
    "start.group.flag": Text("Yes or no", "はい・いいえ"),
    "start.currency": Text("Currency of the amounts", "金額の通貨"),
    "start.currency_help": Text(
        "Counts where a row does not say its own; the policy reckons in it.",
        "行に通貨の指定がない場合の通貨です。ポリシーもこの通貨で計算します。",
    ),
    "start.asked": Text("Only you can say", "確認が必要な点"),
    "start.tables": Text("Further tables", "そのほかの表"),
    "start.use_table": Text("Use {file}: {kind}", "{file}を使う({kind})"),
    "start.table_by": Text(
        "Belongs to accounts by “{column}”.", "「{column}」でアカウントに対応づけます。"
    ),
    "start.table_not": Text(
        "Cannot be joined by itself, so it is left out.",
        "アカウントへの対応づけが分からないため、読み込みません。",
    ),
    "start.no_id": Text(
        "No column says which account a row is about: choose one as “account ID”.",
        "アカウントIDの列がありません。どれか1列を「アカウントID」にしてください。",
    ),
    "start.twice": Text(
        "“{found}” is chosen for several columns: {columns}.",
        "「{found}」が複数の列に割り当てられています: {columns}。",
    ),
    "start.unanswered": Text("Choose an answer.", "回答を選んでください。"),
    "start.unknown_currency": Text("Choose a currency.", "通貨を選んでください。"),
    # Rows.
    "start.rows_head": Text(
        "{accepted} accounts were read; every row is in order",
        "{accepted}件のアカウントを読み取りました。すべての行に問題はありません",
    ),
    "start.rows_head_rejects": Text(
        "{accepted} accounts were read; {rejected} of {read} rows are set aside",
        "{accepted}件のアカウントを読み取りました。{read}行のうち{rejected}行は除外しました",
    ),
    "start.rows_text": Text(
        "A row with a fault is set aside as a whole: half of it would decide wrongly. "
        "Mend the file and send it again, or go on without these rows.",
        "不備のある行は、誤った判定を避けるため行ごと除外します。ファイルを直して送り直すか、"
        "この行を除いたまま進めてください。",
    ),
    "start.rows_too_many": Text(
        "More than 5% of the rows are set aside, so no run takes this file. Go back and correct "
        "the columns, or mend the file.",
        "除外された行が5%を超えているため、このままでは実行できません。列の対応を見直すか、"
        "ファイルを直してください。",
    ),
    "start.rows_none": Text(
        "No row could be read: go back and correct the columns, or mend the file.",
        "読み取れた行がありません。列の対応を見直すか、ファイルを直してください。",
    ),
    "start.no_arr": Text(
        "No column gives ARR or MRR, and tiers go by what accounts pay. Go back and choose one.",
        "ARRまたはMRRの列がありません。階層分けには契約金額が必要です。戻って列を選んでください。",
    ),
    "start.faults": Text("What is wrong, and how to mend it", "除外の理由と直し方"),
    "start.fault_list": Text("The first rows that are set aside", "除外した行(先頭)"),
    "start.download": Text("Download all of them", "すべてダウンロード"),
    "start.line": Text("Line", "行"),
    "start.account": Text("Account", "アカウント"),
    "start.value": Text("Value", "値"),
    "start.reason": Text("Reason", "理由"),
    "start.rows_count": Text("{count} {count:row|rows}", "{count}行"),
    "start.as_read": Text("As they were read", "読み取り結果"),
    "start.assumed": Text("What was assumed", "読み取りの前提"),
    "start.mend.no_id": Text(
        "Give every row an ID, or take empty rows out.",
        "すべての行にIDを入れるか、空の行を削除してください。",
    ),
    "start.mend.id_too_long": Text(
        "Choose the column that holds the account's ID, or shorten the ID.",
        "アカウントIDの列を選び直すか、IDを短くしてください。",
    ),
    "start.mend.id_with_nul": Text(
        "Export the IDs again without the character NUL.",
        "NUL文字を含まないIDで、もう一度書き出してください。",
    ),
    "start.mend.duplicate_id": Text(
        "Keep one row per account, or choose another column as ID.",
        "1アカウントを1行にまとめるか、別の列をIDに選んでください。",
    ),
    "start.mend.unreadable_number": Text(
        "Write digits only; “n/a” and the like are better left empty.",
        "数字だけにしてください。「未定」などは空欄にします。",
    ),
    "start.mend.unreadable_date": Text(
        "Write dates as 2026-11-21, or format the cells as dates.",
        "2026-11-21 の形式にするか、セルの書式を日付にしてください。",
    ),
    "start.mend.unknown_value": Text(
        "Write one of the values named, or leave the column out.",
        "示された値のいずれかにするか、この列を使わない設定にしてください。",
    ),
    "start.mend.unreadable_flag": Text(
        "Write yes or no, or leave the cell empty.",
        "「はい」「いいえ」で書くか、空欄にしてください。",
    ),
    "start.mend.missing_rate": Text(
        "Send a table of exchange rates along, or convert the amounts first.",
        "為替レートの表を一緒に送るか、金額を換算してください。",
    ),
    "start.mend.ambiguous_date": Text(
        "Go back and say whether the day or the month comes first.",
        "戻って、日と月のどちらが先かを選んでください。",
    ),
    "start.mend.ambiguous_number": Text(
        "Go back and say what stands before the decimals.",
        "戻って、小数点に使う記号を選んでください。",
    ),
    # Thresholds.
    "start.tiers_text": Text(
        "Proposed from your own accounts, so that each tier is near its usual share. "
        "Change the numbers as you like.",
        "お手元のデータの分布から、各階層が一般的な割合に近づくように提案しています。"
        "数値は自由に変更できます。",
    ),
    "start.tiers_nothing": Text(
        "Too little is known to propose thresholds: write your own",
        "しきい値を提案するにはデータが足りません。ご自身で入力してください",
    ),
    "start.tiers_preset": Text(
        "The policy “{name}” has {count} tiers", "ポリシー「{name}」の階層は{count}つです"
    ),
    "start.base": Text("Begin with", "出発点"),
    "start.base_own": Text("Tiers by ARR, from your data", "ARRによる階層(データから提案)"),
    "start.tier": Text("Tier", "階層"),
    "start.how_many": Text("Number of tiers", "階層の数"),
    "start.apply": Text("Show", "表示"),
    "start.histogram": Text("Accounts by ARR", "ARR別のアカウント数"),
    "start.histogram_text": Text(
        "{count} {count:account|accounts}: {range}", "{range}: {count}アカウント"
    ),
    "start.from": Text("{tier} from", "{tier}の下限"),
    "start.rest": Text("takes the rest", "それ以外すべて"),
    "start.in_currency": Text("ARR in {currency}", "ARR(単位: {currency})"),
    "start.makes": Text("Makes", "結果"),
    "start.of_accounts": Text("Accounts", "アカウント数"),
    "start.of_arr": Text("ARR", "ARR"),
    "start.recount": Text("Count again", "再計算"),
    "start.no_number": Text("“{found}” is no amount.", "「{found}」は金額として読めません。"),
    "start.not_below": Text(
        "“{found}” is not below the threshold above it.",
        "「{found}」は、1つ上の階層の下限より小さくしてください。",
    ),
    "start.no_tiers": Text("Choose thresholds first.", "先に、しきい値を選んでください。"),
    "start.preset_fixed": Text(
        "Its thresholds stand in several clauses; change them later under Policy.",
        "しきい値が複数の条件に分かれています。あとで「ポリシー」画面で変更できます。",
    ),
    "start.policy_name": Text("First tiers", "最初の階層"),
    "start.policy_note": Text("The first policy of this installation.", "最初のポリシー。"),
    "start.tier.strategic": Text("Strategic", "戦略的アカウント"),
    "start.tier.core": Text("Core", "コアアカウント"),
    "start.tier.scale": Text("Scale", "スケールアカウント"),
    "start.tier.tech_touch": Text("Tech-touch", "テックタッチ"),
    # First terraces.
    "start.terraces_head": Text(
        "{tier}: {accounts} of {all} accounts hold {share} of ARR",
        "{tier}は{all}アカウント中{accounts}件で、ARRの{share}を占めます",
    ),
    "start.terraces_text": Text(
        "A trial: nothing is kept or told to anybody until it goes live.",
        "試算です。運用を開始するまで、結果は保存も公開もされません。",
    ),
    "start.undetermined": Text(
        "{count} {count:account lacks|accounts lack} data that decides.",
        "{count}件は判定に必要なデータが足りません。",
    ),
    "start.ended": Text(
        "{count} {count:has|have} ended and {count:is|are} not counted.",
        "{count}件は解約済みのため含めていません。",
    ),
    "start.largest": Text("The largest of each tier", "各階層の上位アカウント"),
    "start.change": Text("Change the thresholds", "しきい値を変える"),
    # Live.
    "start.live.propose": Text(
        "Propose this policy: another person must approve it",
        "ポリシーを提案します。承認は別の人が行います",
    ),
    "start.live.approve": Text(
        "The policy waits for somebody else's approval", "ポリシーは承認待ちです"
    ),
    "start.live.publish": Text(
        "The policy is approved: it can go live", "ポリシーが承認されました。運用を開始できます"
    ),
    "start.live.source": Text(
        "The policy is in force: the accounts come next",
        "ポリシーは有効です。次にアカウントを登録します",
    ),
    "start.live.run": Text("Ready for the first run", "最初の実行の準備ができました"),
    "start.live.running": Text("The first run is at work", "最初の実行を進めています"),
    "start.live.done": Text(
        "Done: {accounts} accounts hold a tier",
        "完了: {accounts}件のアカウントの階層が決まりました",
    ),
    "start.live_text": Text(
        "Who proposes does not approve; there is no exception.",
        "提案者と承認者は必ず別の人です。例外はありません。",
    ),
    "start.propose": Text("Propose the policy", "ポリシーを提案"),
    "start.proposed_as": Text("Version {number} is proposed.", "版{number}を提案しました。"),
    "start.alone": Text(
        "You are alone here. Invite somebody who may approve: a manager, a policy owner or "
        "another administrator.",
        "承認できる人がほかにいません。マネージャー、ポリシー責任者、"
        "または別の管理者を招待してください。",
    ),
    "start.invite": Text("Invite somebody", "利用者を招待"),
    "start.ask_them": Text(
        "Ask one of them to sign in and approve: {names}",
        "次のいずれかの人に、ログインして承認するよう依頼してください: {names}",
    ),
    "start.look_again": Text("Look again", "再表示"),
    "start.changed_since": Text(
        "What you choose now goes into another version: the proposed one stays as it is.",
        "提案後に変更した内容は含まれません。変更を反映するには、改めて提案してください。",
    ),
    "start.publish": Text("Publish the policy and add the accounts", "公開してアカウントを登録"),
    "start.not_approved": Text(
        "The policy is not approved yet.", "ポリシーがまだ承認されていません。"
    ),
    "start.run": Text("Start the first run", "最初の実行を開始"),
    "start.run_text": Text(
        "It reads the accounts, decides each of them, and keeps why.",
        "アカウントを読み取って1件ずつ判定し、その理由を記録します。",
    ),
    "start.see": Text("See the terraces", "階層を見る"),
    "start.see_accounts": Text("See the accounts", "アカウントを見る"),
    # Tiers set by hand.
    "start.handset": Text("Tiers set by hand before", "これまで手作業で決めていた階層"),
    "start.handset_text": Text(
        "If accounts have tiers already, send them: account_id, tier and since. You see what "
        "the policy would change, account by account, before anything goes live.",
        "すでに階層を決めている場合は、account_id・tier・since の3列のファイルを送ってください。"
        "運用開始の前に、ポリシーで何が変わるかをアカウントごとに確認できます。",
    ),
    "start.handset_file": Text("File of tiers", "階層のファイル"),
    "start.handset_send": Text("Compare", "比較する"),
    "start.handset_head": Text(
        "By the policy {rises} of {all} accounts would rise, and {falls} fall",
        "ポリシーでは{all}件中{rises}件が昇格、{falls}件が降格します",
    ),
    "start.handset_list": Text("By hand, and by the policy", "手作業とポリシーの比較"),
    "start.handset_adopt": Text("Begin from the tiers set by hand", "手作業の階層から始める"),
    "start.handset_adopt_text": Text(
        "Then nobody falls on the first day: falls wait as the policy says.",
        "初日に降格は起きません。降格はポリシーの定める時期まで待ちます。",
    ),
    "start.handset_adopted": Text(
        "The first run begins from {count} {count:tier|tiers} set by hand.",
        "最初の実行は、手作業で決めた{count}件の階層から始めます。",
    ),
    "start.outcome.agrees": Text("same tier", "変わらない"),
    "start.outcome.rises": Text("rises at once", "すぐに昇格"),
    "start.outcome.falls": Text("falls after its grace", "猶予期間後に降格"),
    "start.outcome.undetermined": Text("data is missing", "データ不足"),
    "start.outcome.ended": Text("has ended", "解約済み"),
    "start.outcome.not_in_accounts": Text("not among the accounts", "アカウントにない"),
    "start.outcome.not_by_hand": Text("had no tier by hand", "手作業の階層なし"),
    "start.by_hand": Text("By hand", "手作業"),
    "start.by_policy": Text("By the policy", "ポリシー"),
    "start.outcome": Text("What happens", "結果"),
}
