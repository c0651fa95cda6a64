// dist/ under any path, in an iframe, on a phone; for everybody.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { button, lessons, open, run, speed } from "./browser.mjs";

const host = `<!doctype html><html lang="en"><title>A blog</title><link rel="icon" href="data:,"><h1>A blog</h1>
<iframe title="Coroscope" src="/a/b/embed.html?lesson=async-for" width="100%" height="400"></iframe>`;

const titles = new Map((await lessons()).map(({ id, title }) => [id, title]));
const two = `<!doctype html><html lang="en"><title>Two</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/a/b/page.css">
<div data-coroscope="embed" id="first"></div><div data-coroscope="embed" id="second"></div>
<script type="module">
  import init, { mount } from "/a/b/coroscope-page.js";
  await init();
  const lessons = await (await fetch("/a/b/lessons.json")).json();
  for (const [id, lesson] of [["first", "async-for"], ["second", "hello-await"]])
    mount(document.getElementById(id), { lessons, lesson, embed: true, editor: import("/a/b/editor.js") });
</script>`;

let site;
before(async () => { site = await open({ base: "/a/b/", pages: { "/blog.html": host, "/two.html": two } }); });
after(() => site.close());

describe("dist/ under /a/b/", () => {
  test("works, and links to nothing outside", async () => {
    const page = await site.page("#lesson=async-for");
    assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), titles.get("async-for"));
    await speed(page, "instant");
    assert.equal((await run(page)).length, 10);
    assert.deepEqual(page.faults, []);
  });

  test("runs in an iframe of 400 px", async () => {
    const page = await site.page("#lesson=async-for");
    await page.goto(new URL("/blog.html", site.address).href);
    const frame = page.frameLocator("iframe");
    await frame.getByRole("textbox", { name: "Editor" }).waitFor();
    await speed(frame, "instant");
    await frame.getByRole("button", { name: "Run", exact: true }).click();
    await frame.locator(".phase.finished").waitFor();
    assert.equal(await frame.locator('[role="log"] .row').count(), 10);
    for (const part of [frame.getByRole("region", { name: "Timeline" }), frame.getByRole("log", { name: "Output" })]) {
      const box = await part.boundingBox();
      assert.ok(box.height > 80 && box.width > 200, JSON.stringify(box));
    }
    assert.deepEqual(page.faults, []);
  });

  test("lives twice in one document, each with its own program and run", async () => {
    const page = await site.page();
    await page.goto(new URL("/two.html", site.address).href);
    const [first, second] = [page.locator("#first"), page.locator("#second")];
    for (const part of [first, second]) {
      await part.getByRole("textbox", { name: "Editor" }).waitFor();
      await speed(part, "instant");
    }
    await second.getByRole("button", { name: "Run", exact: true }).click();
    await second.locator(".phase.finished").waitFor();
    assert.equal(await first.locator(".row").count(), 0);
    await first.getByRole("button", { name: "Run", exact: true }).click();
    await first.locator(".phase.finished").waitFor();
    assert.deepEqual([await first.locator(".row").count(), await second.locator(".row").count()], [10, 2]);
    assert.deepEqual(page.faults, []);
  });

  test("obeys a strict Content-Security-Policy", async () => {
    for (const file of ["index.html", "embed.html"]) {
      const html = await readFile(new URL(`../../dist/${file}`, import.meta.url), "utf8");
      assert.match(html, /default-src 'self'; script-src 'self' 'wasm-unsafe-eval'/);
      assert.doesNotMatch(html, /https?:|(src|href)="\//);
    }
  });
});

describe("the page", () => {
  test("fits a phone: nothing to scroll sideways, Run in sight", async () => {
    const page = await site.page("", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 390, `${width} px wide`);
    const box = await button(page, "Run").boundingBox();
    assert.ok(box.y + box.height < 844 && box.height >= 32, JSON.stringify(box));
    await button(page, "Lessons").click();
    await page.getByRole("link", { name: titles.get("hello-await") }).click();
    assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), titles.get("hello-await"));
  });

  test("gives every tab of a phone by touch and by arrow keys", async () => {
    const page = await site.page("", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    for (const name of ["Event loop", "Tasks", "Why", "Hints", "Timeline"]) {
      await page.getByRole("tab", { name }).tap();
      await page.getByRole("region", { name }).waitFor();
    }
    await page.getByRole("tab", { name: "Timeline" }).focus();
    await page.keyboard.press("ArrowRight");
    assert.ok(await page.getByRole("tab", { name: "Output" }).evaluate((tab) => tab === document.activeElement));
    assert.equal(await page.getByRole("region", { name: "Timeline" }).count(), 0);
    await page.getByRole("log", { name: "Output" }).waitFor();
    await page.keyboard.press("ArrowLeft");
    await page.getByRole("region", { name: "Timeline" }).waitFor();
  });

  for (const [size, viewport] of Object.entries({ desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } })) {
    test(`shows a newcomer program, Run, lanes and output at once, and nothing beyond the edge: ${size}`, async () => {
      const page = await site.page("", { viewport });
      const parts = [
        button(page, "Run"), page.getByRole("textbox", { name: "Editor" }), page.getByRole("region", { name: "Timeline" }),
        page.getByRole("log", { name: "Output" }), page.getByRole("heading", { level: 1 }),
      ];
      for (const part of parts) {
        const { x, y, width, height } = await part.boundingBox();
        assert.ok(x >= 0 && y >= 0 && x + width <= viewport.width && width > 40 && height > 18, `${part}`);
        assert.ok(y + Math.min(height, 100) <= viewport.height, `${part}`);
      }
      const { width, height } = await page.evaluate(() => {
        const { scrollWidth, scrollHeight } = document.documentElement;
        return { width: scrollWidth, height: scrollHeight };
      });
      assert.ok(width <= viewport.width && height <= viewport.height, `${width} x ${height}`);
    });
  }

  test("keeps within 320 px, whatever is open", async () => {
    const page = await site.page("#lesson=sleep-zero", { viewport: { width: 320, height: 640 }, locale: "en-US" });
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(await width() <= 320, `${await width()} px`);
    await button(page, "Lessons").click();
    assert.ok(await width() <= 320, `${await width()} px with the lessons open`);
    await page.keyboard.press("Escape");
    await button(page, "Report a problem").click();
    assert.ok(await width() <= 320, `${await width()} px with the report open`);
  });

  test("speaks to screen readers in the language that it shows, and paints no other theme first", async () => {
    const page = await site.page("", { locale: "zh-CN", colorScheme: "light" });
    assert.equal(await page.locator("html").getAttribute("lang"), "zh-CN");
    await button(page, "深色主题").click();
    await button(page, "English").click();
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    await page.route("**/boot.js", (route) => route.abort());
    await page.reload().catch(() => {});
    const ground = await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    assert.equal(ground, "dark", "before any of the page's program has run");
  });

  // Every state of the page, one after the other.
  const sizes = {
    desktop: { viewport: { width: 1280, height: 800 } },
    phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  };
  const names = {
    "en-US": { run: "Run", lessons: "Lessons", report: "Report a problem", up: "Move up", close: "Close", editor: "Editor" },
    "zh-CN": { run: "运行", lessons: "课程", report: "报告问题", up: "上移", close: "关闭", editor: "编辑器" },
  };
  for (const [size, look] of Object.entries(sizes)) {
    for (const colorScheme of ["light", "dark"]) {
      for (const [locale, name] of Object.entries(names)) {
        test(`axe finds nothing in any state: ${size}, ${colorScheme}, ${locale}`, async () => {
          const page = await site.page("#lesson=sleep-zero&speed=instant", { ...look, colorScheme, locale, bypassCSP: true });
          const found = [];
          const lookAt = async (state) => found.push(...(await axe(page)).map((fault) => `${state}: ${fault}`));
          await lookAt("a puzzle");
          await page.getByRole("button", { name: new RegExp(`^${name.up}`) }).last().click();
          await button(page, name.run).click();
          await page.locator(".row").first().waitFor();
          await page.locator(".phase.finished").waitFor();
          await lookAt("a guess judged");
          for (const tab of size === "phone" ? await page.getByRole("tab").all() : []) {
            await tab.click();
            await lookAt(`the tab ${await tab.textContent()}`);
          }
          await button(page, name.lessons).click();
          await lookAt("the course");
          await page.keyboard.press("Escape");
          await button(page, name.report).click();
          await lookAt("a report");
          await page.keyboard.press("Escape");
          await page.evaluate(() => { location.hash = "lesson=timeout&code=AAAA"; });
          await page.locator(".notice").waitFor();
          await lookAt("a notice");
          await button(page, name.close).click();
          await page.getByRole("textbox", { name: name.editor }).click();
          await page.keyboard.press("ControlOrMeta+a");
          await page.keyboard.insertText("import asyncio\nx = = 1\n");
          await page.keyboard.type("asyncio.", { delay: 20 });
          await page.locator(".cm-tooltip-autocomplete li").first().waitFor();
          await page.locator(".cm-lintRange-error").first().waitFor();
          await lookAt("completion and an error");
          await page.keyboard.press("Escape");
          await button(page, name.run).click();
          await page.locator(".phase.failed").waitFor();
          await lookAt("a program that failed");
          assert.deepEqual(found, []);
        });
      }
      for (const path of ["embed.html?lesson=async-for"]) {
        test(`axe finds nothing: ${path}, ${size}, ${colorScheme}`, async () => {
          const page = await site.page(path, { ...look, colorScheme, bypassCSP: true });
          assert.deepEqual(await axe(page), []);
          await button(page, "Run").click();
          await page.locator(".row").first().waitFor();
          assert.deepEqual(await axe(page), []);
        });
      }
    }
  }
});

async function axe(page) {
  if (!(await page.evaluate(() => "axe" in window))) {
    await page.addScriptTag({ path: createRequire(import.meta.url).resolve("axe-core/axe.min.js") });
  }
  const { violations } = await page.evaluate(() => window.axe.run());
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}
