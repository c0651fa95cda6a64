// Random asyncio programs through CPython and through the engine, in batches; stops at nothing, shows each difference.
//
//   node compare.mjs --engine 'target/fast/coroscope run' [--seed 1000] [--count 1000] [--batch 25]
//   node compare.mjs --fixed        rewrites tests/cases/fuzz/, the batch that the test command runs
//
// A scenario that differs is named by its seed: `node generate.mjs SEED` prints it alone. Exits with 1 on a difference.
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import readline from "node:readline";
import { parseArgs } from "node:util";
import { program } from "./generate.mjs";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const ORACLE = path.join(HERE, "../oracle/oracle.mjs");
const FIXED = path.join(HERE, "../cases/fuzz");
/** The fixed batch: its first seed, files, and scenarios in each. */
const FIXED_BATCH = { seed: 1, files: 5, scenarios: 20 };

const { values: options } = parseArgs({
  options: {
    engine: { type: "string" },
    seed: { type: "string", default: "1000" },
    count: { type: "string", default: "1000" },
    batch: { type: "string", default: "25" },
    fixed: { type: "boolean", default: false },
  },
});

function writeFixed() {
  fs.rmSync(FIXED, { recursive: true, force: true });
  fs.mkdirSync(FIXED, { recursive: true });
  for (let i = 0; i < FIXED_BATCH.files; i++) {
    const seed = FIXED_BATCH.seed + i * FIXED_BATCH.scenarios;
    fs.writeFileSync(path.join(FIXED, `seeds_${String(seed).padStart(3, "0")}.py`), program(seed, FIXED_BATCH.scenarios));
  }
}

/** Lines of a trace by the seed that they begin with; a scenario is compared whole. */
function bySeed(text) {
  const scenarios = new Map();
  for (const line of text.split("\n")) {
    const seed = line.split(" ", 1)[0];
    if (/^\d+$/.test(seed)) scenarios.set(seed, (scenarios.get(seed) ?? "") + line + "\n");
  }
  return scenarios;
}

function differences(expected, got) {
  const [a, b] = [bySeed(expected), bySeed(got)];
  const found = [];
  for (const [seed, trace] of a) {
    const ours = b.get(seed) ?? "";
    if (ours === trace) continue;
    const [x, y] = [trace.split("\n"), ours.split("\n")];
    const at = x.findIndex((line, i) => line !== y[i]);
    found.push(`seed ${seed}, line ${at + 1}:\n  CPython ${x[at]}\n  engine  ${y[at] ?? "(nothing)"}`);
  }
  if (!found.length && expected !== got) found.push("the traces agree, something else was printed");
  return found;
}

async function compare() {
  const [seed, count, batch] = [options.seed, options.count, options.batch].map(Number);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "fuzz-"));
  const [command, ...args] = options.engine.split(" ");
  const files = [];
  for (let s = seed; s < seed + count; s += batch) {
    const file = path.join(folder, `${s}.py`);
    fs.writeFileSync(file, program(s, Math.min(batch, seed + count - s)));
    files.push(file);
  }
  const oracle = spawn(process.execPath, [ORACLE, "json"], { stdio: ["pipe", "pipe", "inherit"] });
  oracle.stdin.end(files.join("\n") + "\n");
  let different = 0;
  for await (const line of readline.createInterface({ input: oracle.stdout })) {
    const { file, note, out } = JSON.parse(line);
    if (note) console.log(`${path.basename(file)}: the oracle says ${note}`);
    const engine = spawnSync(command, [...args, file], { encoding: "utf8", maxBuffer: 1 << 28, timeout: 60_000 });
    const found = differences(out, engine.stdout ?? "");
    different += found.length;
    for (const text of found) console.log(text);
    fs.rmSync(file);
  }
  fs.rmSync(folder, { recursive: true });
  console.log(`${count} programs, ${different} differ`);
  return different ? 1 : 0;
}

if (options.fixed) {
  writeFixed();
} else if (options.engine) {
  process.exitCode = await compare();
} else {
  console.error("usage: compare.mjs --engine COMMAND [--seed N] [--count N] [--batch N] | --fixed");
  process.exitCode = 2;
}
