def f(x):
    match x:
        case []:
            return "empty"
        case [1]:
            return "one 1"
        case [a] if a == "guard":
            return "guarded"
        case [a]:
            return f"single {a}"
        case [1, *rest, 9]:
            return f"1..9 {rest}"
        case (a, b, _):
            return f"three {a} {b}"
        case [[a, b], [c, d]]:
            return f"nested {a} {b} {c} {d}"
        case [*_, "end"]:
            return "ends"
        case "str":
            return "a string is no sequence"
        case [_, *_]:
            return "at least one"
        case _:
            return f"other {type(x).__name__}"


for x in ([], [1], ["guard"], [5], [1, 9], [1, 2, 3, 9], (1, 2, 3), [[1, 2], (3, 4)], [0, 0, 0, "end"], "str", "ab", range(5), {1}, b"ab", bytearray(b"x"), iter([1]), None, [1, 2]):
    print(f(x))
