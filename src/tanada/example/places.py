"""Where accounts are and who looks after them: countries, time zones, owners."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A country as the CRM holds it: ISO 3166 code, ISO 639 language, IANA time zones."""

    country: str
    region: str
    language: str
    time_zones: Sequence[str]
    name_style: str
    legal_forms: Sequence[str]


JAPAN = Place("JP", "Japan", "ja", ("Asia/Tokyo",), "japanese", ())

_US_ZONES = (
    "America/New_York",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Los_Angeles",
)

_CA_ZONES = ("America/Toronto", "America/Vancouver")

ELSEWHERE: Sequence[tuple[Place, int]] = (
    (Place("US", "Americas", "en", _US_ZONES, "anglo", ("Inc.", "LLC", "Corp.", "Co., Inc.")), 36),
    (Place("CA", "Americas", "en", _CA_ZONES, "anglo", ("Inc.", "Ltd.")), 5),
    (Place("BR", "Americas", "pt", ("America/Sao_Paulo",), "romance", ("Ltda.", "S.A.")), 3),
    (Place("MX", "Americas", "es", ("America/Mexico_City",), "romance", ("S.A. de C.V.",)), 2),
    (Place("GB", "EMEA", "en", ("Europe/London",), "anglo", ("Ltd", "plc", "LLP")), 11),
    (Place("DE", "EMEA", "de", ("Europe/Berlin",), "germanic", ("GmbH", "AG", "GmbH & Co. KG")), 9),
    (Place("FR", "EMEA", "fr", ("Europe/Paris",), "romance", ("SAS", "SA", "SARL")), 6),
    (Place("NL", "EMEA", "nl", ("Europe/Amsterdam",), "germanic", ("B.V.", "N.V.")), 4),
    (Place("SE", "EMEA", "sv", ("Europe/Stockholm",), "nordic", ("AB",)), 4),
    (Place("ES", "EMEA", "es", ("Europe/Madrid",), "romance", ("S.L.", "S.A.")), 3),
    (Place("IT", "EMEA", "it", ("Europe/Rome",), "romance", ("S.p.A.", "S.r.l.")), 3),
    (Place("AU", "APAC", "en", ("Australia/Sydney", "Australia/Perth"), "anglo", ("Pty Ltd",)), 6),
    (Place("SG", "APAC", "en", ("Asia/Singapore",), "anglo", ("Pte. Ltd.",)), 4),
    (Place("IN", "APAC", "en", ("Asia/Kolkata",), "indic", ("Pvt. Ltd.", "Ltd.")), 4),
)  # fmt: skip
