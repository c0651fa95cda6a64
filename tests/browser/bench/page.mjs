// Prints what the page loads, and how fast it answers, against the budgets of the design.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { open, root } from "../browser.mjs";

const budgets = { wasm: 350, all: 600, firstOutput: 140 };
const kb = (bytes) => (bytes / 1000).toFixed(1).padStart(8);

/** What comes later: a page that never gets it must print all the same. */
const later = /\/(editor\.js|library\.txt)$/;

const site = await open();
const page = await site.page();
await withoutLater();
const loaded = new Map();
const paths = await page.evaluate(() => [location.href, ...performance.getEntriesByType("resource").map((e) => e.name)]);
for (const url of new Set(paths)) {
  const path = new URL(url).pathname.slice(1) || "index.html";
  const bytes = await readFile(join(root, "dist", path));
  const brotli = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  // Fonts are compressed as they are.
  const packed = path.endsWith(".woff2") ? bytes.length : undefined;
  loaded.set(path, [bytes.length, packed ?? gzipSync(bytes, { level: 9 }).length, packed ?? brotli.length]);
}
console.log(`${"file".padEnd(46)}      raw     gzip   brotli  (kB)`);
const rows = [...loaded].sort(([, a], [, b]) => b[2] - a[2]);
for (const [path, sizes] of rows) console.log(path.padEnd(46), ...sizes.map(kb));
const total = rows.reduce((sum, [, sizes]) => sum.map((part, i) => part + sizes[i]), [0, 0, 0]);
console.log("all".padEnd(46), ...total.map(kb));
const first = rows.filter(([path]) => !later.test(`/${path}`)).reduce((sum, [, sizes]) => sum + sizes[2], 0);
const wasm = rows.find(([path]) => path.endsWith(".wasm"))[1][2];
verdict("engine and page wasm, brotli", wasm / 1000, budgets.wasm, "kB");
verdict("all that is loaded to first output, brotli", first / 1000, budgets.all, "kB");

const times = [];
for (let i = 0; i < 7; i++) times.push(await firstOutput());
times.sort((a, b) => a - b);
verdict("navigation to first output (median of 7)", times[3], budgets.firstOutput, "ms");
await site.close();

/** Runs the first lesson in a page that is given neither the editor nor the library. */
async function withoutLater() {
  const context = await page.context().browser().newContext();
  const fresh = await context.newPage();
  await fresh.route(later, (route) => route.abort());
  await fresh.goto(site.address);
  await fresh.getByRole("button", { name: "Run", exact: true }).click();
  await fresh.locator('[role="log"] .row').first().waitFor();
  await context.close();
}

/** From navigation to the first line of output, Run being clicked as soon as it is there (ms). */
async function firstOutput() {
  const context = await page.context().browser().newContext();
  const fresh = await context.newPage();
  await fresh.addInitScript(() => {
    const look = () => {
      const run = [...document.querySelectorAll("button")].find((button) => button.textContent === "Run");
      if (run) run.click();
      else requestAnimationFrame(look);
    };
    addEventListener("readystatechange", look, { once: true, capture: true });
    const watch = new MutationObserver(() => {
      if (!document.querySelector('[role="log"] .row')) return;
      window.firstOutput ??= performance.now();
      watch.disconnect();
    });
    watch.observe(document, { childList: true, subtree: true });
  });
  await fresh.goto(site.address);
  await fresh.waitForFunction(() => window.firstOutput);
  const time = await fresh.evaluate(() => window.firstOutput);
  await context.close();
  return time;
}

function verdict(what, value, budget, unit) {
  const mark = value <= budget ? "within" : "OVER";
  console.log(`${what}: ${value.toFixed(1)} ${unit}, ${mark} the budget of ${budget} ${unit}`);
}
