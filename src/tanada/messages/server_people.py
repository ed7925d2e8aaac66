"""People: signing in, passwords, roles, API keys, forgetting."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    # Signing in.
    "people.wrong_password": Text(
        "The address and the password do not go together.\nCheck both and try again.",
        "メールアドレスまたはパスワードが正しくありません。\n確認のうえ、もう一度お試しください。",
    ),
    "people.too_many_attempts": Text(
        "Too many sign-ins have failed.\nTry again in {minutes} {minutes:minute|minutes}.",
        "サインインの失敗が続いたため、一時的に制限しています。\n"
        "{minutes}分後にもう一度お試しください。",
    ),
    "people.first_password_expired": Text(
        "This first password is no longer valid.\nAsk an administrator for a new one.",
        "この初回パスワードは有効期限が切れています。\n管理者に再発行を依頼してください。",
    ),
    "permission.first_password": Text(
        "Choose a password of your own first.",
        "先に、ご自身のパスワードを設定してください。",
    ),
    # Passwords.
    "people.wrong_present_password": Text(
        "This is not your present password.", "現在のパスワードが正しくありません。"
    ),
    "people.same_password": Text(
        "This is your present password.\nChoose another one.",
        "現在と同じパスワードです。\n別のパスワードを設定してください。",
    ),
    "people.password_too_short": Text(
        "The password is too short; it needs at least {least} characters.",
        "パスワードが短すぎます。{least}文字以上にしてください。",
    ),
    "people.password_too_common": Text(
        "Many people use this password, so it is among the first to be guessed.",
        "よく使われているため、推測されやすいパスワードです。",
    ),
    "people.password_entirely_numeric": Text(
        "The password is made of digits only.", "数字だけのパスワードは使えません。"
    ),
    "people.password_too_similar": Text(
        "The password is too much like the name or the address.",
        "パスワードが氏名またはメールアドレスに似ています。",
    ),
    "people.password_unreadable": Text(
        "The password has more than {most} characters, or characters that are none.",
        "パスワードが{most}文字を超えているか、使えない文字を含んでいます。",
    ),
    "people.password_of_another": Text(
        "Nobody chooses another person's password.\nGive them a new first password.",
        "他の人のパスワードを決めることはできません。\n初回パスワードを再発行してください。",
    ),
    # People.
    "people.nobody": Text(
        "There is nobody of the address “{found}”.",
        "メールアドレス「{found}」の利用者はいません。",
    ),
    "people.no_address": Text(
        "“{found}” is no e-mail address.", "「{found}」はメールアドレスではありません。"
    ),
    "people.address_taken": Text(
        "Somebody of the address “{found}” is there already.",
        "メールアドレス「{found}」は既に登録されています。",
    ),
    "people.no_name": Text(
        "“{found}” cannot be a name: it needs 1 to {most} characters on one line.",
        "「{found}」は名前に使えません。1行、1~{most}文字で入力してください。",
    ),
    "people.no_role": Text("There is no role “{found}”.", "ロール「{found}」はありません。"),
    "people.no_language": Text("There is no language “{found}”.", "言語「{found}」はありません。"),
    "people.own_role": Text(
        "Nobody changes their own role.\nAsk another administrator.",
        "自分のロールは変更できません。\n別の管理者に依頼してください。",
    ),
    "people.last_admin": Text(
        "This is the last administrator.\nMake somebody else an administrator first.",
        "最後の管理者です。\n先に、別の人を管理者にしてください。",
    ),
    "people.forgotten_already": Text(
        "This person has been forgotten.", "この人の個人情報は消去済みです。"
    ),
    "people.forgotten": Text("Somebody who was forgotten", "消去済みの利用者"),
    "role.viewer": Text("Viewer", "閲覧者"),
    "role.csm": Text("CSM", "CSM(カスタマーサクセス担当)"),
    "role.manager": Text("Manager", "マネージャー"),
    "role.policy_owner": Text("Policy owner", "ポリシー責任者"),
    "role.admin": Text("Administrator", "管理者"),
    # Keys.
    "keys.unknown": Text("This is no API key.", "APIキーが正しくありません。"),
    "keys.revoked": Text(
        "The API key {found}… was revoked.", "APIキー {found}… は失効しています。"
    ),
    "keys.expired": Text(
        "The API key {found}… has expired.", "APIキー {found}… は有効期限が切れています。"
    ),
    "keys.person_left": Text(
        "The person whom the API key {found}… acts for has left.",
        "APIキー {found}… の所有者は利用を停止しています。",
    ),
    "keys.no_key": Text(
        "There is no API key that begins with “{found}”.",
        "「{found}」で始まるAPIキーはありません。",
    ),
    "keys.long_name": Text(
        "The key's name has more than {most} characters.",
        "キーの名前が{most}文字を超えています。",
    ),
    "keys.expires_in_past": Text(
        "The key would have expired already, on {found}.",
        "有効期限({found})が過ぎています。",
    ),
    "keys.no_scope": Text(
        "A key needs at least one scope.", "キーには権限範囲(スコープ)が1つ以上必要です。"
    ),
    "keys.unknown_scope": Text("There is no scope “{found}”.", "スコープ「{found}」はありません。"),
    "keys.beyond_role": Text(
        "The role “{role}” does not allow “{found}”, so no key of this person can either.",
        "ロール「{role}」では「{found}」が許可されていないため、キーにも付与できません。",
    ),
    "permission.not_in_scope": Text(
        "The scopes of this API key do not allow this.",
        "このAPIキーのスコープでは、この操作を行えません。",
    ),
    # Commands.
    "people.added": Text("Added: {name}, {role}.", "追加しました: {name}、ロール: {role}"),
    "people.first_password": Text(
        "The first password, valid until {until} and shown only now:",
        "初回パスワード(有効期限 {until}、表示は今回限り):",
    ),
    "people.password_set": Text(
        "The password of {email} was changed.", "{email} のパスワードを変更しました。"
    ),
    "people.role_set": Text("{email} is now: {role}.", "{email} のロール: {role}"),
    "people.left": Text(
        "{email} can no longer sign in, and their API keys are refused.",
        "{email} はサインインできなくなり、APIキーも使えなくなりました。",
    ),
    "people.came_back": Text("{email} can sign in again.", "{email} は再びサインインできます。"),
    "people.column.name": Text("Name", "氏名"),
    "people.column.email": Text("Address", "メールアドレス"),
    "people.column.role": Text("Role", "ロール"),
    "people.column.owner": Text("Owner of accounts as", "アカウント担当者名"),
    "people.column.state": Text("State", "状態"),
    "people.state.active": Text("active", "利用中"),
    "people.state.invited": Text("has a first password", "初回パスワード発行済み"),
    "people.state.left": Text("has left", "利用停止"),
    "people.none": Text(
        "There is nobody yet. Add an administrator: tanada people add",
        "利用者がまだいません。tanada people add で管理者を追加してください。",
    ),
    "people.forget_asks": Text(
        "Erase {email} for ever? Address, names, sessions and API keys go.",
        "{email} を完全に消去しますか。メールアドレス、氏名、セッション、APIキーが消えます。",
    ),
    "people.forget_needs_yes": Text(
        "This erases a person for ever, and nobody can be asked here.\nAdd --yes to confirm.",
        "個人情報を完全に消去する操作です。ここでは確認できません。\n"
        "実行するには --yes を付けてください。",
    ),
    "people.kept": Text("Nothing was erased.", "何も消去していません。"),
    "people.forgotten_done": Text(
        "Forgotten: {email}, with {sessions} {sessions:session|sessions} and {keys} "
        "{keys:API key|API keys}. Reasons that they gave stay, without their name.",
        "{email} を消去しました(セッション{sessions}件、APIキー{keys}件)。"
        "本人が記入した理由は、氏名なしで残ります。",
    ),
    "people.forgotten_owner": Text(
        "{accounts} {accounts:account names|accounts name} this person as the owner, because the "
        "source does. Name another owner there.\nFiles of earlier runs still hold the name until "
        "they are erased by the retention, and backups until you delete them.",
        "担当者名としてこの人を含むアカウントが{accounts}件あります。値はデータ元に由来するため、"
        "データ元で担当者を変更してください。\n過去の実行のファイルは保存期間が過ぎると消去されます。"
        "バックアップには、削除するまで名前が残ります。",
    ),
    "keys.made": Text(
        "The key “{name}” for {email}, shown only now:",
        "{email} のAPIキー「{name}」(表示は今回限り):",
    ),
    "keys.revoked_now": Text(
        "The API key {prefix}… is refused from now on.", "APIキー {prefix}… を失効させました。"
    ),
    "keys.none": Text("There is no API key.", "APIキーはありません。"),
    "keys.column.prefix": Text("Begins with", "先頭"),
    "keys.column.name": Text("Name", "名前"),
    "keys.column.email": Text("Acts for", "所有者"),
    "keys.column.scopes": Text("Scopes", "スコープ"),
    "keys.column.expires": Text("Expires", "有効期限"),
    "keys.column.used": Text("Last used", "最終利用日"),
    "keys.column.state": Text("State", "状態"),
    "keys.state.active": Text("active", "有効"),
    "keys.state.revoked": Text("revoked", "失効"),
    "keys.state.expired": Text("expired", "期限切れ"),
    "keys.state.left": Text("person has left", "所有者が利用停止"),
    # Help.
    "cli.help.people_group": Text(
        "Add, list and change the people who can sign in.",
        "サインインできる人の追加・一覧・変更。",
    ),
    "cli.help.people_add": Text(
        "Add a person, and print a first password once.",
        "利用者を追加し、初回パスワードを一度だけ表示します。",
    ),
    "cli.help.people_list": Text("List the people.", "利用者を一覧します。"),
    "cli.help.people_password": Text(
        "Give a person a new first password, printed once.",
        "初回パスワードを再発行し、一度だけ表示します。",
    ),
    "cli.help.people_role": Text(
        "Give a person another role, or another name as the owner of accounts.",
        "ロール、またはアカウント担当者名を変更します。",
    ),
    "cli.help.people_leave": Text(
        "Let a person who leaves do nothing any more; what they did stays.",
        "利用を停止します。これまでの記録は残ります。",
    ),
    "cli.help.people_return": Text(
        "Let a person who has left sign in again.", "利用停止中の人を再開します。"
    ),
    "cli.help.forget": Text(
        "Erase a person: address, names, sessions and keys. It cannot be undone.",
        "個人情報(メールアドレス、氏名、セッション、キー)を消去します。元に戻せません。",
    ),
    "cli.help.keys_group": Text("Make, list and revoke API keys.", "APIキーの作成・一覧・失効。"),
    "cli.help.keys_add": Text(
        "Make an API key for a person, and print it once.",
        "APIキーを作成し、一度だけ表示します。",
    ),
    "cli.help.keys_list": Text("List the API keys.", "APIキーを一覧します。"),
    "cli.help.keys_revoke": Text("Make an API key useless.", "APIキーを失効させます。"),
    "cli.help.person_email": Text("The person's e-mail address.", "利用者のメールアドレス。"),
    "cli.help.person_name": Text("The person's name.", "氏名。"),
    "cli.help.person_role": Text(
        "viewer, csm, manager, policy_owner or admin.",
        "viewer(閲覧者)、csm(担当)、manager(マネージャー)、"
        "policy_owner(ポリシー責任者)、admin(管理者)のいずれか。",
    ),
    "cli.help.person_owner": Text(
        "The name under which accounts name this person as their CSM.",
        "アカウントの担当者欄に記載されている名前。",
    ),
    "cli.help.person_language": Text(
        "The language of the pages for this person; en where not given.",
        "画面の表示言語。省略時は en。",
    ),
    "cli.help.password_stdin": Text(
        "Read the person's own password from standard input, one line.",
        "本人のパスワードを標準入力から1行読み込みます。",
    ),
    "cli.help.forget_yes": Text("Do not ask.", "確認せずに実行します。"),
    "cli.help.key_name": Text(
        "What the key is for, to recognise it by.", "用途が分かるキーの名前。"
    ),
    "cli.help.key_scope": Text(
        "What the key may do, like accounts:read; once for each.",
        "キーに許可する操作(例: accounts:read)。複数ある場合は繰り返します。",
    ),
    "cli.help.key_expires": Text(
        "The last day on which the key works, like 2027-03-31; none where not given.",
        "キーを使える最後の日(例: 2027-03-31)。省略時は無期限。",
    ),
    "cli.help.key_prefix": Text(
        "The first twelve characters of the key, as listed.",
        "一覧に表示される、キーの先頭12文字。",
    ),
}
