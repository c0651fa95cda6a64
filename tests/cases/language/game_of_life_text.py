def step(cells):
    from collections import Counter
    n = Counter((x + dx, y + dy) for x, y in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
    return {c for c, k in n.items() if k == 3 or k == 2 and c in cells}


def show(cells, w, h):
    return "\n".join("".join("#" if (x, y) in cells else "." for x in range(w)) for y in range(h))


cells = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for gen in range(5):
    print(f"generation {gen}: {len(cells)}")
    print(show(cells, 5, 5))
    cells = step(cells)
grid = [[0] * 4 for _ in range(3)]
for i, row in enumerate(grid):
    for j, _ in enumerate(row):
        row[j] = i * 4 + j
print(*grid, sep="\n")
print([list(r) for r in zip(*grid[::-1])], [grid[i][i] for i in range(3)], sum(map(sum, grid)))
