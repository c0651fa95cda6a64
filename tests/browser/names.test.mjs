// What the editor knows of names, without a browser: scopes as Python has them, members by what a name was assigned.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, test } from "node:test";
import { Meaning } from "../../www/editor/meaning.js";
import { scopeAt, scopesOf, seenFrom } from "../../www/editor/scopes.js";
import { root } from "./browser.mjs";

const { parser } = createRequire(join(root, "www/package.json"))("@lezer/python");
const api = JSON.parse(await readFile(join(root, "dist/api.json"), "utf8"));

/** The program without its mark `‸`, and the place of the mark. */
function marked(program) {
  const at = program.indexOf("‸");
  const text = program.replace("‸", "");
  const tree = parser.parse(text);
  const scopes = scopesOf(tree, text);
  return { at, text, tree, scopes, meaning: new Meaning(api, scopes, text) };
}

function seen(program) {
  const { at, scopes } = marked(program);
  return [...seenFrom(scopeAt(scopes, at)).keys()].sort();
}

/** What the name before the mark means. */
function meaningOf(program) {
  const { at, tree, meaning } = marked(program);
  return meaning.of(tree.resolveInner(at, -1));
}

const members = (program) => Object.keys(meaningOf(program)?.members ?? {});

describe("scopes", () => {
  test("a function sees its own names and those around it", () => {
    assert.deepEqual(seen("import asyncio\ndef f(a, *b, c=1, **d):\n    e = 2\n    ‸pass\ng = 3\n"), ["a", "asyncio", "b", "c", "d", "e", "f", "g"]);
  });

  test("a method does not see the names of its class", () => {
    assert.deepEqual(seen("class A:\n    x = 1\n    def f(self):\n        ‸pass\n"), ["A", "self"]);
    assert.deepEqual(seen("class A:\n    x = 1\n    ‸y = 2\n"), ["A", "x", "y"]);
  });

  test("everything that binds a name does", () => {
    const program = `import a.b, c as d
from e import f as g, h
with i() as j: pass
async def k():
    async with l() as m:
        async for n, (o, p) in q():
            r = s = 1
            if (t := 2): ‸pass
    try: pass
    except E as u: pass
`;
    assert.deepEqual(seen(program), ["a", "d", "g", "h", "j", "k", "m", "n", "o", "p", "r", "s", "t", "u"]);
  });

  test("a comprehension keeps its names to itself", () => {
    assert.deepEqual(seen("x = [y for y in z]\n‸pass\n"), ["x"]);
    assert.deepEqual(seen("x = [‸y for y in z]\n"), ["x", "y"]);
  });
});

describe("meaning", () => {
  test("a module's name by any of its names", () => {
    for (const program of ["import asyncio\nasyncio.sleep‸", "import asyncio as aio\naio.sleep‸", "from asyncio import sleep as nap\nnap‸"]) {
      const fact = meaningOf(program);
      assert.equal(fact.kind, "coroutine", program);
      assert.equal(fact.signature, "(delay, result=None)", program);
      assert.match(fact.en, /Pauses this task/, program);
    }
  });

  test("members by what a name was assigned", () => {
    const having = {
      "import asyncio\nq = asyncio.Queue()\nq‸": "put_nowait",
      "import asyncio\nasync def f():\n    async with asyncio.TaskGroup() as tg:\n        tg‸": "create_task",
      "import asyncio\nasync def f():\n    async with asyncio.TaskGroup() as tg:\n        t = tg.create_task(g())\n        t‸": "cancel",
      "import asyncio\nloop = asyncio.get_running_loop()\nloop‸": "call_soon",
      "import asyncio\ndef f(lock: asyncio.Lock):\n    lock‸": "acquire",
      "words = 'a b'.split\ntext = ''\ntext‸": "upper",
      "class A:\n    def go(self): pass\n    def come(self):\n        self‸": "go",
      "class A:\n    def go(self): pass\na = A()\na‸": "go",
    };
    for (const [program, member] of Object.entries(having)) assert.ok(members(program).includes(member), program);
  });

  test("a program's own function: signature, docstring, place", () => {
    const fact = meaningOf('async def f(a, b = 1):\n    """Says hello.\n\n    More."""\nf‸');
    assert.deepEqual([fact.kind, fact.signature, fact.doc, fact.from], ["coroutine", "(a, b = 1)", "Says hello.", 10]);
  });

  test("a name assigned from itself is not asked for ever", () => {
    assert.equal(meaningOf("x = y\ny = x\nx‸").kind, "variable");
    assert.equal(meaningOf("def f(x):\n    x = x\n    x‸").label, "x");
    assert.equal(meaningOf("x = x.y\nx‸").members, undefined);
  });

  test("what is not known has no meaning", () => {
    assert.equal(meaningOf("nowhere‸"), undefined);
    assert.equal(meaningOf("import asyncio\nasyncio.nothing‸"), undefined);
    assert.equal(meaningOf("from . import x\nx‸").members, undefined);
  });
});
