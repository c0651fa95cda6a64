import heapq
from collections import defaultdict, deque
G = {"a": {"b": 7, "c": 3}, "b": {"d": 2}, "c": {"b": 1, "d": 8}, "d": {"e": 1}, "e": {}}


def dijkstra(g, s):
    dist, prev, heap = {s: 0}, {}, [(0, s)]
    while heap:
        d, u = heapq.heappop(heap)
        if d > dist[u]: continue
        for v, w in g[u].items():
            if (nd := d + w) < dist.get(v, float("inf")):
                dist[v], prev[v] = nd, u
                heapq.heappush(heap, (nd, v))
    return dist, prev


def path(prev, t):
    out = [t]
    while t in prev: out.append(t := prev[t])
    return out[::-1]


d, p = dijkstra(G, "a")
print(d, path(p, "e"))


def bfs(g, s):
    seen, q = {s}, deque([s])
    while q:
        yield (u := q.popleft())
        for v in g[u]:
            if v not in seen: seen.add(v); q.append(v)


def dfs(g, u, seen=None):
    seen = set() if seen is None else seen
    seen.add(u)
    yield u
    for v in g[u]:
        if v not in seen: yield from dfs(g, v, seen)


def topo(g):
    deg = defaultdict(int)
    for u in g:
        for v in g[u]: deg[v] += 1
    ready = [u for u in g if not deg[u]]
    while ready:
        yield (u := ready.pop())
        for v in g[u]:
            deg[v] -= 1
            if not deg[v]: ready.append(v)


print(list(bfs(G, "a")), list(dfs(G, "a")), list(topo(G)))
import graphlib
print(list(graphlib.TopologicalSorter({"d": {"b", "c"}, "b": {"a"}, "c": {"a"}}).static_order())[0])
try:
    graphlib.TopologicalSorter({"a": {"b"}, "b": {"a"}}).prepare()
except graphlib.CycleError as e:
    print(e.args[0], sorted(set(e.args[1])))
