// The course: lessons in chapters, progress that is kept, guesses at the order of output, links that carry a program.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { button, editor, lessons, lines, open, run, speed, write } from "./browser.mjs";

const all = await lessons();
const named = (id) => all.find((lesson) => lesson.id === id);
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const heading = (page) => page.getByRole("heading", { level: 1 });
const text = (page) => page.locator(".cm-content").evaluate((content) => content.cmTile?.view?.state.doc.toString() ?? content.cmView.view.state.doc.toString());

let site;
before(async () => { site = await open(); });
after(() => site.close());

describe("lessons", () => {
  test("are listed by chapter, done ones marked, and the last one is come back to", async () => {
    const page = await site.page();
    await speed(page, "instant");
    await button(page, "Lessons").click();
    const list = page.getByRole("navigation", { name: "Lessons" });
    assert.equal(await list.getByRole("link").count(), all.length);
    assert.ok(all.length >= 40);
    await list.getByText(`0 of ${all.length} done`).waitFor();
    await list.getByRole("link", { name: named("gather-errors").title }).click();
    await heading(page).getByText(named("gather-errors").title).waitFor();
    await run(page);
    await page.goto(site.address);
    await heading(page).getByText(named("gather-errors").title).waitFor();
    await button(page, "Lessons").click();
    await list.getByText(`1 of ${all.length} done`).waitFor();
    assert.equal(await list.getByRole("link", { name: "done" }).count(), 1);
    assert.deepEqual(page.faults, []);
  });

  test("by keyboard alone: open, go on, choose, and Escape gives the focus back", async () => {
    const page = await site.page();
    await button(page, "Lessons").focus();
    await page.keyboard.press("Enter");
    await page.locator('.lessons a[aria-current="page"]:focus').waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await heading(page).getByText(all[1].title).waitFor();
    await button(page, "Lessons").press("Enter");
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".sheet").count(), 0);
    assert.ok(await button(page, "Lessons").evaluate((it) => it === document.activeElement));
  });

  test("the next one is offered once this one is done", async () => {
    const page = await site.page("#lesson=one-after-another");
    await speed(page, "instant");
    assert.equal(await page.locator(".onward").count(), 0);
    await run(page);
    const next = all[all.findIndex(({ id }) => id === "one-after-another") + 1];
    await page.getByRole("link", { name: `Next: ${next.title}` }).click();
    await heading(page).getByText(next.title).waitFor();
  });

  test("keep the reader's version of each, with its history, and give the lesson's own back", async () => {
    const page = await site.page("#lesson=hello-await");
    const own = named("hello-await").source;
    await write(page, 'print("mine")');
    await page.evaluate(() => { location.hash = "lesson=async-for"; });
    await heading(page).getByText(named("async-for").title).waitFor();
    assert.equal(await text(page), named("async-for").source);
    await page.keyboard.press("ControlOrMeta+z");
    assert.equal(await text(page), named("async-for").source, "another lesson's history is not this one's");
    await page.goBack();
    await heading(page).getByText(named("hello-await").title).waitFor();
    assert.equal(await text(page), 'print("mine")');
    await page.reload();
    await editor(page).waitFor();
    assert.equal(await text(page), 'print("mine")');
    await button(page, "Restore the lesson's program").click();
    assert.equal(await text(page), own);
    await editor(page).click();
    await page.keyboard.press("ControlOrMeta+z");
    assert.equal(await text(page), 'print("mine")');
    assert.deepEqual(page.faults, []);
  });

  test("undo goes on through a run", async () => {
    const page = await site.page();
    await speed(page, "instant");
    const own = await text(page);
    await write(page, 'print("x")');
    await run(page);
    await editor(page).click();
    await page.keyboard.press("ControlOrMeta+z");
    assert.equal(await text(page), own);
  });
});

describe("predictions", () => {
  const id = "sleep-zero";
  const right = named(id).out.trimEnd().split("\n");
  const shown = (page) => page.locator(".pieces code").allTextContents();

  async function solve(page, move) {
    for (let place = 0; place < right.length; place++) {
      const from = (await shown(page)).indexOf(right[place]);
      if (from !== place) await move(page, from, place);
    }
    assert.deepEqual(await shown(page), right);
  }

  const byMouse = async (page, from, to) => {
    const items = page.locator(".pieces li");
    const [a, b] = [await items.nth(from).boundingBox(), await items.nth(to).boundingBox()];
    await page.mouse.move(a.x + 60, a.y + a.height / 2);
    await page.mouse.down();
    await page.mouse.move(a.x + 60, (a.y + b.y) / 2, { steps: 4 });
    await page.mouse.move(a.x + 60, b.y + 2, { steps: 4 });
    await page.mouse.up();
  };

  const byTouch = async (page, from, to) => {
    const items = page.locator(".pieces li");
    for (const place of [from, to]) await items.nth(place).scrollIntoViewIfNeeded();
    const [a, b] = [await items.nth(from).locator(".grip").boundingBox(), await items.nth(to).boundingBox()];
    const client = await page.context().newCDPSession(page);
    const at = (y) => ({ touchPoints: [{ x: a.x + a.width / 2, y }] });
    await client.send("Input.dispatchTouchEvent", { type: "touchStart", ...at(a.y + a.height / 2) });
    await client.send("Input.dispatchTouchEvent", { type: "touchMove", ...at((a.y + b.y) / 2) });
    await client.send("Input.dispatchTouchEvent", { type: "touchMove", ...at(b.y + 2) });
    await client.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  };

  const byKeys = async (page, from, to) => {
    await page.locator(".pieces li").nth(from).getByRole("button", { name: /^Move up/ }).focus();
    for (let i = from; i > to; i--) await page.keyboard.press("Enter");
  };

  for (const [how, move, options] of [["mouse", byMouse, {}], ["touch", byTouch, phone], ["keys", byKeys, {}]]) {
    test(`lines are put in order by ${how}, and the run says that all are right`, async () => {
      const page = await site.page(`#lesson=${id}`, options);
      await speed(page, "instant");
      assert.deepEqual((await shown(page)).toSorted(), right.toSorted());
      assert.notDeepEqual(await shown(page), right);
      await solve(page, move);
      await run(page);
      await page.getByText(`All ${right.length} lines in the right order.`).waitFor();
      assert.equal(await page.locator(".row .mark-right").count(), right.length);
      assert.deepEqual(page.faults, []);
    });
  }

  test("a wrong order says which lines are right, and where the others came", async () => {
    const page = await site.page(`#lesson=${id}`);
    await speed(page, "instant");
    await solve(page, byKeys);
    await page.locator(".pieces li").first().getByRole("button", { name: /^Move down/ }).click();
    await run(page);
    await page.getByText(`${right.length - 2} of ${right.length} lines in their place.`).waitFor();
    const notes = await page.locator(".mark-right, .mark-wrong").allTextContents();
    assert.deepEqual(notes.slice(0, 3), ["you said line 2", "you said line 1", "as you said"]);
    await button(page, "Predict again").click();
    assert.equal(await page.locator(".pieces li").count(), right.length);
    assert.equal((await lines(page)).length, 0);
  });

  test("who only wants to watch is let; who edits the program is not asked", async () => {
    const page = await site.page(`#lesson=${id}`);
    await speed(page, "instant");
    await button(page, "Just watch").click();
    await run(page);
    assert.equal(await page.locator(".guess").count(), 0);
    await page.evaluate(() => { location.hash = "lesson=when-a-task-starts"; });
    await page.locator(".puzzle").waitFor();
    await editor(page).click();
    await page.keyboard.type("#");
    assert.equal(await page.locator(".puzzle").count(), 0);
  });

  test("the Chinese page asks in Chinese", async () => {
    const page = await site.page(`#lesson=${id}`, { locale: "zh-CN" });
    await page.getByRole("heading", { name: "这些行会按什么顺序输出？" }).waitFor();
    await page.getByRole("button", { name: `上移：${(await shown(page))[1]}` }).click();
    await page.getByRole("status").getByText(/^现在是第 1 行/).waitFor();
  });
});

describe("a shared link", () => {
  const program = 'import random\nprint("héllo", "世界", random.random())\n';
  const copied = async (page) => {
    await button(page, "Share").click();
    await page.getByRole("status").getByText(/^Link copied/).waitFor();
    return await page.evaluate(() => navigator.clipboard.readText());
  };
  const permissions = ["clipboard-read", "clipboard-write"];

  test("brings program, lesson, speed and seed to another reader, and keeps theirs", async () => {
    const page = await site.page("#lesson=timeout&seed=7&speed=instant", { permissions });
    await write(page, program);
    const printed = await run(page);
    const link = await copied(page);
    assert.match(new URL(link).hash, /^#lesson=timeout&speed=instant&seed=7&code=[\w-]+$/);

    const other = await site.page("#lesson=timeout");
    await write(other, "print('theirs')");
    await other.evaluate((hash) => { location.hash = hash; }, new URL(link).hash);
    await other.waitForFunction(() => document.querySelector(".cm-content").textContent.includes("random.random"));
    assert.equal(await text(other), program);
    assert.equal(await heading(other).textContent(), named("timeout").title);
    assert.ok(await other.locator('input[value="instant"]').isChecked());
    assert.deepEqual((await run(other)).map((line) => line.text), printed.map((line) => line.text));
    await editor(other).click();
    await other.keyboard.press("ControlOrMeta+z");
    assert.equal(await text(other), "print('theirs')", "undo brings the reader's own back");
    await other.goto(`${site.address}?again#lesson=timeout`);
    await editor(other).waitFor();
    assert.equal(await text(other), "print('theirs')");
    assert.deepEqual([...page.faults, ...other.faults], []);
  });

  test("brings the reader to the same place of the run", async () => {
    const page = await site.page("", { permissions });
    await page.evaluate(() => { location.hash = "lesson=one-after-another&speed=2&at=40"; });
    await page.locator(".phase.finished").waitFor();
    await page.locator(".row.ahead").first().waitFor();
    assert.ok(await page.locator('input[value="2"]').isChecked());
    assert.match(new URL(await copied(page)).hash, /^#lesson=one-after-another&speed=2&at=40$/);
    assert.deepEqual(page.faults, []);
  });

  test("opens in a fresh browser", async () => {
    const page = await site.page("", { permissions });
    await write(page, program);
    const link = await copied(page);
    const fresh = await site.page("");
    await fresh.goto("about:blank");
    await fresh.goto(link);
    await fresh.waitForFunction(() => document.querySelector(".cm-content")?.textContent.includes("random.random"));
    assert.equal(await text(fresh), program);
  });

  test("that is damaged gives one sentence and changes nothing", async () => {
    for (const bad of ["code=AAAA", "code=%%%", "code=", "code=7Z0HcBvH", "at=x&speed=9&seed=&code=___", `code=${"A".repeat(9000)}`]) {
      const page = await site.page("#lesson=timeout");
      await write(page, "print('mine')");
      await page.evaluate((hash) => { location.hash = hash; }, `lesson=timeout&${bad}`);
      await page.getByRole("status").getByText(/^The program in this link is damaged/).waitFor();
      assert.equal(await text(page), "print('mine')", bad);
      await button(page, "Close").click();
      assert.equal(await page.locator(".notice").count(), 0);
      assert.deepEqual(page.faults, [], bad);
      await page.context().close();
    }
  });

  test("that unfolds to megabytes is refused", async () => {
    const page = await site.page();
    const code = await page.evaluate(async () => {
      const stream = new Blob(["#".repeat(50_000_000)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
      const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
      let binary = "";
      for (const byte of bytes) binary += String.fromCharCode(byte);
      return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
    });
    await page.evaluate((code) => { location.hash = `code=${code}`; }, code);
    await page.getByText(/^The program in this link is damaged/).waitFor();
    assert.deepEqual(page.faults, []);
  });

  test("names a lesson that is not here", async () => {
    const page = await site.page("#lesson=no-such-lesson");
    await page.getByText("This link names a lesson that does not exist here.").waitFor();
    assert.equal(await heading(page).textContent(), all[0].title);
  });

  test("is not made of a program that is too long", async () => {
    const page = await site.page("", { permissions });
    let noise = "";
    for (let i = 0, x = 1; i < 4000; i++) { x = (x * 48271) % 2147483647; noise += x.toString(36); }
    await write(page, `x = "${noise}"\n`);
    await button(page, "Share").click();
    await page.getByText(/^This program is too long for a link: \d+ characters, and at most 16000/).waitFor();
  });

  test("is shown where the browser does not let the page copy", async () => {
    const page = await site.page();
    await page.evaluate(() => { navigator.clipboard.writeText = async () => { throw new Error("no"); }; });
    await button(page, "Share").click();
    const link = await page.getByRole("textbox", { name: "Link" }).inputValue();
    assert.ok(link.startsWith(`${site.address}#lesson=`), link);
  });
});

describe("a report", () => {
  test("carries the program and what the engine said, and sends nothing", async () => {
    const page = await site.page("", { permissions: ["clipboard-read", "clipboard-write"] });
    await speed(page, "instant");
    await write(page, "import tkinter\n");
    await run(page);
    await button(page, "Report a problem").click();
    const dialog = page.getByRole("dialog", { name: "Report a problem" });
    const report = await dialog.getByRole("textbox", { name: "Report" }).inputValue();
    assert.match(report, /^What I expected:\n/);
    assert.match(report, /```python\nimport tkinter\n```/);
    assert.match(report, /ModuleNotFoundError: No module named 'tkinter'/);
    await dialog.getByRole("button", { name: "Copy" }).click();
    await dialog.getByText("Report copied.").waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), report);
    await page.keyboard.press("Escape");
    assert.equal(await dialog.count(), 0);
    assert.deepEqual(page.faults, []);
  });
});
