// Serves a folder of static files on this machine: `node serve.mjs FOLDER [PORT]`. Also used by the browser tests.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".py": "text/plain; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/** Serves `folder` under the path `base` (`/`, `/a/b/`); port 0 takes any free one. Gives the server and its address. */
export async function serve(folder, { port = 0, base = "/", pages = {} } = {}) {
  const root = resolve(folder);
  const server = createServer(async (request, answer) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    if (path in pages) return answer.writeHead(200, { "content-type": types[".html"] }).end(pages[path]);
    const inside = path.startsWith(base) ? path.slice(base.length) : undefined;
    const file = inside === undefined ? undefined : join(root, normalize(`/${inside}`));
    const found = file && (await fileAt(file));
    if (!found) return answer.writeHead(404, { "content-type": "text/plain" }).end("not found");
    const type = types[extname(found.file)] ?? "application/octet-stream";
    // Never stored: what was just built is what is seen.
    answer.writeHead(200, { "content-type": type, "content-length": found.size, "cache-control": "no-cache" });
    if (request.method === "HEAD") return answer.end();
    createReadStream(found.file).on("error", () => answer.destroy()).pipe(answer);
  });
  await new Promise((done, fail) => server.once("error", fail).listen(port, "127.0.0.1", done));
  return { server, address: `http://127.0.0.1:${server.address().port}${base}` };
}

async function fileAt(file) {
  try {
    const entry = await stat(file);
    return entry.isDirectory() ? await fileAt(join(file, "index.html")) : { file, size: entry.size };
  } catch {
    return undefined;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder, port = "8080"] = process.argv.slice(2);
  try {
    const { address } = await serve(folder, { port: Number(port) });
    console.log(`Coroscope is served at ${address} (Ctrl C ends)`);
  } catch (error) {
    console.error(error.code === "EADDRINUSE" ? `port ${port} is taken: end what uses it, or set PORT` : error.message);
    process.exit(1);
  }
}
