"""Parents and children: groups of companies, two levels deep."""

from collections.abc import Sequence
from dataclasses import replace

from tanada.example.customer import Customer
from tanada.example.draw import Draw

PER_MILLE_PARENTS = 30
_PER_MILLE_WITH_GRANDCHILDREN = 200
_WESTERN_DIVISIONS = ("North", "South", "Services", "Digital", "International", "Operations")
_JAPANESE_DIVISIONS = (
    "関西支社",
    "九州支社",
    "東北支社",
    "北海道支社",
    "中部支社",
    "デジタル事業部",
)
_LEAST_SIZE_OF_PARENTS = 0.3


def with_families(draw: Draw, customers: Sequence[Customer]) -> list[Customer]:
    """The customers, some now children of others, or children of such children.

    A parent is a larger company. A child takes its parent's name with a division's, and its
    language and country stay its own. Bouncers stay without family.
    """
    free = [c for c in customers if c.kind == "customer" and c.swings_around is None]
    draw.shuffle(free)
    wanted = len(customers) * PER_MILLE_PARENTS // 1000
    parents = [c for c in free if c.size > _LEAST_SIZE_OF_PARENTS][:wanted]
    taken = {parent.number for parent in parents}
    orphans = [c for c in free if c.number not in taken]
    changed: dict[int, Customer] = {}
    for parent in parents:
        divisions = _divisions(parent)
        children = [
            _child(orphans.pop(), parent, divisions[place]) for place in range(draw.whole(2, 4))
        ]
        if draw.chance(_PER_MILLE_WITH_GRANDCHILDREN / 1000):
            children.append(_child(orphans.pop(), children[0], divisions[5]))
        changed.update((child.number, child) for child in children)
    return [changed.get(customer.number, customer) for customer in customers]


def _divisions(parent: Customer) -> Sequence[str]:
    return _JAPANESE_DIVISIONS if parent.place.country == "JP" else _WESTERN_DIVISIONS


def _child(customer: Customer, parent: Customer, division: str) -> Customer:
    return replace(
        customer,
        parent_account_id=parent.account_id,
        name=f"{parent.name} {division}",
        industry=parent.industry,
    )
