# Prints CPython's SyntaxError for each program of CASES, one line each: the contents of golden.txt.
# To make it anew, put `CASES = [...]`, the programs of cases.txt, before this text and give it to the oracle.
import warnings

warnings.simplefilter("ignore")
for source in CASES:
    try:
        compile(source, "nofile.py", "exec", dont_inherit=True)
        print("ok")
    except SyntaxError as e:
        print(f"{type(e).__name__} {e.lineno}:{e.offset}-{e.end_lineno}:{e.end_offset} {e.msg}")
    except (RecursionError, MemoryError, ValueError) as e:
        print(f"{type(e).__name__} 0:0-0:0 {e}")
