// Builds what the page loads beside its wasm: the editor, style sheets, fonts and lessons, into www/build. Trunk calls
// it before each build and copies the folder.
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";
import { marked } from "marked";

const www = dirname(fileURLToPath(import.meta.url));
const root = dirname(www);
const out = join(www, "build");

// CodeMirror's style-mod uses constructed style sheets in shadow roots alone; a strict Content-Security-Policy forbids
// the <style> element that it makes in documents. Browsers adopt constructed sheets in documents just as well.
const adoptStyles = {
  name: "adopt-styles",
  setup(build) {
    build.onLoad({ filter: /style-mod[\\/].*style-mod\.js$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      const guard = "!root.head && root.adoptedStyleSheets";
      if (!text.includes(guard)) throw new Error("style-mod has changed: look at adoptStyles in www/build.mjs");
      return { contents: text.replace(guard, "root.adoptedStyleSheets") };
    });
  },
};

async function bundle() {
  await esbuild.build({
    absWorkingDir: www,
    entryPoints: { editor: "editor.js", boot: "boot.js", theme: "theme.js", page: join(root, "static/css/page.css") },
    bundle: true,
    minify: true,
    format: "esm",
    target: ["chrome111", "firefox121", "safari16.4"],
    outdir: out,
    external: ["./coroscope-page.js", "./editor.js"],
    loader: { ".woff2": "file" },
    assetNames: "fonts/[name]",
    nodePaths: [join(www, "node_modules")],
    plugins: [adoptStyles],
    legalComments: "none",
    logLevel: "warning",
  });
}

async function lessons() {
  const folder = join(root, "static/lessons");
  const index = JSON.parse(await readFile(join(folder, "index.json"), "utf8"));
  const pair = ({ en, zh }) => [en, zh];
  const read = (id, file) => readFile(join(folder, id, file), "utf8");
  const listed = index.chapters.flatMap((chapter) => chapter.lessons.map((lesson) => ({ chapter, lesson })));
  const all = await Promise.all(listed.map(async ({ chapter, lesson: { id, title, predict } }) => ({
    name: id,
    chapter: pair(chapter.title),
    title: pair(title),
    text: [prose(await read(id, "en.md")), prose(await read(id, "zh.md"))],
    source: await read(id, "main.py"),
    // What the reader puts in order before running.
    lines: predict ? (await read(id, "main.out")).trimEnd().split("\n") : [],
  })));
  const folders = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const missing = folders.filter((entry) => !all.some((lesson) => lesson.name === entry.name));
  if (missing.length) throw new Error(`static/lessons/index.json lists no ${missing.map((entry) => entry.name)}`);
  await writeFile(join(out, "lessons.json"), JSON.stringify(all));
}

// The modules written in Python, as one text: path, NUL, text, NUL, and so on.
async function library() {
  const folder = join(root, "crates/library");
  const files = ["native", "python3.14"].map((name) => readdir(join(folder, name), { recursive: true, withFileTypes: true }));
  const paths = (await Promise.all(files)).flat().filter((entry) => entry.name.endsWith(".py"))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort();
  const texts = await Promise.all(paths.map((path) => readFile(path, "utf8")));
  const shown = (path) => relative(folder, path).replaceAll("\\", "/");
  await writeFile(join(out, "library.txt"), paths.flatMap((path, i) => [shown(path), texts[i]]).join("\0"));
}

// A lesson's text as HTML, without the heading: the page shows the title itself.
function prose(markdown) {
  return marked.parse(markdown.replace(/^\s*# .*\n/, "")).trim();
}

// What the editor knows of the engine's names: facts listed by `cargo xtask api`, sentences of our own.
async function api() {
  const read = async (file) => JSON.parse(await readFile(join(www, "api", file), "utf8"));
  const [names, sentences] = [await read("names.json"), await read("sentences.json")];
  const [modules, unknown] = [{}, []];
  for (const [path, [en, zh, gives]] of Object.entries(sentences)) {
    const fact = factAt(names, path);
    if (fact) Object.assign(fact, { en, zh, gives });
    else if (names[path]) modules[path] = { en, zh };
    else unknown.push(path);
  }
  if (unknown.length) throw new Error(`www/api/sentences.json speaks of names that the engine has not: ${unknown}`);
  // What is inherited is said once, for the class that has it.
  for (const [module, facts] of Object.entries(names)) {
    for (const [name, fact] of Object.entries(facts)) {
      for (const [member, inner] of Object.entries(fact.members ?? {})) {
        if (!inner.en) Object.assign(inner, inheritance(sentences, module, name, member));
      }
    }
  }
  await writeFile(join(out, "api.json"), JSON.stringify({ ...names, ":modules": modules }));
}

/** `asyncio.Queue.get` in the list of names; modules' names have dots too. */
function factAt(names, path) {
  const parts = path.split(".");
  for (let split = parts.length - 1; split > 0; split--) {
    const module = names[parts.slice(0, split).join(".")];
    const [name, member] = parts.slice(split);
    if (module?.[name]) return member === undefined ? module[name] : module[name].members?.[member];
  }
  return undefined;
}

const kin = { LifoQueue: "Queue", PriorityQueue: "Queue", BoundedSemaphore: "Semaphore", Task: "Future", SelectorEventLoop: "EventLoop" };

function inheritance(sentences, module, name, member) {
  const found = sentences[`${module}.${kin[name] ?? name}.${member}`];
  return found && { en: found[0], zh: found[1], gives: found[2] };
}

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await Promise.all([bundle(), lessons(), library(), api()]);
