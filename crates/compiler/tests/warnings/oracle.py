# Prints CPython's SyntaxWarnings for each program of CASES, one line each: the contents of golden.txt.
# To make it anew, put `CASES = [...]`, the programs of cases.txt, before this text and give it to the oracle.
import warnings

for source in CASES:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            compile(source, "nofile.py", "exec", dont_inherit=True)
        except SyntaxError as e:
            print("error", e.msg)
            continue
    print(" | ".join(f"{w.lineno} {w.message}" for w in caught))
