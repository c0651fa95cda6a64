// Prints what a million events cost the page: memory, the time of a frame while the lanes are moved, and the time of a
// jump to another place of the run.
import { button, open, run, speed, write } from "../browser.mjs";

const budgets = { frame: 16, seek: 50, bytes: 64 };

const site = await open();
const page = await site.page();
await speed(page, "instant");
await write(page, `import asyncio


async def turn(n):
    for _ in range(n):
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(*(turn(5000) for _ in range(100)))


asyncio.run(main())
`);
const memory = () => page.evaluate(async () => {
  const module = await import(new URL("coroscope-page.js", document.baseURI).href);
  return (await module.default()).memory.buffer.byteLength;
});
const before = await memory();
const began = performance.now();
await run(page, { timeout: 300_000 });
const took = performance.now() - began;
const after = await memory();
await button(page, "Table").click();
const table = page.getByRole("table", { name: "Events as a table" });
await page.waitForFunction(() => Number(document.querySelector("[aria-rowcount]")?.getAttribute("aria-rowcount")) > 900_000);
const events = Number(await table.getAttribute("aria-rowcount")) - 1;
await button(page, "Table").click();
console.log(`${events} events, recorded and reduced in ${(took / 1000).toFixed(1)} s`);
verdict("memory for each event", (after - before) / events, budgets.bytes, "bytes");

await page.evaluate(() => document.activeElement.blur());
const box = await page.getByRole("region", { name: "Timeline" }).locator("canvas").boundingBox();
await page.mouse.move(box.x + box.width * 0.6, box.y + 60);
// What the page does between a frame's start and its end; how often a machine paints is not the page's doing.
const frames = [];
for (let i = 0; i < 60; i++) {
  await page.mouse.wheel(i % 3 === 2 ? 80 : 0, i < 30 ? -90 : 90);
  frames.push(await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => {
    const start = performance.now();
    const turn = new MessageChannel();
    turn.port1.onmessage = () => done(performance.now() - start);
    turn.port2.postMessage(0);
  }))));
}
verdict("frame while zooming and moving (median of 60)", median(frames), budgets.frame, "ms");
verdict("frame while zooming and moving (worst of 60)", Math.max(...frames), budgets.frame, "ms");

const seeks = [];
for (let i = 0; i < 11; i++) {
  const share = 0.05 + 0.9 * ((i * 7) % 11) / 11;
  seeks.push(await page.evaluate(async ({ x, y }) => {
    const lanes = document.querySelector(".lanes");
    const start = performance.now();
    for (const type of ["pointerdown", "pointerup"]) {
      const init = { clientX: x, clientY: y, bubbles: true, pointerId: 1, pointerType: "mouse", button: 0, buttons: type === "pointerdown" ? 1 : 0 };
      lanes.dispatchEvent(new PointerEvent(type, init));
    }
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - start;
  }, { x: box.x + 170 + (box.width - 190) * share, y: box.y + 24 + 45 }));
}
verdict("click in the lanes to cursor and answer shown (median of 11)", median(seeks), budgets.seek, "ms");
await site.close();

function median(times) {
  return [...times].sort((a, b) => a - b)[times.length >> 1];
}

function verdict(what, value, budget, unit) {
  const mark = value <= budget ? "within" : "OVER";
  console.log(`${what}: ${value.toFixed(1)} ${unit}, ${mark} the budget of ${budget} ${unit}`);
}
