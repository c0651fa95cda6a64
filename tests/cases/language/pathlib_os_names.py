import os, os.path
from pathlib import PurePosixPath, PurePath
p = PurePosixPath("/usr") / "lib" / "python3.14/x.tar.gz"
print(p, repr(p), p.name, p.stem, p.suffix, p.suffixes, p.parent, list(p.parents)[:2], p.parts, p.is_absolute(), p.with_suffix(".zip"), p.with_name("y"), p.relative_to("/usr"), p.match("*.gz"), PurePosixPath("a/../b//c/."), p == PurePosixPath("/usr/lib/python3.14/x.tar.gz"), p.joinpath("..", "q"), PurePosixPath("a") < PurePosixPath("b"), p.as_posix(), p.root, hash(p) == hash(PurePosixPath(str(p))), p.with_stem("n"), PurePosixPath("~/x"), "a" / PurePosixPath("b"))
print(os.path.join("a", "b", "/c", "d"), os.path.join("a", ""), os.path.basename("/a/b.txt"), os.path.dirname("/a/b.txt"), os.path.splitext("a.tar.gz"), os.path.split("/a/b"), os.path.normpath("a//b/../c/."), os.path.isabs("/a"), os.path.commonprefix(["abc", "abd"]), os.path.relpath("/a/b", "/a/c") , os.sep, os.linesep == "\n", os.name, os.curdir, os.pathsep, os.path.commonpath(["/a/b", "/a/c"]), os.extsep, os.devnull)
for f in (lambda: p.relative_to("/home"), lambda: p.with_name(""), lambda: PurePosixPath("a") / 5, lambda: PurePosixPath("").with_suffix(".x"), lambda: PurePosixPath("a").with_suffix("x")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
print(os.environ.get("NO_SUCH_VARIABLE"), os.getenv("NO_SUCH_VARIABLE", "d"), type(os.getcwd()).__name__, os.path.exists("/no/such/thing"), os.fspath(p))
