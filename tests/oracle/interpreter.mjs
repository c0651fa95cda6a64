// The child process of oracle.mjs: one CPython per program, each restored from a memory snapshot taken after
// clock.py has put the virtual clock in place. Asked with {file}; answers {file, code, note, out, err}.
import fs from "node:fs";
import { loadPyodide } from "pyodide";

const HOME = "/home/pyodide";
/** Bytes of output after which a program is given up. */
const OUTPUT_LIMIT = 4 << 20;
/** clock.py leaves the process with this status when nothing can ever run again. */
const DEADLOCK = 97;

/** References to the globals of `__main__` that this version of Pyodide keeps; one more would free them too early. */
const HELD_BY_PYODIDE = 2;
const FORGET_MAIN = `
import gc, sys
for holder in gc.get_referrers(sys.modules["__main__"]):
    if isinstance(holder, dict) and holder is not sys.modules:
        holder.pop("__main__", None)
`;

const drifting = process.argv[2] === "drifting";
const options = {
  args: ["main.py"],
  env: { HOME, PYTHONINSPECT: "", PYTHONHASHSEED: drifting ? "90125" : "0" },
};

/** Where `python3 main.py` on Debian would say the files are, and no addresses. */
function neutral(chunks) {
  return Buffer.concat(chunks)
    .toString("utf8")
    .replaceAll(`${HOME}/main.py`, "main.py")
    .replaceAll("/lib/python314.zip/", "/usr/lib/python3.14/")
    .replace(/\bat 0x[0-9a-f]{5,}/g, "at 0xADDR");
}

async function snapshotWithClock() {
  const python = await loadPyodide({ ...options, _makeSnapshot: true });
  const globals = python.toPy({ DRIFTING: drifting, __name__: "clock" });
  const source = fs.readFileSync(new URL("clock.py", import.meta.url), "utf8");
  python.runPython(source, { globals, filename: "<clock>" });
  globals.destroy();
  return python.makeMemorySnapshot();
}

/**
 * Drops what Pyodide holds of `__main__`: CPython tears a program's globals down at exit in another way, visible to
 * `__del__`, when anything but the program holds them.
 */
function leaveMainAlone(python) {
  python.globals.delete("_pyodide_core");
  const globals = python.toPy({});
  python.runPython(FORGET_MAIN, { globals });
  globals.destroy();
  const main = python._module.PyProxy_getPtr(python.globals);
  for (let i = 0; i < HELD_BY_PYODIDE; i++) python._module._Py_DecRef(main);
}

async function run(snapshot, file) {
  const python = await loadPyodide({ ...options, _loadSnapshot: snapshot });
  let bytes = 0;
  const capture = () => {
    const chunks = [];
    const write = (data) => {
      bytes += data.length;
      if (bytes > OUTPUT_LIMIT) throw new Error("output limit");
      chunks.push(Buffer.from(data));
      return data.length;
    };
    return { chunks, write };
  };
  const out = capture();
  const err = capture();
  python.setStdout({ write: out.write });
  python.setStderr({ write: err.write });
  python.setStdin({ stdin: () => null });
  python.FS.writeFile(`${HOME}/main.py`, fs.readFileSync(file));
  python.FS.chdir(HOME);
  leaveMainAlone(python);
  let code;
  let note = "";
  try {
    code = python._module._Py_RunMain();
  } catch (error) {
    code = error?.name === "ExitStatus" ? error.status : -1;
    if (code < 0) note = `crash: ${error?.message ?? error}`;
  }
  if (bytes > OUTPUT_LIMIT) note = "output limit";
  else if (code === DEADLOCK) note = "deadlock";
  return { file, code, note, out: neutral(out.chunks), err: neutral(err.chunks) };
}

const snapshot = await snapshotWithClock();
process.on("message", async ({ file }) => process.send(await run(snapshot, file)));
process.send("ready");
