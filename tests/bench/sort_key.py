# Sorts 50,000 records three times by a key
import operator


class Record:
    def __init__(self, name, n):
        self.name = name
        self.n = n


def main(n):
    seed = 1
    records = []
    for i in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        records.append(Record(f"r{seed % 5000}", seed))
    by_number = sorted(records, key=lambda r: r.n)
    by_name = sorted(records, key=lambda r: (r.name, -r.n))
    by_number.sort(key=operator.attrgetter("name"), reverse=True)
    return by_name[0].name, by_number[0].name


assert main(50_000) == ("r0", "r999")
