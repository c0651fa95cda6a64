// A name in words: its signature and a sentence, in the reader's language.

const words = {
  en: {
    coroutine: "coroutine function", function: "function", class: "class", module: "module", parameter: "parameter", variable: "variable",
    constant: "constant", exception: "exception", property: "attribute", import: "imported name", line: (n) => `defined in line ${n}`,
  },
  zh: {
    coroutine: "协程函数", function: "函数", class: "类", module: "模块", parameter: "参数", variable: "变量",
    constant: "常量", exception: "异常", property: "属性", import: "导入的名字", line: (n) => `定义在第 ${n} 行`,
  },
};

/** The language of a tag that the editor speaks. */
export function tongue(tag) {
  return tag?.startsWith("zh") ? "zh" : "en";
}

/** The sentence about a name: the engine's in the reader's language, or the program's own docstring. */
export function line(fact, lang) {
  return fact[tongue(lang)] ?? fact.doc;
}

/** `async def sleep(delay, result=None)`. */
export function heading(fact) {
  const name = fact.module && fact.module !== "builtins" && !fact.own ? `${fact.module}.${fact.label}` : fact.label;
  switch (fact.kind) {
    case "coroutine": return `async def ${name}${fact.signature ?? "(…)"}`;
    case "function": return `def ${name}${fact.signature ?? "(…)"}`;
    case "class": case "exception": return `class ${name}${fact.signature ?? ""}`;
    default: return name;
  }
}

/** What kind of thing it is, and where the program defines it. */
export function kindLine(fact, lang, lineNumber) {
  const said = words[tongue(lang)];
  const kind = said[fact.kind] ?? "";
  const place = lineNumber ? said.line(lineNumber) : "";
  return [kind, place].filter(Boolean).join(tongue(lang) === "zh" ? "，" : ", ");
}

/** The card of a name, for hover help. */
export function card(fact, lang, lineNumber) {
  const node = document.createElement("div");
  node.className = "about";
  const add = (tag, className, text) => {
    if (!text) return;
    const child = node.appendChild(document.createElement(tag));
    child.className = className;
    child.textContent = text;
  };
  add("code", "about-name", heading(fact));
  add("p", "about-line", line(fact, lang));
  add("p", "about-kind", kindLine(fact, lang, lineNumber));
  return node;
}
