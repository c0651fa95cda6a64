// Every lesson runs in the page and prints what CPython prints.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { lessons, open, run, speed } from "./browser.mjs";

const all = await lessons();
let site;
let page;
before(async () => {
  site = await open();
  page = await site.page();
  await speed(page, "instant");
});
after(() => site.close());

describe("lessons", () => {
  for (const { id, title, source, out, err } of all) {
    test(id, async () => {
      await page.evaluate((id) => { location.hash = `lesson=${id}`; }, id);
      await page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
      assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), title);
      const printed = await run(page);
      const text = (stderr) => printed.filter((line) => line.stderr === stderr).map((line) => line.text).join("\n");
      assert.ok(printed.length > 0, "prints something");
      // Lessons that CPython cannot run (an old spelling, a file that is not there) have no golden.
      if (out !== undefined) assert.equal(text(false), out.trimEnd());
      if (err !== undefined) assert.equal(text(true), err.trimEnd());
      assert.ok(source.length > 0);
    });
  }

  test("none troubled the console", () => assert.deepEqual(page.faults, []));
});
