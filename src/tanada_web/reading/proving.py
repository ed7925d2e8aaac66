"""Proofs of a policy, found one after the other while a reader waits or looks elsewhere.

They are kept by the fingerprint of what they are about, in this process: a server of several
processes may find them more than once, but never tells other ones.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
import threading
from collections import OrderedDict
from dataclasses import dataclass, field

from tanada.errors import Problem
from tanada.policy.proofs.claims import Proof

SECONDS = 90.0
"""How long the proofs of one policy may take; what is left then stays open."""
_COMMAND = (sys.executable, "-m", "tanada_web.reading.prover")
_KEPT = 8


@dataclass
class Proving:
    """What was found so far; `problems` where it cannot be done, `late` where time ran out."""

    text: str
    proofs: list[Proof] = field(default_factory=list)
    problems: tuple[Problem, ...] = ()
    late: bool = False
    done: bool = False


_ALL: OrderedDict[str, Proving] = OrderedDict()
_CHANGING, _SOLVING = threading.Lock(), threading.Lock()


def proving(fingerprint: str, text: str) -> Proving:
    """The proofs of a policy by its fingerprint; begun where nobody has asked for them yet."""
    with _CHANGING:
        found = _ALL.get(fingerprint)
        if found is None:
            found = _ALL[fingerprint] = Proving(text)
            threading.Thread(target=_work, args=[found], daemon=True).start()
        _ALL.move_to_end(fingerprint)
        while len(_ALL) > _KEPT:
            _ALL.popitem(last=False)
        return found


def _work(found: Proving) -> None:
    """One policy at a time, so that proofs leave the machine to everybody else."""
    with (
        _SOLVING,
        subprocess.Popen(_COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as prover,
    ):
        timer = threading.Timer(SECONDS, _end, [found, prover])
        timer.start()
        try:
            assert prover.stdin is not None and prover.stdout is not None
            prover.stdin.write(found.text.encode())
            prover.stdin.close()
            while True:
                told = pickle.load(prover.stdout)  # what our own process wrote
                if isinstance(told, Proof):
                    found.proofs.append(told)
                else:
                    found.problems = told
        except (EOFError, OSError, pickle.UnpicklingError):
            pass  # it has ended, by itself or by the timer
        finally:
            timer.cancel()
            prover.kill()
            found.done = True


def _end(found: Proving, prover: subprocess.Popen[bytes]) -> None:
    found.late = True
    prover.kill()
