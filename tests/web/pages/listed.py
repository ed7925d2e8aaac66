"""Accounts with awkward names and ids, decided twice under a policy with a score and a level."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from django.test import Client
from tests.web.beginning import begin

from tanada_web import policies
from tanada_web.models import Person, Source
from tanada_web.runs.running import RunCall, run_now

POLICY = """\
tanada: 1
name: Listed
currency: USD
fields:
  csm_sentiment: {stale_after_days: 60}
attributes:
  growth_potential:
    label: {en: Growth potential, ja: 成長ポテンシャル}
    unknown: skip
    lines:
      - high: expansion_multiple >= 3
      - low: otherwise
scores:
  health:
    label: {en: Health score, ja: ヘルススコア}
    measures:
      sentiment: {weight: 100, of: csm_sentiment, points: {red: 0, yellow: 50, green: 100}}
    missing: reweigh
    bands: {green: 75, yellow: 50, red: 0}
tiers:
  - gold:
      name: {en: Gold, ja: ゴールド}
      when: {large: arr > 100000, growing: arr > 50000 and growth_potential = 'high'}
  - silver: {name: {en: Silver, ja: シルバー}, when: {middle: arr >= 20000}}
  - tin: {name: {en: Tin, ja: ティン}, when: otherwise}
levers: [arr, growth_potential]
transitions: {down: {minimum_days: 30, default_term_months: 12}, return_days: 30}
"""
BEFORE, DAY = date(2026, 5, 31), date(2026, 6, 30)
NOW = datetime(2026, 7, 1, 9, tzinfo=UTC)
HEAD = "account_id,name,owner,region,arr,expansion_multiple,csm_sentiment,csm_sentiment_as_of"
ROWS = """\
A-1,Alder,Csm,EMEA,250000,1,green,2026-06-20
A-2,Birch,Csm,EMEA,80000,3,red,2026-06-20
A-3,Cedar,Other,APAC,{cedar},1,yellow,2026-01-02
A-4,Dogwood,,APAC,4000,1,,
A-5,Elm,Other,EMEA,,1,green,2026-06-20
A/6,<script>alert(1)</script>,Csm,APAC,90000,1,green,2026-06-20
..,=HYPERLINK("x"),Other,EMEA,30000,1,green,2026-06-20
日本 7,"@SUM(1,2)",Other,Japan,21000,1,green,2026-06-20
A-8,-5 degrees,Other,Japan,22000.50,1,green,2026-06-20
"""
People = Callable[..., Person]


def decided(folder: Path, person: People) -> None:
    """Two runs; in the second A-3 has fallen from gold into its grace."""
    begin("listed", folder, lambda: _decide(folder, person))


def _decide(folder: Path, person: People) -> None:
    owner, manager = person("policy_owner"), person("manager")
    at = NOW - timedelta(days=40)
    version = policies.draft(POLICY, owner, at)
    policies.propose(version.number, owner, at)
    policies.approve(version.number, manager, at)
    policies.publish(version.number, owner, at)
    Source.objects.create(name="crm", accounts="accounts.csv")
    for day, cedar in ((BEFORE, 120000), (DAY, 60000)):
        text = f"{HEAD}\n{ROWS.format(cedar=cedar)}"
        (folder / "accounts.csv").write_text(text, encoding="utf-8")
        done = datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=12)
        run_now(RunCall(day, "system", lambda done=done: done))


def client_of(person: Person, language: str = "en") -> Client:
    """Somebody signed in, who reads in a language."""
    person.language = language
    person.save(update_fields=["language"])
    client = Client()
    client.force_login(person)
    return client
