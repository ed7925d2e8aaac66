"""A process that proves a policy: its text comes in, proofs go out one by one.

The solver works apart from the server: it can be ended at any moment, and takes nothing with it.
"""

from __future__ import annotations

import pickle
import sys

from tanada.decide.proving import UnconfirmedError, prove_each
from tanada.errors import Problem, TanadaError
from tanada.policy.loading import read_policy
from tanada.policy.proofs.claims import Effort

_EACH = Effort(3.0)


def main() -> None:
    """Write each proof as it is found, or the problems that there are."""
    out = sys.stdout.buffer
    policy = read_policy(sys.stdin.buffer.read().decode())
    try:
        for proof in prove_each(policy, _EACH):
            pickle.dump(proof, out)
            out.flush()
    except TanadaError as error:
        pickle.dump(error.problems, out)
    except UnconfirmedError:
        pickle.dump((Problem("policy_prove.unconfirmed"),), out)
    out.flush()


if __name__ == "__main__":
    main()
