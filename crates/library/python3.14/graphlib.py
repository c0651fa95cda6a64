"""Topological order."""
__all__ = ["TopologicalSorter", "CycleError"]


class CycleError(ValueError):
    pass


class _Node:
    __slots__ = ("node", "waits", "successors", "state")

    def __init__(self, node):
        self.node, self.waits, self.successors, self.state = node, 0, [], "waiting"


class TopologicalSorter:
    def __init__(self, graph=None):
        self._nodes = {}
        self._ready = None
        self._passed_out = self._finished = 0
        for node, predecessors in (graph or {}).items():
            self.add(node, *predecessors)

    def _get(self, node):
        try:
            return self._nodes[node]
        except KeyError:
            made = self._nodes[node] = _Node(node)
            return made

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        info = self._get(node)
        info.waits += len(predecessors)
        for pred in predecessors:
            self._get(pred).successors.append(node)

    def prepare(self):
        if self._ready is not None and self._passed_out:
            raise ValueError("cannot prepare() after starting iteration")
        if self._ready is None:
            self._ready = [i.node for i in self._nodes.values() if i.waits == 0]
            for node in self._ready:
                self._nodes[node].state = "ready"
            cycle = self._find_cycle()
            if cycle:
                raise CycleError("nodes are in a cycle", cycle)

    def _started(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")

    def get_ready(self):
        self._started()
        result = tuple(self._ready)
        for node in result:
            self._nodes[node].state = "out"
        self._ready.clear()
        self._passed_out += len(result)
        return result

    def is_active(self):
        self._started()
        return self._finished < self._passed_out or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        self._started()
        for node in nodes:
            info = self._nodes.get(node)
            if info is None:
                raise ValueError(f"node {node!r} was not added using add()")
            if info.state == "done":
                raise ValueError(f"node {node!r} was already marked done")
            if info.state != "out":
                raise ValueError(f"node {node!r} was not passed out (still not ready)")
            info.state = "done"
            for name in info.successors:
                follower = self._nodes[name]
                follower.waits -= 1
                if follower.waits == 0:
                    follower.state = "ready"
                    self._ready.append(name)
            self._finished += 1

    def _find_cycle(self):
        seen, on_path = set(), {}
        for start in self._nodes:
            if start in seen:
                continue
            path, iters = [start], [iter(self._nodes[start].successors)]
            seen.add(start)
            on_path = {start: 0}
            while path:
                for node in iters[-1]:
                    if node in on_path:
                        return path[on_path[node]:] + [node]
                    if node not in seen:
                        seen.add(node)
                        on_path[node] = len(path)
                        path.append(node)
                        iters.append(iter(self._nodes[node].successors))
                        break
                else:
                    del on_path[path.pop()]
                    iters.pop()
        return None

    def static_order(self):
        self.prepare()
        while self.is_active():
            group = self.get_ready()
            yield from group
            self.done(*group)

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)
