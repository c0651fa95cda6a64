// One cursor over code, loop, tasks and output: steps on and back, breakpoints, scrubbing, and what the panels say there.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { button, editor, lines, log, open, run, speed, write } from "./browser.mjs";

let site;
before(async () => { site = await open(); });
after(() => site.close());

const pair = `import asyncio

async def worker(name, delay):
    total = 0
    for i in range(2):
        total += i + delay
        print(name, total)
        await asyncio.sleep(delay)
    return total

async def main():
    first = asyncio.create_task(worker("a", 1), name="first")
    second = asyncio.create_task(worker("b", 2), name="second")
    print(await first + await second)

asyncio.run(main())
`;

const loop = (page) => page.getByRole("region", { name: "Event loop" });
const tasks = (page) => page.getByRole("region", { name: "Tasks" });
const slider = (page) => page.getByRole("slider", { name: "Position" });
const dimmed = (page) => log(page).locator(".row.ahead").count();
const stride = async (page, name) => {
  const box = page.locator("details.strides");
  if (!(await box.evaluate((details) => details.open))) await box.locator("summary").click();
  await button(page, name).click();
};
/** The line of the program that runs, as the editor shows it. */
const here = async (page) => {
  await page.locator(".cm-line.runs-here").first().waitFor();
  return (await page.locator(".cm-line.runs-here").first().textContent()).trim();
};
const paused = (page) => page.locator(".phase.paused").waitFor();

async function started(options) {
  const page = await site.page("", options);
  await write(page, pair);
  await speed(page, "instant");
  return page;
}

describe("stepping", () => {
  test("begins a run at its first line and goes on line by line", async () => {
    const page = await started();
    await button(page, "Step").click();
    await paused(page);
    assert.equal(await here(page), "import asyncio");
    for (const line of ["async def worker(name, delay):", "async def main():", "asyncio.run(main())"]) {
      await button(page, "Step").click();
      await page.locator(".cm-line.runs-here", { hasText: line }).waitFor();
    }
    assert.deepEqual(page.faults, []);
  });

  test("goes back over the same lines, and on again", async () => {
    const page = await started();
    await run(page);
    const seen = [];
    for (let i = 0; i < 4; i++) {
      await button(page, "Step back").click();
      await page.waitForTimeout(150);
      seen.push(await here(page));
    }
    for (let i = 2; i >= 0; i--) {
      await button(page, "Step").click();
      await page.waitForTimeout(150);
      assert.equal(await here(page), seen[i]);
    }
    await button(page, "To end").click();
    assert.equal(await dimmed(page), 0);
    await button(page, "To start").click();
    await page.waitForTimeout(150);
    assert.equal(await dimmed(page), 5, "what is not yet printed is dimmed, not hidden");
    assert.deepEqual(page.faults, []);
  });

  test("goes from output to output, by buttons", async () => {
    const page = await started();
    await run(page);
    await button(page, "To start").click();
    for (let printed = 1; printed <= 3; printed++) {
      await stride(page, "Next output");
      await page.waitForTimeout(120);
      assert.equal(await dimmed(page), 5 - printed);
    }
    await stride(page, "Previous output");
    await page.waitForTimeout(120);
    assert.equal(await dimmed(page), 3);
  });

  test("keys step, by their place on the keyboard, and are silent while somebody types", async () => {
    const page = await started();
    await log(page).click();
    await page.keyboard.press("F11");
    await paused(page);
    assert.equal(await here(page), "import asyncio");
    await page.keyboard.press("F10");
    await page.locator(".cm-line.runs-here", { hasText: "async def worker" }).waitFor();
    await page.keyboard.press("Alt+ArrowLeft");
    await page.locator(".cm-line.runs-here", { hasText: "import asyncio" }).waitFor();
    await editor(page).click();
    await page.keyboard.press("Space");
    await page.waitForTimeout(100);
    assert.equal(await page.locator(".phase.paused").count(), 1);
  });
});

describe("breakpoints", () => {
  test("stop every task before the line, and the run goes on from there", async () => {
    const page = await started();
    const line = 7;
    const number = page.locator(".cm-lineNumbers .cm-gutterElement", { hasText: new RegExp(`^${line}$`) });
    const box = await number.boundingBox();
    const gutter = await page.locator(".cm-places").boundingBox();
    await page.mouse.click(gutter.x + gutter.width / 2, box.y + box.height / 2);
    await page.locator(".break-mark").nth(1).waitFor();
    await button(page, "Run").click();
    for (let printed = 0; printed < 4; printed++) {
      await paused(page);
      assert.equal(await here(page), "print(name, total)");
      assert.equal((await lines(page)).length, printed);
      await button(page, "Resume").click();
      await page.waitForTimeout(200);
    }
    await page.locator(".phase.finished").waitFor();
    assert.equal((await lines(page)).at(-1).text, "8");
  });

  test("run to here takes the run up to the editor's line", async () => {
    const page = await started();
    await button(page, "Step").click();
    await paused(page);
    await page.locator(".cm-line", { hasText: "return total" }).click();
    await page.keyboard.press("Control+F10");
    await page.locator(".cm-line.runs-here", { hasText: "return total" }).waitFor();
    assert.equal((await lines(page)).length, 4);
  });
});

describe("the panels at the cursor", () => {
  test("a click on a line of output goes there: loop, timers, tasks and locals are those of that moment", async () => {
    const page = await started();
    await run(page);
    await log(page).locator(".row").nth(2).locator(".text").click();
    await page.waitForTimeout(200);
    assert.equal(await dimmed(page), 2);
    const said = await loop(page).innerText();
    assert.match(said, /Runs now[\s\S]*first/);
    assert.match(said, /second[\s\S]*1 s left[\s\S]*2\.000 s/);
    const named = (name) => tasks(page).locator(".task").filter({ has: page.locator(".head b", { hasText: new RegExp(`^${name}$`) }) });
    const first = named("first");
    assert.match(await first.innerText(), /first[\s\S]*running[\s\S]*total\s*3/);
    assert.match(await named("second").innerText(), /waiting[\s\S]*sleep · 1 s left/);
    assert.equal(await page.getByRole("timer").textContent(), "1.000 s");
    await button(page, "Step").click();
    await page.waitForTimeout(150);
  });

  test("the slider scrubs, and time in a sleep has its own places", async () => {
    const page = await started();
    await run(page);
    await slider(page).focus();
    await page.keyboard.press("Home");
    await page.waitForTimeout(150);
    assert.equal(await dimmed(page), 5);
    const seen = new Set();
    const count = Number(await slider(page).getAttribute("max"));
    for (let i = 0; i < count; i++) {
      await page.keyboard.press("ArrowRight");
      seen.add(await loop(page).innerText());
    }
    assert.ok([...seen].some((text) => text.includes("Nothing runs")), "no place where all sleep");
    assert.ok(seen.size > 8, `${seen.size} states`);
    assert.equal(await dimmed(page), 0);
  });

  test("changed variables are marked", async () => {
    const page = await started();
    await button(page, "Step").click();
    await paused(page);
    await page.locator(".cm-line", { hasText: "print(name, total)" }).click();
    await page.keyboard.press("Control+F10");
    await page.locator(".cm-line.runs-here", { hasText: "print(name" }).waitFor();
    await button(page, "Step back").click();
    await page.waitForTimeout(150);
    await button(page, "Step").click();
    await tasks(page).locator(".local.changed dt", { hasText: "total" }).waitFor();
  });

  test("an edit keeps the old run in sight and says so", async () => {
    const page = await started();
    await run(page);
    assert.equal(await page.locator(".outdated").count(), 0);
    await editor(page).click();
    await page.keyboard.press("Control+End");
    await page.keyboard.insertText("# more\n");
    await page.getByText("edited since this run").waitFor();
    assert.equal((await lines(page)).length, 5);
  });

  test("a generator's chain shows what goes down and comes up", async () => {
    const page = await site.page();
    await speed(page, "instant");
    await write(page, `def inner():
    got = yield "up"
    print(got)
    yield "again"

def outer():
    yield from inner()

g = outer()
print(next(g))
print(g.send("down"))
print("end")
`);
    await run(page);
    await log(page).locator(".row").last().locator(".text").click();
    await page.waitForTimeout(250);
    const chain = tasks(page).locator(".chain");
    assert.match(await chain.innerText(), /outer[\s\S]*line 7[\s\S]*inner[\s\S]*line 4[\s\S]*'again'/);
  });

  test("says it in Chinese too", async () => {
    const page = await site.page("", { locale: "en-US" });
    await button(page, "中文").click();
    for (const name of ["单步", "单步后退", "到开头", "到结尾"]) assert.equal(await button(page, name).count(), 1, name);
    assert.equal(await page.getByRole("slider", { name: "位置" }).count(), 1);
    for (const name of ["事件循环", "任务"]) assert.equal(await page.getByRole("region", { name, exact: true }).count(), 1, name);
  });
});

describe("a long run", () => {
  test("is sought without freezing the page, and a new place cancels the old search", async () => {
    const page = await site.page();
    await speed(page, "instant");
    await write(page, "n = 0\nfor i in range(3_000_000):\n    n += i\nprint(n)\nprint('end')\n");
    await run(page, { timeout: 120_000 });
    const worst = await page.evaluate(async () => {
      const back = [...document.querySelectorAll("button")].find((b) => b.getAttribute("aria-label") === "Step back");
      const start = [...document.querySelectorAll("button")].find((b) => b.getAttribute("aria-label") === "To start");
      let worst = 0;
      back.click();
      for (let i = 0; i < 20; i++) {
        const before = performance.now();
        await new Promise((done) => setTimeout(done));
        worst = Math.max(worst, performance.now() - before);
      }
      start.click();
      return worst;
    });
    assert.ok(worst < 100, `the page's turn came after ${worst} ms`);
    await page.waitForFunction(() => document.querySelectorAll(".row.ahead").length === 2);
  });
});
