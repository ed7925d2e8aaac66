"""What can be wrong with a policy's service half: names that lead nowhere, customers' texts."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    "service.unknown_engagement": Text(
        "There is no engagement model “{found}”.\nExpected: {expected}",
        "「{found}」というエンゲージメントモデルはありません。\n候補: {expected}",
    ),
    "service.unknown_tier": Text(
        "There is no tier “{found}”.\nExpected: {expected}",
        "「{found}」という階層はありません。\n候補: {expected}",
    ),
    "service.unknown_programme": Text(
        "There is no programme “{found}”.\nDeclare it under programmes, or take one of: {expected}",
        "「{found}」というプログラムはありません。\n"
        "programmes に書き加えるか、次から選んでください: {expected}",
    ),
    "service.unknown_event": Text(
        "There is no event “{found}”.\n"
        "Write a rule in place of on_event, or take one of: {expected}",
        "「{found}」というイベントはありません。\n"
        "on_event の代わりにルールを書くか、次から選んでください: {expected}",
    ),
    "service.unknown_trigger": Text(
        "“{found}” is neither an event nor a trigger of person_steps_in.\nExpected: {expected}",
        "「{found}」はイベントでも person_steps_in の条件でもありません。\n候補: {expected}",
    ),
    "service.unknown_touchpoint": Text(
        "No engagement model has a touchpoint “{found}”.\nExpected: {expected}",
        "「{found}」というタッチポイントは、どのエンゲージメントモデルにもありません。\n"
        "候補: {expected}",
    ),
    "service.unknown_field": Text(
        "“{found}” is not a field. Attributes and scores judge the customer "
        "and cannot be declared customer-safe.",
        "「{found}」は項目ではありません。属性とスコアは顧客の評価にあたるため、"
        "customer_safe に書けません。",
    ),
    "service.label_shows_tier": Text(
        "A customer may read this text, and “{found}” gives the tier away.\n"
        "Say what the service is, without any tier's name, number or key.",
        "顧客の目に触れる文章ですが、「{found}」から階層が分かってしまいます。\n"
        "階層の名前・番号・キーを使わず、サービスの内容で表してください。",
    ),
    "service.field_not_customer_safe": Text(
        "“{found}” is not declared customer-safe and cannot stand in a text for customers.\n"
        "Declare it under customer_safe, or take one of: {expected}",
        "「{found}」は customer_safe に書かれていないため、顧客向けの文章で使えません。\n"
        "customer_safe に書き加えるか、次から選んでください: {expected}",
    ),
    "service.placeholder_unreadable": Text(
        "A brace stands alone in this text: {found}\n"
        "A placeholder is written {{name}}; other braces cannot be used.",
        "文章の波括弧が対になっていません: {found}\n"
        "差し込みは {{name}} の形で書き、ほかの波括弧は使えません。",
    ),
}
