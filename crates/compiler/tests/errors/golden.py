# Run by the oracle with CASES defined: prints CPython's SyntaxError for each program.
import warnings
warnings.simplefilter('ignore')
for i, src in enumerate(CASES):
    try:
        compile(src, "nofile.py", "exec", dont_inherit=True)
        print("ok")
    except SyntaxError as e:
        print(f"{type(e).__name__} {e.lineno}:{e.offset}-{e.end_lineno}:{e.end_offset} {e.msg}")
    except (RecursionError, MemoryError, ValueError) as e:
        print(f"{type(e).__name__} 0:0-0:0 {e}")
