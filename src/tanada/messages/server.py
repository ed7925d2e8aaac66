"""The server: permissions, the way of a policy, the audit trail."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    # Permissions.
    "permission.not_allowed": Text(
        "Your role does not allow this.\nAsk an administrator.",
        "この操作を行う権限がありません。\n管理者に依頼してください。",
    ),
    "permission.own_proposal": Text(
        "You proposed this yourself; another person decides on it.",
        "自分で提案したものは承認できません。別の人が判断します。",
    ),
    # The way of a policy.
    "policies.no_version": Text(
        "There is no version {found} of the policy.", "ポリシーの版{found}はありません。"
    ),
    "policies.wrong_state": Text(
        "Version {found} is “{state}”; this can be done while it is: {expected}.",
        "版{found}は「{state}」です。この操作は次の状態でのみ行えます: {expected}。",
    ),
    "policies.published_meanwhile": Text(
        "Another version was published at this moment.\nLook at it, and publish again.",
        "同時に別の版が公開されました。\n内容を確認し、もう一度公開してください。",
    ),
    "policies.rewritten_meanwhile": Text(
        "Somebody else has saved version {found} since you opened it.\nCompare both texts, and "
        "save again.",
        "開いた後に、ほかの人が版{found}を保存しました。\n両方の内容を比較し、もう一度保存してください。",
    ),
    # The trail.
    "audit.missing": Text("Event {found} is missing.", "記録{found}がありません。"),
    "audit.changed": Text(
        "Event {found} is not as it was written.", "記録{found}が書き換えられています。"
    ),
    "audit.rewritten": Text(
        "Event {found} is not the one that was kept elsewhere.",
        "記録{found}が、別に保存した控えと一致しません。",
    ),
    "audit.cut": Text(
        "The trail ends before event {found}, which was kept elsewhere.",
        "記録が、別に保存した控えの{found}より前で途切れています。",
    ),
}
