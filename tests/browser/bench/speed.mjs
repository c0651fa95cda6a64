// Prints how fast the engine runs in the page (wasm, headless Chromium), against the budgets of the design.
import { button, open, speed, write } from "../browser.mjs";

const programs = [
  { what: "fib(25)", unit: "ms", budget: 20, source: `
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(25))` },
  { what: "plain loop, iterations/s", count: 2_000_000, budget: 13e6, source: `
def loop(n):
    i = 0
    while i < n: i += 1
    return i
print(loop(2_000_000))` },
  { what: "generator items/s", count: 1_000_000, budget: 8.4e6, source: `
def items(n):
    for i in range(n): yield i
def drain(n):
    for i in items(n): pass
drain(1_000_000)
print("done")` },
  { what: "awaits/s", count: 500_000, budget: 5e6, source: `
import asyncio
async def leaf(): return 1
async def main():
    for i in range(500_000): await leaf()
    print("done")
asyncio.run(main())` },
  { what: "sleep(0) switches/s", count: 400_000, budget: 1e6, source: `
import asyncio
async def spin(n):
    for i in range(n): await asyncio.sleep(0)
async def main():
    await asyncio.gather(spin(200_000), spin(200_000))
    print("done")
asyncio.run(main())` },
  { what: "100,000 tasks in one sleep", unit: "ms", budget: 1000, source: `
import asyncio
async def nap(): await asyncio.sleep(1)
async def main():
    await asyncio.gather(*(nap() for _ in range(100_000)))
    print("done")
asyncio.run(main())` },
];

const site = await open();
for (const { what, source, count, budget } of programs) {
  const page = await site.page();
  await speed(page, "instant");
  await write(page, source);
  const times = [];
  for (let i = 0; i < 3; i++) times.push(await timed(page));
  const best = Math.min(...times.map((time) => time.took));
  const value = count ? (count / best) * 1000 : best;
  const within = count ? value >= budget : value <= budget;
  const memory = (await page.evaluate(async () => {
    const { memory } = await (await import(new URL("coroscope-page.js", document.baseURI).href)).default();
    return memory.buffer.byteLength;
  })) / 1e6;
  const number = (n) => (count ? `${(n / 1e6).toFixed(2)} M/s` : `${n.toFixed(1)} ms`);
  const frame = Math.max(...times.map((time) => time.frame));
  console.log(`${what}: ${number(value)}, ${within ? "within" : "OVER"} the budget of ${number(budget)}; ` +
    `longest frame ${frame.toFixed(0)} ms; memory ${memory.toFixed(0)} MB`);
  await page.context().close();
}
await site.close();

/** One run: ms from the click to its end, and the longest time between two painted frames meanwhile. */
async function timed(page) {
  await button(page, "Run").waitFor();
  return await page.evaluate(async () => {
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
}
