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

  const sizes = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };
  for (const [size, viewport] of Object.entries(sizes)) {
    for (const colorScheme of ["light", "dark"]) {
      for (const path of ["", "embed.html?lesson=async-for"]) {
        test(`axe finds nothing: ${path || "page"}, ${size}, ${colorScheme}`, async () => {
          const page = await site.page(path, { viewport, colorScheme, bypassCSP: true });
          const found = await axe(page);
          assert.deepEqual(found, []);
          await button(page, "Run").click();
          await page.locator(".row").first().waitFor();
          assert.deepEqual(await axe(page), []);
        });
      }
    }
  }
});

async function axe(page) {
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve("axe-core/axe.min.js") });
  const { violations } = await page.evaluate(() => window.axe.run());
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}
