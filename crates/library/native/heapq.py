"""A priority queue on a list."""
__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop",
           "heappush_max", "heappop_max", "heapify_max", "heapreplace_max", "heappushpop_max"]


def _check(heap):
    if not isinstance(heap, list):
        raise TypeError(f"heap argument must be a list, not {type(heap).__name__}")


def _rise(heap, floor, at):
    item = heap[at]
    while at > floor:
        up = (at - 1) >> 1
        parent = heap[up]
        if not item < parent:
            break
        heap[at] = parent
        at = up
    heap[at] = item


def _sink(heap, at):
    # Down to a leaf along the smaller children, then up: fewer comparisons than stopping on the way.
    end = len(heap)
    floor = at
    item = heap[at]
    child = 2 * at + 1
    while child < end:
        other = child + 1
        if other < end and not heap[child] < heap[other]:
            child = other
        heap[at] = heap[child]
        at = child
        child = 2 * at + 1
    heap[at] = item
    _rise(heap, floor, at)


def heappush(heap, item, /):
    _check(heap)
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


def heappop(heap, /):
    _check(heap)
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if heap:
        top = heap[0]
        heap[0] = last
        _sink(heap, 0)
        return top
    return last


def heapreplace(heap, item, /):
    _check(heap)
    if not heap:
        raise IndexError("index out of range")
    top = heap[0]
    heap[0] = item
    _sink(heap, 0)
    return top


def heappushpop(heap, item, /):
    _check(heap)
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap, 0)
    return item


def heapify(heap, /):
    _check(heap)
    for i in reversed(range(len(heap) // 2)):
        _sink(heap, i)


def _rise_max(heap, floor, at):
    item = heap[at]
    while at > floor:
        up = (at - 1) >> 1
        parent = heap[up]
        if not parent < item:
            break
        heap[at] = parent
        at = up
    heap[at] = item


def _sink_max(heap, at):
    end = len(heap)
    floor = at
    item = heap[at]
    child = 2 * at + 1
    while child < end:
        other = child + 1
        if other < end and not heap[other] < heap[child]:
            child = other
        heap[at] = heap[child]
        at = child
        child = 2 * at + 1
    heap[at] = item
    _rise_max(heap, floor, at)


def heappush_max(heap, item, /):
    _check(heap)
    heap.append(item)
    _rise_max(heap, 0, len(heap) - 1)


def heappop_max(heap, /):
    _check(heap)
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if heap:
        top = heap[0]
        heap[0] = last
        _sink_max(heap, 0)
        return top
    return last


def heapreplace_max(heap, item, /):
    _check(heap)
    if not heap:
        raise IndexError("index out of range")
    top = heap[0]
    heap[0] = item
    _sink_max(heap, 0)
    return top


def heappushpop_max(heap, item, /):
    _check(heap)
    if heap and item < heap[0]:
        item, heap[0] = heap[0], item
        _sink_max(heap, 0)
    return item


def heapify_max(heap, /):
    _check(heap)
    for i in reversed(range(len(heap) // 2)):
        _sink_max(heap, i)


def merge(*iterables, key=None, reverse=False):
    # Entries are [key, order, value, next]; order keeps equal keys in the order of their sources.
    heap = []
    sign = -1 if reverse else 1
    push, sink, down = (heapify_max, heapreplace_max, heappop_max) if reverse else (heapify, heapreplace, heappop)
    for order, it in enumerate(map(iter, iterables)):
        next = it.__next__
        try:
            value = next()
        except StopIteration:
            continue
        heap.append([value if key is None else key(value), order * sign, value, next])
    push(heap)
    while heap:
        entry = heap[0]
        try:
            while True:
                yield entry[2]
                entry[2] = value = entry[3]()
                entry[0] = value if key is None else key(value)
                sink(heap, entry)
                entry = heap[0]
        except StopIteration:
            down(heap)


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:n] if n > 0 else []


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:n] if n > 0 else []
