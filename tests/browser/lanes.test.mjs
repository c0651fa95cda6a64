// Lanes, Why, Hints and what can be taken away, as a reader meets them: by mouse, by keys, on a phone, in both languages.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { button, editor, open, run, speed, write } from "./browser.mjs";

let site;
before(async () => { site = await open(); });
after(() => site.close());

const held = `import asyncio, time


async def ann():
    await asyncio.sleep(1)
    print("ann is back")


async def bob():
    print("bob begins")
    time.sleep(1.5)
    print("bob is done")


async def main():
    await asyncio.gather(
        asyncio.create_task(ann(), name="ann"),
        asyncio.create_task(bob(), name="bob"),
    )


asyncio.run(main())
`;

const timeline = (page) => page.getByRole("region", { name: "Timeline" });
const why = (page) => page.getByRole("region", { name: "Why" });
const hints = (page) => page.getByRole("region", { name: "Hints" });
const canvas = (page) => timeline(page).locator("canvas");
/** The picture as it stands still. */
async function picture(page) {
  let last;
  for (let i = 0; i < 50; i++) {
    const now = await canvas(page).evaluate((canvas) => canvas.toDataURL());
    if (now === last) return now;
    last = now;
    await page.waitForTimeout(60);
  }
  assert.fail("the picture does not come to rest");
}

async function ran(source, options = {}) {
  const page = await site.page("", options);
  await speed(page, "instant");
  await write(page, source);
  await run(page);
  await page.evaluate(() => document.activeElement.blur());
  return page;
}

/** Clicks on a lane (from 0), at this share of the axis. */
async function point(page, lane, share) {
  const box = await canvas(page).boundingBox();
  const gutter = box.width < 560 ? 92 : 168;
  const row = box.height < 200 ? 24 : 30;
  await page.mouse.click(box.x + gutter + (box.width - gutter - 18) * share, box.y + 24 + row * (lane + 0.5));
}

describe("lanes", () => {
  test("zoom by buttons, keys and wheel, and fit again", async () => {
    const page = await ran(held);
    const whole = await picture(page);
    await button(page, "Zoom in").click();
    const near = await picture(page);
    assert.notEqual(near, whole);
    await button(page, "Zoom out").click();
    await button(page, "Fit").click();
    assert.equal(await picture(page), whole);
    for (const keys of [["KeyW"], ["KeyW", "KeyD"], ["KeyW", "End"]]) {
      for (const key of keys) await page.keyboard.press(key);
      assert.notEqual(await picture(page), whole, keys.join());
      await page.keyboard.press("KeyF");
      assert.equal(await picture(page), whole);
    }
    const box = await canvas(page).boundingBox();
    await page.mouse.move(box.x + box.width * 0.6, box.y + 60);
    await page.mouse.wheel(0, -300);
    const zoomed = await picture(page);
    assert.notEqual(zoomed, whole);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.4, box.y + 60, { steps: 4 });
    await page.mouse.up();
    assert.notEqual(await picture(page), zoomed, "dragging moves");
    await button(page, "Fit").click();
    await page.mouse.move(box.x + 2, box.y + 2);
    assert.equal(await picture(page), whole);
    assert.deepEqual(page.faults, []);
  });

  test("keys are silent while somebody types", async () => {
    const page = await ran(held);
    const whole = await picture(page);
    await editor(page).click();
    await page.keyboard.press("End");
    await page.keyboard.type("#wasdf?");
    assert.match(await editor(page).textContent(), /#wasdf\?/);
    assert.equal(await page.getByRole("dialog").count(), 0);
    await page.evaluate(() => document.activeElement.blur());
    assert.equal(await picture(page), whole);
  });

  test("? lists every key", async () => {
    const page = await site.page();
    await page.keyboard.press("?");
    const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await dialog.waitFor();
    const keys = await dialog.locator("kbd").allTextContents();
    for (const key of ["W", "A", "S", "D", "[", "]", ",", ".", "F", "Home", "End", "?", "F9", "F10", "F11", "Space"]) {
      assert.ok(keys.includes(key), key);
    }
    await page.keyboard.press("Escape");
    assert.equal(await dialog.count(), 0);
  });

  test("a click on a gap says why the task does not run, and the sentence is in the page's language", async () => {
    const page = await ran(held);
    await point(page, 2, 0.25);
    await why(page).getByText("ann does not run from 0.00 s to 1.00 s: it sleeps until 1.00 s (line 5).").waitFor();
    await page.getByRole("button", { name: "中文" }).click();
    const zh = page.getByRole("region", { name: "为什么" });
    await zh.getByText("ann 从 0.00 s 到 1.00 s 没有运行：它睡到 1.00 s（第 5 行）。").waitFor();
    assert.deepEqual(page.faults, []);
  });

  test("keys go from span to span and along wake-ups", async () => {
    const page = await ran(held);
    await point(page, 2, 0.25);
    const sentence = () => why(page).locator(".answer").textContent();
    const first = await sentence();
    await page.keyboard.press("Period");
    await why(page).getByText("ann does not run from 1.00 s to 1.50 s: it could, but bob blocked the loop").waitFor();
    await page.keyboard.press("Comma");
    await page.waitForFunction((first) => document.querySelector(".why .answer").textContent === first, first);
    await point(page, 1, 0.5);
    await why(page).getByText(/^Task-1 does not run from 0.00 s to 1.50 s: it waits for 2 tasks \(gather\)/).waitFor();
  });

  test("a wide run of many tasks folds what has finished and groups by parent", async () => {
    const page = await ran(`import asyncio
async def leaf(n):
    await asyncio.sleep(n / 10)
async def branch(n):
    async with asyncio.TaskGroup() as group:
        for k in range(3):
            group.create_task(leaf(n + k), name=f"leaf {n}.{k}")
async def main():
    await asyncio.gather(*(asyncio.create_task(branch(n), name=f"branch {n}") for n in range(4)))
asyncio.run(main())
`);
    const all = await picture(page);
    await button(page, "Group by parent").click();
    const grouped = await picture(page);
    assert.notEqual(grouped, all);
    await button(page, "Fold finished").click();
    const folded = await picture(page);
    assert.notEqual(folded, grouped);
    await button(page, "Fold finished").click();
    await button(page, "Group by parent").click();
    assert.equal(await picture(page), all);
  });

  test("the table of events finds by text, task and kind, and a row moves the cursor", async () => {
    const page = await ran(held);
    await button(page, "Table").click();
    const table = timeline(page).getByRole("table", { name: "Events as a table" });
    await table.waitFor();
    assert.ok(Number(await table.getAttribute("aria-rowcount")) > 20);
    await timeline(page).getByRole("searchbox", { name: "Find in events" }).fill("ann is");
    await timeline(page).getByText("1 events").waitFor();
    await table.getByRole("button", { name: /ann is back/ }).click();
    await why(page).getByText(/^ann printed this at 1.50 s \(line 6\): it was woken at 1.00 s by its timer;/).waitFor();
    await timeline(page).getByRole("searchbox", { name: "Find in events" }).fill("");
    await timeline(page).getByRole("combobox", { name: "Task" }).selectOption({ label: "bob" });
    await timeline(page).getByRole("combobox", { name: "Event" }).selectOption({ label: "Output" });
    await timeline(page).getByText("2 events").waitFor();
    assert.deepEqual(page.faults, []);
  });

  test("a million events move at the speed of the screen", async () => {
    const page = await site.page();
    await speed(page, "instant");
    await write(page, `import asyncio
async def turn(n):
    for _ in range(n):
        await asyncio.sleep(0)
async def main():
    await asyncio.gather(*(turn(3000) for _ in range(100)))
asyncio.run(main())
`);
    await run(page, { timeout: 120_000 });
    await page.evaluate(() => document.activeElement.blur());
    const box = await canvas(page).boundingBox();
    await page.mouse.move(box.x + box.width * 0.6, box.y + 60);
    const times = [];
    for (let i = 0; i < 30; i++) {
      await page.mouse.wheel(0, i < 15 ? -120 : 120);
      times.push(await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => {
        const before = performance.now();
        requestAnimationFrame(() => done(performance.now() - before));
      }))));
    }
    times.sort((a, b) => a - b);
    assert.ok(times[10] < 50, `frames take ${times[10]} ms`);
  });
});

describe("Why", () => {
  test("a line of output is told from its cause on, step by step, and each step can be visited", async () => {
    const page = await ran(held);
    await page.getByRole("log", { name: "Output" }).getByText("ann is back").click();
    await why(page).getByText("ann printed this at 1.50 s (line 6): it was woken at 1.00 s by its timer; " +
      "waited 0.50 s in the ready queue because bob blocked the loop at line 11.").waitFor();
    const steps = why(page).getByRole("listitem");
    const count = await steps.count();
    assert.ok(count >= 4, `${count} steps`);
    const before = await why(page).locator(".answer").textContent();
    await steps.nth(1).getByRole("button").click();
    assert.equal(await why(page).locator(".answer").textContent(), before, "the answer stays");
    assert.deepEqual(page.faults, []);
  });
});

describe("Hints", () => {
  const table = [
    ["blocking", held, "time.sleep at line 11 holds the event loop for 1.50 s"],
    ["never awaited", "import asyncio\nasync def f(): pass\nasync def main():\n    f()\nasyncio.run(main())\n", "was never awaited"],
    ["deadlock", `import asyncio
async def both(first, second):
    async with first:
        await asyncio.sleep(1)
        async with second:
            pass
async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(both(a, b), both(b, a))
asyncio.run(main())
`, "Deadlock: Task-2 (line 5) waits for Task-3 (line 5) waits for Task-2."],
  ];
  for (const [name, source, text] of table) {
    test(`${name}: place, sentence and fix`, async () => {
      const page = await ran(source);
      const item = hints(page).getByRole("listitem").filter({ hasText: text });
      await item.waitFor();
      const line = item.getByRole("button", { name: /^Go to line \d+$/ });
      const number = (await line.getAttribute("aria-label")).match(/\d+/)[0];
      await line.click();
      await page.waitForFunction((number) => {
        const active = document.querySelector(".cm-lineNumbers .cm-activeLineGutter");
        return active?.textContent.trim() === number;
      }, number);
      assert.deepEqual(page.faults, []);
    });
  }

  test("nothing is found where nothing is wrong", async () => {
    const page = await ran("import asyncio\nasync def main():\n    await asyncio.sleep(1)\n    print('fine')\nasyncio.run(main())\n");
    await hints(page).getByText("Nothing found").waitFor();
  });

  test("the spelling of 2016 is rewritten by a button, and that can be undone", async () => {
    const old = await readFile(new URL("../../static/lessons/hello-2016/main.py", import.meta.url), "utf8");
    const page = await ran(old);
    await hints(page).getByRole("button", { name: "Rewrite with async and await" }).click();
    const text = () => editor(page).evaluate((content) => [...content.querySelectorAll(".cm-line")].map((l) => l.textContent).join("\n"));
    await page.waitForFunction(() => document.querySelector(".cm-content").textContent.includes("async def hello"));
    const now = await text();
    assert.match(now, /r = await asyncio\.sleep\(1\)/);
    assert.match(now, /asyncio\.run\(hello\(\)\)/);
    assert.doesNotMatch(now, /coroutine|yield from|get_event_loop|close/);
    const printed = await run(page);
    assert.deepEqual(printed.map((line) => line.text), ["Hello world!", "Hello again!"]);
    await editor(page).click();
    await page.keyboard.press("ControlOrMeta+z");
    await page.waitForFunction(() => document.querySelector(".cm-content").textContent.includes("@asyncio.coroutine"));
    assert.equal((await text()).trim(), old.trim());
  });
});

describe("a run is taken away", () => {
  async function saved(page, name) {
    await button(page, "Save").click();
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name }).click()]);
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  }

  test("as SVG, PNG, trace, text and Markdown", async () => {
    const page = await ran(held);
    const svg = await saved(page, "Lanes as SVG");
    assert.match(svg.name, /\.svg$/);
    assert.match(svg.bytes.toString(), /^<svg xmlns.*>ann<.*<\/svg>\n$/s);
    const png = await saved(page, "Lanes as PNG");
    assert.deepEqual([...png.bytes.subarray(1, 4)].map((byte) => String.fromCharCode(byte)).join(""), "PNG");
    const trace = JSON.parse((await saved(page, "Trace for Perfetto (JSON)")).bytes.toString());
    assert.ok(trace.traceEvents.some((event) => event.ph === "s") && trace.traceEvents.some((event) => event.ph === "X"));
    assert.equal((await saved(page, "Output as text")).bytes.toString(), "bob begins\nbob is done\nann is back\n");
    const markdown = (await saved(page, "Output with times (Markdown)")).bytes.toString();
    assert.match(markdown, /\| 1\.500 s \| ann \| `ann is back` \|/);
    assert.deepEqual(page.faults, []);
  });
});

describe("for everybody", () => {
  const sizes = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };
  for (const [size, viewport] of Object.entries(sizes)) {
    for (const colorScheme of ["light", "dark"]) {
      test(`axe finds nothing in lanes, table, Why, Hints and keys: ${size}, ${colorScheme}`, async () => {
        const page = await ran(held, { viewport, colorScheme, bypassCSP: true });
        await point(page, 2, 0.4);
        await button(page, "Table").click();
        const faults = [];
        for (const tab of size === "phone" ? ["Timeline", "Why", "Hints"] : [undefined]) {
          if (tab) await page.getByRole("tab", { name: tab }).click();
          faults.push(...await axe(page));
        }
        if (size === "desktop") {
          await page.keyboard.press("?");
          faults.push(...await axe(page));
        }
        assert.deepEqual(faults, []);
      });
    }
  }
});

async function axe(page) {
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve("axe-core/axe.min.js") });
  const { violations } = await page.evaluate(() => window.axe.run());
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}
