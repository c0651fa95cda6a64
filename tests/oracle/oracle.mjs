// Where the goldens come from: CPython 3.14 (npm's Pyodide) under Node, its event loop on a virtual clock.
//
//   node oracle.mjs show FILE...      prints what CPython prints
//   node oracle.mjs write             stdin: one program path a line; writes NAME.out, NAME.err, NAME.code beside each
//   node oracle.mjs steady            stdin likewise; compares the goldens with a run on a drifting clock and another
//                                     hash seed: a golden that hangs on exact ties, hashes or addresses differs there
//   node oracle.mjs json              stdin likewise; one JSON object a line: {file, code, note, out, err}
//
// Each program runs in a fresh interpreter as main.py, by CPython's own Py_RunMain, so that the exit status and all
// that is printed at interpreter exit are CPython's. Exits with 1 if any program has a problem.
import { fork } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import readline from "node:readline";
import { fileURLToPath } from "node:url";

const INTERPRETER = fileURLToPath(new URL("interpreter.mjs", import.meta.url));
/** Programs that one child process runs before it is replaced: each interpreter leaves some memory behind. */
const PROGRAMS_PER_CHILD = 40;
/** Real seconds that a program may take. */
const PATIENCE = 20;

/** Runs programs one after the other in child processes; `clock` is "virtual" or "drifting". */
class Oracle {
  #child = null;
  #served = 0;

  constructor(clock) {
    this.clock = clock;
  }

  async #ready() {
    if (this.#child && this.#served >= PROGRAMS_PER_CHILD) this.close();
    if (this.#child) return this.#child;
    // CPython's recursion limits must come before V8's: a wide stack for the thread, and V8 told of it.
    const child = fork(INTERPRETER, [this.clock], {
      execPath: "/bin/sh",
      execArgv: ["-c", 'ulimit -s 1000000 2>/dev/null || ulimit -s unlimited; exec "$0" --stack-size=900000 "$@"', process.execPath],
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    await new Promise((resolve, reject) => {
      child.once("message", resolve);
      child.once("exit", (code) => reject(new Error(`the interpreter did not start (status ${code})`)));
    });
    child.removeAllListeners("exit");
    this.#child = child;
    this.#served = 0;
    return child;
  }

  /** Gives {file, code, note, out, err}; `note` is empty for a program that ended by itself. */
  async run(file) {
    const child = await this.#ready();
    this.#served += 1;
    return await new Promise((resolve) => {
      const lost = (note) => {
        this.close();
        settle({ file, code: -1, note, out: "", err: "" });
      };
      const timer = setTimeout(() => lost("timeout"), PATIENCE * 1000);
      const settle = (result) => {
        clearTimeout(timer);
        child.removeAllListeners("message");
        child.removeAllListeners("exit");
        resolve(result);
      };
      child.once("message", settle);
      child.once("exit", (code, signal) => lost(`crash (${signal ?? code})`));
      child.send({ file: path.resolve(file) });
    });
  }

  close() {
    this.#child?.removeAllListeners();
    this.#child?.kill("SIGKILL");
    this.#child = null;
  }
}

const stem = (file) => file.replace(/\.py$/, "");
const stored = (file) => (fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "");

/** What a run leaves on disk: extension -> text, empty for "no such file". The .out is always there. */
function goldens(result) {
  return { ".out": result.out, ".err": result.err, ".code": result.code === 0 ? "" : `${result.code}\n` };
}

/** Why this result cannot be a golden; empty if it can. */
function problem(result) {
  if (result.note) return result.note;
  if (result.out.includes("0xADDR")) return "an address in stdout";
  return "";
}

function firstDifference(want, got) {
  const a = want.split("\n");
  const b = got.split("\n");
  const line = a.findIndex((text, i) => text !== b[i]);
  const at = line < 0 ? a.length : line;
  return `line ${at + 1}: ${JSON.stringify(a[at])} / ${JSON.stringify(b[at])}`;
}

const commands = {
  show(result) {
    console.log(`=== ${result.file} status ${result.code} ${result.note}`);
    process.stdout.write(result.out);
    if (result.err) process.stdout.write(`--- stderr\n${result.err}`);
    return "";
  },

  write(result) {
    const why = problem(result);
    for (const [extension, text] of Object.entries(goldens(result))) {
      const file = stem(result.file) + extension;
      if (why || (text === "" && extension !== ".out")) fs.rmSync(file, { force: true });
      else fs.writeFileSync(file, text);
    }
    return why;
  },

  steady(result) {
    for (const [extension, text] of Object.entries(goldens(result))) {
      const want = stored(stem(result.file) + extension);
      if (want !== text) return `${extension} ${firstDifference(want, text)}`;
    }
    return result.note;
  },

  json(result) {
    console.log(JSON.stringify(result));
    return "";
  },
};

async function* paths(given) {
  if (given.length) yield* given;
  else for await (const line of readline.createInterface({ input: process.stdin })) if (line) yield line;
}

async function main([command, ...files]) {
  const report = commands[command];
  if (!report) {
    console.error("usage: oracle.mjs show|write|steady|json [FILE...]");
    return 2;
  }
  const oracle = new Oracle(command === "steady" ? "drifting" : "virtual");
  let problems = 0;
  for await (const file of paths(files)) {
    const why = report(await oracle.run(file));
    if (why) {
      problems += 1;
      console.log(`${file}: ${why}`);
    }
  }
  oracle.close();
  return problems ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
