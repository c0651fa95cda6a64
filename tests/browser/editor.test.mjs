// The editor: completion, help, definitions, error marks, indentation; on a desktop, on a phone, in both languages.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { editor, open, write } from "./browser.mjs";

let site;
before(async () => { site = await open(); });
after(() => site.close());

const options = (page) => page.locator(".cm-tooltip-autocomplete li");
const text = (page) => page.locator(".cm-line").allTextContents();

/** Types as a reader does, at the end of a fresh program. */
async function type(page, program, more = "") {
  await write(page, program);
  await page.keyboard.press("ControlOrMeta+End");
  if (more) await page.keyboard.type(more, { delay: 15 });
}

/** The middle of a word in a line of the editor. */
function placeOf(page, line, word) {
  return page.evaluate(([line, word]) => {
    const walker = document.createTreeWalker(document.querySelectorAll(".cm-line")[line], NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode());) {
      const at = node.data.indexOf(word);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + word.length);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return { x: (left + right) / 2, y: (top + bottom) / 2 };
    }
    return undefined;
  }, [line, word]);
}

describe("completion", () => {
  test("offers the engine's names behind a dot, with signatures and a sentence", async () => {
    const page = await site.page();
    await type(page, "import asyncio\n", "asyncio.wai");
    await options(page).first().waitFor();
    const shown = await options(page).allTextContents();
    assert.deepEqual(shown.slice(0, 2).map((option) => option.replace(/\(.*/, "")), ["wait", "wait_for"]);
    assert.match(shown[1], /wait_for\(fut, timeout\)/);
    await page.getByText(/^Waits until all are done/).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    assert.equal((await text(page)).at(-1), "asyncio.wait_for");
    assert.deepEqual(page.faults, []);
  });

  test("offers the program's own names with their signatures, and members of what a name holds", async () => {
    const page = await site.page();
    await type(page, "import asyncio\nasync def fetch_page(url, tries=3):\n    pass\nqueue = asyncio.Queue()\n", "fet");
    assert.match(await options(page).first().textContent(), /^fetch_page\(url, tries=3\)/);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Enter");
    await page.keyboard.type("queue.put", { delay: 15 });
    await options(page).getByText("put_nowait").waitFor();
  });

  test("offers modules and what they hold in an import", async () => {
    const page = await site.page();
    await type(page, "", "from contextl");
    await options(page).getByText("contextlib").waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.type(" import asyncc", { delay: 15 });
    await options(page).getByText("asynccontextmanager", { exact: true }).waitFor();
  });

  test("explains in Chinese on the Chinese page", async () => {
    const page = await site.page("", { locale: "zh-CN" });
    await page.getByRole("textbox", { name: "编辑器" }).click();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText("import asyncio\n");
    await page.keyboard.type("asyncio.gath", { delay: 15 });
    await page.getByText("同时运行所有这些对象，按传入的顺序给出结果。").waitFor();
  });

  test("stays silent in strings and comments", async () => {
    const page = await site.page();
    await type(page, "", "# asyncio pri");
    await page.waitForTimeout(400);
    assert.equal(await options(page).count(), 0);
  });
});

describe("help", () => {
  const program = "import asyncio\nasync def main():\n    await asyncio.sleep(1)\n\nasyncio.run(main())\n";

  test("hovering shows signature and sentence", async () => {
    const page = await site.page();
    await write(page, program);
    const { x, y } = await placeOf(page, 2, "sleep");
    await page.mouse.move(x - 1, y);
    await page.mouse.move(x, y);
    await page.getByText("async def asyncio.sleep(delay, result=None)").waitFor();
    await page.getByText(/^Pauses this task/).waitFor();
    assert.deepEqual(page.faults, []);
  });

  test("Ctrl I shows it at the cursor, Escape takes it away", async () => {
    const page = await site.page();
    await write(page, program);
    await page.locator(".cm-line").last().click();
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Home");
    for (let i = 0; i < 14; i++) await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ControlOrMeta+i");
    await page.getByText("async def main()", { exact: true }).waitFor();
    await page.getByText("coroutine function, defined in line 2").waitFor();
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".about").count(), 0);
  });

  test("F12 and Ctrl click go to a definition", async () => {
    const page = await site.page();
    await write(page, program);
    const selected = () => page.evaluate(() => getSelection().toString());
    const line = () => page.locator(".cm-activeLine").textContent();
    const { x, y } = await placeOf(page, 4, "main");
    await page.mouse.click(x, y);
    await page.keyboard.press("F12");
    assert.equal(await line(), "async def main():");
    assert.equal(await selected(), "main");
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.down("ControlOrMeta");
    await page.mouse.click(x, y);
    await page.keyboard.up("ControlOrMeta");
    assert.equal(await line(), "async def main():");
  });
});

describe("typing", () => {
  test("indents after a colon, closes brackets, and leaves errors marked", async () => {
    const page = await site.page();
    await type(page, "", "def f():\nprint(1");
    assert.deepEqual(await text(page), ["def f():", "    print(1)"]);
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.keyboard.type("x = = 2");
    await page.locator(".cm-lintRange-error").waitFor();
    await page.keyboard.press("ControlOrMeta+z");
    await page.locator(".cm-lintRange-error").waitFor({ state: "detached" });
    assert.deepEqual(page.faults, []);
  });

  for (const width of [320, 390]) {
    test(`on a phone of ${width} px: letters of 16 px, long lines wrapped, nothing to scroll sideways`, async () => {
      const page = await site.page("", { viewport: { width, height: 700 }, hasTouch: true, isMobile: true });
      await write(page, "def f():\n    return some_function(with_many, arguments_and, more_of_them, and_more)\n");
      const found = await page.evaluate(() => {
        const scroller = document.querySelector(".cm-scroller");
        return {
          size: getComputedStyle(document.querySelector(".cm-content")).fontSize,
          sideways: scroller.scrollWidth - scroller.clientWidth,
          page: document.documentElement.scrollWidth,
          rows: document.querySelectorAll(".cm-line")[1].getClientRects()[0].height,
        };
      });
      assert.equal(found.size, "16px");
      assert.ok(found.sideways <= 0 && found.page <= width, JSON.stringify(found));
      assert.ok(found.rows > 40, "the long line takes several rows");
      const [outer, inner] = [await placeOf(page, 0, "def"), await placeOf(page, 1, "return")];
      assert.ok(inner.x > outer.x + 30, "indents are seen");
      assert.deepEqual(page.faults, []);
    });
  }

  test("keeps the text when the window becomes narrow, and its history", async () => {
    const page = await site.page();
    await write(page, "print('here')");
    await page.setViewportSize({ width: 400, height: 800 });
    await page.getByRole("tab", { name: "Hints" }).waitFor();
    assert.deepEqual(await text(page), ["print('here')"]);
    await editor(page).click();
    await page.keyboard.press("ControlOrMeta+z");
    assert.notDeepEqual(await text(page), ["print('here')"]);
  });
});
