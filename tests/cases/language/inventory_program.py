from dataclasses import dataclass, field
from enum import Enum


class Kind(Enum):
    TOOL = "tool"
    TOY = "toy"


@dataclass(order=True)
class Item:
    price: float
    name: str = field(compare=False)
    kind: Kind = field(compare=False, default=Kind.TOOL)
    stock: int = field(compare=False, default=0)


class OutOfStock(Exception):
    def __init__(self, item, wanted):
        super().__init__(f"{item.name}: wanted {wanted}, have {item.stock}")
        self.item = item


class Shop:
    def __init__(self, *items): self._items = {i.name: i for i in items}
    def __getitem__(self, name):
        try:
            return self._items[name]
        except KeyError:
            raise LookupError(f"no item {name!r}") from None
    def __iter__(self): return iter(sorted(self._items.values()))
    def __contains__(self, n): return n in self._items
    def __len__(self): return len(self._items)
    def sell(self, name, n=1):
        item = self[name]
        if item.stock < n: raise OutOfStock(item, n)
        item.stock -= n
        return item.price * n


shop = Shop(Item(9.5, "saw", stock=3), Item(2.25, "ball", Kind.TOY, 10), Item(19, "drill"))
print([i.name for i in shop], len(shop), "saw" in shop, max(shop).name)
for order in (("saw", 2), ("saw", 2), ("drill", 1), ("kite", 1), ("ball",)):
    try:
        print(f"{order}: {shop.sell(*order):.2f}")
    except OutOfStock as e:
        print("sorry,", e, e.item.kind)
    except LookupError as e:
        print("error:", e)
total = {k: sum(i.price * i.stock for i in shop if i.kind is k) for k in Kind}
print({k.value: round(v, 2) for k, v in total.items()}, shop["saw"])
