// Prints how fast the engine's wasm runs the programs of tests/bench beside npm's pyodide, in one headless Chromium, and
// how a run in the page goes: whole, painted, with all panels. Budgets of the design stand beside the numbers.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { button, open, root, speed, write } from "../browser.mjs";
import { serve } from "../../../www/serve.mjs";

const folder = join(root, "tests/bench");
const pyodide = join(root, "tests/oracle/node_modules/pyodide");
const RUNS = 5;
/** Budgets by program: how often the thing happens that is counted, and how often it should in a second; or ms. */
const budgets = {
  switches: { count: 100_000, perSecond: 1_000_000 },
  sleepers: { ms: 1000, megabytes: 100 },
};

const names = (await readdir(folder)).filter((name) => name.endsWith(".py")).sort();
const wanted = process.argv.slice(2);
const programs = await Promise.all(names.map(async (file) => {
  const source = await readFile(join(folder, file), "utf8");
  return { name: file.slice(0, -3), source, what: source.slice(2, source.indexOf("\n")) };
}));
const chosen = programs.filter(({ name }) => wanted.length === 0 || wanted.includes(name));

const site = await open();
const theirs = await serve(pyodide, { pages: { "/blank.html": "<!doctype html><title>pyodide</title>" } });
const browser = (await site.page()).context().browser();

console.log(`engine and pyodide ${await version()} in one Chromium ${browser.version()}, medians of ${RUNS}`);
const taken = {};
for (const { name, source, what } of chosen) {
  const ours = await measure(enginePage, source);
  const other = await measure(pyodidePage, source);
  taken[name] = ours;
  const ratio = (ours.ms / other.ms).toFixed(2).padStart(6);
  console.log(`${name.padEnd(16)}${ms(ours.ms)}${ms(other.ms)}${ratio} x${mb(ours.bytes)}${mb(other.bytes)}   ${what}`);
  const { count, perSecond, ms: most, megabytes } = budgets[name] ?? {};
  if (count) verdict(`${(count / ours.ms / 1000).toFixed(2)} M/s`, `${perSecond / 1e6} M/s`, count / ours.ms * 1000 >= perSecond);
  if (most) verdict(`${ours.ms.toFixed(0)} ms`, `${most} ms`, ours.ms <= most);
  if (megabytes) verdict(`${(ours.bytes / 1e6).toFixed(0)} MB`, `${megabytes} MB`, ours.bytes <= megabytes * 1e6);
}
if (taken.sleepers && taken.sleepers_tenth) {
  const growth = taken.sleepers.ms / taken.sleepers_tenth.ms;
  verdict(`ten times the sleepers take ${growth.toFixed(1)} times the time`, "12", growth <= 12);
}
for (const name of ["switches", "sleepers", "loop"]) {
  const program = chosen.find((program) => program.name === name);
  if (program) await inThePage(program);
}
await site.close();
theirs.server.closeAllConnections();
theirs.server.close();

function ms(n) {
  return `${n.toFixed(1).padStart(10)} ms`;
}

function mb(bytes) {
  return `${(bytes / 1e6).toFixed(0).padStart(6)} MB`;
}

function verdict(value, budget, within) {
  console.log(`    ${value}, ${within ? "within" : "OVER"} the budget of ${budget}`);
}

async function version() {
  return JSON.parse(await readFile(join(pyodide, "package.json"), "utf8")).version;
}

/** The median time of a program, and the memory of the engine after the first run, in a page of its own. */
async function measure(prepare, source) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await prepare(page);
  const times = [];
  let bytes = 0;
  for (let i = 0; i < RUNS; i++) {
    const [took, memory] = await page.evaluate((source) => window.timed(source), source);
    times.push(took);
    bytes ||= memory;
  }
  await context.close();
  return { ms: times.sort((a, b) => a - b)[RUNS >> 1], bytes };
}

async function enginePage(page) {
  await page.goto(new URL("", site.address).href);
  await page.evaluate(async () => {
    const engine = await import(new URL("coroscope-page.js", document.baseURI).href);
    const { memory } = await engine.default();
    window.timed = (source) => {
      const begun = performance.now();
      engine.run(source);
      return [performance.now() - begun, memory.buffer.byteLength];
    };
  });
}

/** Pyodide with the oracle's clock: its own loop freezes at `asyncio.run`, and sleeps would take their time. */
async function pyodidePage(page) {
  await page.goto(new URL("blank.html", theirs.address).href);
  const clock = await readFile(join(root, "tests/oracle/clock.py"), "utf8");
  await page.evaluate(async (clock) => {
    const { loadPyodide } = await import("/pyodide.mjs");
    const python = await loadPyodide({ indexURL: "/" });
    python.runPython(clock, { globals: python.toPy({ DRIFTING: false, __name__: "clock" }) });
    window.timed = (source) => {
      const globals = python.toPy({ __name__: "__main__" });
      const begun = performance.now();
      python.runPython(source, { globals });
      const took = performance.now() - begun;
      globals.destroy();
      return [took, python._module.HEAP8.buffer.byteLength];
    };
  }, clock);
}

/** The same program as a reader runs it: ms from the click to the end, and the longest time between two frames. */
async function inThePage({ name, source }) {
  const page = await site.page();
  await speed(page, "instant");
  await write(page, source);
  await button(page, "Run").waitFor();
  const { took, frame } = await page.evaluate(async () => {
    const run = [...document.querySelectorAll("button")].find((button) => button.textContent === "Run");
    let last = performance.now();
    let frame = 0;
    const begun = last;
    run.click();
    await new Promise((done) => setTimeout(done));
    while (!document.querySelector(".phase.finished, .phase.failed")) {
      await new Promise((done) => requestAnimationFrame(done));
      const now = performance.now();
      frame = Math.max(frame, now - last);
      last = now;
    }
    return { took: performance.now() - begun, frame };
  });
  console.log(`${name} in the page, painted: ${took.toFixed(0)} ms, longest frame ${frame.toFixed(0)} ms`);
  await page.context().close();
}
