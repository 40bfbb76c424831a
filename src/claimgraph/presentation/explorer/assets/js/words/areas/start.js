// Words of the first screen of a large case.

/** @type {import("../strings.js").Area} */
export const START = {
  en: {
    "start.title": "Start from a search",
    "start.text": "{things} and {edges} are too many for one picture. Search for a name, or begin here:",
    "start.most": "Most edges",
    "start.kinds": "Only one kind",
    "start.map": "Look at the whole map",
  },
  zh: {
    "start.title": "从搜索开始",
    "start.text": "{things}、{edges}，一张图放不下。请搜索名称，或从这里开始：",
    "start.most": "边最多的事物",
    "start.kinds": "只看一种",
    "start.map": "查看全图",
  },
};
