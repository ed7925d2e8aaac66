"""Units of systemd: a service and a timer for the nightly run, and two for deliveries."""

from __future__ import annotations

from tanada_web.worker.installation import Installation

FOLDER = "/etc/systemd/system"
NIGHTLY, DELIVERIES = "tanada-run", "tanada-deliver"


def units(installation: Installation) -> dict[str, str]:
    """The text of each unit by its name."""
    nightly = installation.nightly
    zone = f" {nightly.zone.key}" if nightly.zone is not None else ""
    return {
        f"{NIGHTLY}.service": _service(installation, "run", "nightly run"),
        f"{NIGHTLY}.timer": _timer("nightly run", f"*-*-* {nightly.at:%H:%M:%S}{zone}"),
        f"{DELIVERIES}.service": _service(installation, "deliver", "deliveries to webhooks"),
        f"{DELIVERIES}.timer": _timer("deliveries to webhooks", "minutely"),
    }


def _service(installation: Installation, command: str, what: str) -> str:
    settings = [f"TANADA_HOME={installation.folder}"]
    if installation.nightly.zone is not None:
        settings.append(f"TZ={installation.nightly.zone.key}")
    return _unit(
        {
            "Unit": [
                ("Description", f"Tanada: {what}"),
                ("Wants", "network-online.target"),
                ("After", "network-online.target"),
            ],
            "Service": [
                ("Type", "oneshot"),
                ("User", installation.user),
                ("UMask", "0077"),
                ("NoNewPrivileges", "true"),
                ("Environment", " ".join(quoted(each) for each in settings)),
                ("EnvironmentFile", "-" + str(installation.environment).replace("%", "%%")),
                ("ExecStart", " ".join(_called(each) for each in (*installation.command, command))),
            ],
        }
    )


def _timer(what: str, when: str) -> str:
    return _unit(
        {
            "Unit": [("Description", f"Tanada: {what}")],
            "Timer": [("OnCalendar", when), ("AccuracySec", "1s"), ("Persistent", "true")],
            "Install": [("WantedBy", "timers.target")],
        }
    )


def _unit(sections: dict[str, list[tuple[str, str]]]) -> str:
    return "\n".join(
        f"[{name}]\n" + "".join(f"{key}={value}\n" for key, value in lines)
        for name, lines in sections.items()
    )


def quoted(word: str) -> str:
    """A word as a unit's file takes it, in quotes where it needs them."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return escaped if escaped == word and not set(word) & set(" ';") else f'"{escaped}"'


def _called(word: str) -> str:
    """A word of a command line, where a dollar sign would begin a variable."""
    return quoted(word).replace("$", "$$")
