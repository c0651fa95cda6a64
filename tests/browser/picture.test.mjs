// The picture in the README: PICTURES=static/pictures makes it anew. It fails only if it cannot be made.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { button, open, root, speed } from "./browser.mjs";

let site;
before(async () => { site = await open(); });
after(() => site.close());

test("a picture of a run", async () => {
  const folder = process.env.PICTURES ?? join(root, "target/pictures");
  await mkdir(folder, { recursive: true });
  const options = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1.5, colorScheme: "light" };
  const page = await site.page("#lesson=blocking-read", options);
  await speed(page, "instant");
  await button(page, "Run").click();
  await page.locator(".phase.finished").waitFor();
  // The line that came late, and why.
  await page.locator('[role="log"] .row').nth(3).click();
  await page.waitForTimeout(1000);
  await page.screenshot({ path: join(folder, "page.png") });
});
