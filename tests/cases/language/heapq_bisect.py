import bisect
import heapq
h = []
for x in (5, 1, 8, 3, 2): heapq.heappush(h, x)
print(h, heapq.heappop(h), h, heapq.heappushpop(h, 0), heapq.heapreplace(h, 9), h, [heapq.heappop(h) for _ in range(len(h))])
l = [9, 4, 7, 1, 8, 2]; heapq.heapify(l); print(l, heapq.nlargest(2, l), heapq.nsmallest(3, l), heapq.nlargest(2, ["a", "ccc", "bb"], key=len), list(heapq.merge([1, 4], [2, 3], [0, 9])), list(heapq.merge([3, 1], [2], reverse=True)))
t = [(2, "b"), (1, "z"), (2, "a")]; heapq.heapify(t); print([heapq.heappop(t) for _ in range(3)])
m = [3, 1, 2]; heapq.heapify_max(m); print(m, heapq.heappop_max(m), m)
try:
    heapq.heappop([])
except IndexError as e:
    print("IndexError:", e)
try:
    heapq.heappush([{"a": 1}], {})
except TypeError as e:
    print("TypeError:", e)
s = [1, 3, 3, 5]
print(bisect.bisect(s, 3), bisect.bisect_left(s, 3), bisect.bisect_right(s, 4), bisect.bisect_left(s, 0), bisect.bisect(s, 3, 0, 2), bisect.bisect_left(["a", "bb", "cccc"], 3, key=len))
bisect.insort(s, 4); bisect.insort_left(s, 3); print(s)
def grade(x): return "FDCBA"[bisect.bisect([60, 70, 80, 90], x)]
print([grade(x) for x in (33, 60, 69, 85, 99)])
class Task:
    def __init__(self, p, n): self.p, self.n = p, n
    def __lt__(self, o): return self.p < o.p
q = []
for p, n in ((3, "c"), (1, "a"), (2, "b"), (1, "a2")): heapq.heappush(q, Task(p, n))
print([heapq.heappop(q).n for _ in range(4)])
