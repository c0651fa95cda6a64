// Chromium and the served page, shared by the browser tests.
import { readFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "../../www/serve.mjs";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const dist = join(root, "dist");

/** Starts Chromium and a server of `dist/` under the path `base`; `pages` are whole pages of HTML by their path. */
export async function open({ base = "/", pages = {} } = {}) {
  const { server, address } = await serve(dist, { base, pages });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync",
    ],
  });
  return {
    address,
    /** A new page that records what should never happen. */
    async page(path = "", { errors = [], ...options } = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-US", ...options });
      const page = await context.newPage();
      page.faults = errors;
      page.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning") errors.push(`console: ${message.text()}`);
      });
      page.on("pageerror", (error) => errors.push(`uncaught: ${error.message}`));
      page.on("requestfailed", (request) => {
        // What the test itself cuts short by going to another page is no fault of the page.
        if (request.failure()?.errorText !== "net::ERR_ABORTED") errors.push(`failed: ${request.url()}`);
      });
      page.on("request", (request) => {
        const { origin, protocol } = new URL(request.url());
        if (protocol.startsWith("http") && !address.startsWith(origin)) errors.push(`other host: ${request.url()}`);
      });
      page.on("response", (response) => {
        if (response.status() >= 400) errors.push(`${response.status()}: ${response.url()}`);
      });
      await page.goto(new URL(path, address).href);
      await page.locator(".cm-content").first().waitFor();
      return page;
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

export const button = (page, name) => page.getByRole("button", { name, exact: true });
export const editor = (page) => page.getByRole("textbox", { name: "Editor" });
export const log = (page) => page.getByRole("log", { name: "Output" });

/** Puts a program into the editor as a reader would: select all, paste. */
export async function write(page, source) {
  await editor(page).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(source);
}

/** Chooses a speed by its key: `0.25` to `16`, `instant`. */
export async function speed(page, key) {
  await page.getByRole("radiogroup", { name: "Speed" }).locator(`input[value="${key}"]`).check();
}

/** Runs what the editor holds to its end and gives the lines of output. */
export async function run(page, { timeout = 20_000 } = {}) {
  await button(page, "Run").click();
  await page.locator(".phase.finished, .phase.failed").waitFor({ timeout });
  return await lines(page);
}

/** The lines of output: `{ at, who, text, stderr }`. */
export function lines(page) {
  return log(page).locator(".row").evaluateAll((rows) => rows.map((row) => ({
    at: row.querySelector(".at").textContent,
    who: row.querySelector(".who").textContent,
    text: row.querySelector(".text").textContent,
    stderr: row.classList.contains("stderr"),
  })));
}

/** The lessons, each with its program and, where CPython runs it, what CPython prints. */
export async function lessons() {
  const folder = join(root, "static/lessons");
  const { chapters } = JSON.parse(await readFile(join(folder, "index.json"), "utf8"));
  const read = async (name, file) => {
    const path = join(folder, name, file);
    return existsSync(path) ? await readFile(path, "utf8") : undefined;
  };
  const all = chapters.flatMap((chapter) => chapter.lessons);
  return await Promise.all(all.map(async ({ id, title }) => ({
    id,
    title: title.en,
    source: await read(id, "main.py"),
    out: await read(id, "main.out"),
    err: await read(id, "main.err"),
  })));
}

