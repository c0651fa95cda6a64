class Node:
    __slots__ = ("key", "value", "prev", "next")
    def __init__(self, key=None, value=None): self.key, self.value, self.prev, self.next = key, value, self, self


class LRU:
    def __init__(self, size): self.size, self.map, self.root = size, {}, Node()
    def _unlink(self, n): n.prev.next, n.next.prev = n.next, n.prev
    def _front(self, n):
        n.prev, n.next = self.root, self.root.next
        self.root.next.prev = n; self.root.next = n
    def get(self, k, default=None):
        if k not in self.map: return default
        n = self.map[k]; self._unlink(n); self._front(n)
        return n.value
    def put(self, k, v):
        if k in self.map: self._unlink(self.map.pop(k))
        elif len(self.map) >= self.size:
            old = self.root.prev; self._unlink(old); del self.map[old.key]; print("evict", old.key)
        n = self.map[k] = Node(k, v); self._front(n)
    def __iter__(self):
        n = self.root.next
        while n is not self.root:
            yield n.key, n.value
            n = n.next


c = LRU(2)
c.put("a", 1); c.put("b", 2); print(c.get("a"), list(c)); c.put("c", 3); print(c.get("b", "gone"), list(c)); c.put("a", 9); print(dict(c)); c.put("d", 4); print(list(c))
