// CodeMirror's own words in Simplified Chinese.
export const phrases = {
  "Completions": "补全",
  "Diagnostics": "错误",
  "No diagnostics": "没有错误",
  "close": "关闭",
  "Control character": "控制字符",
  "Selection deleted": "已删除所选内容",
  "Folded lines": "折叠的行",
  "Unfolded lines": "展开的行",
};
