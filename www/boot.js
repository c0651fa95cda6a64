// Starts the page: wasm and lessons are fetched side by side, and the page shows as soon as it can run; the editor is fetched
// after that and takes its place when it is there.
import init, { mount } from "./coroscope-page.js";

const page = document.querySelector("[data-coroscope]");
const query = new URLSearchParams(location.search);
const hash = new URLSearchParams(location.hash.slice(1));

let packed;
const lessons = fetch(new URL("lessons.json", import.meta.url)).then((answer) => answer.json());
await init({ module_or_path: new URL("coroscope-page_bg.wasm", import.meta.url) });
const options = {
  lessons: await lessons,
  lesson: hash.get("lesson") ?? query.get("lesson") ?? undefined,
  embed: page.dataset.coroscope === "embed",
  report: page.dataset.report,
  library,
  // Fetched and run only once the page is there and has nothing better to do: a program can run without.
  editor: idle().then(() => import("./editor.js")),
};
mount(page, options);
// Likely to be wanted, and of no use before the page is there.
options.editor.then(idle).then(library).catch(() => {});

function library() {
  packed ??= fetch(new URL("library.txt", import.meta.url)).then(text).catch((error) => {
    packed = undefined;
    throw error;
  });
  return packed;
}

function text(answer) {
  if (!answer.ok) throw new Error(`library.txt: ${answer.status}`);
  return answer.text();
}

function idle() {
  return new Promise((done) => {
    if (window.requestIdleCallback) requestIdleCallback(done, { timeout: 250 });
    else setTimeout(done, 50);
  });
}
