// Words of steps back and forward, and of the link to what is seen.

/** @type {import("../strings.js").Area} */
export const STATE = {
  en: {
    "mode.map": "Map",
    "mode.timeline": "Timeline",
    undo: "Back one step",
    redo: "Forward one step",
    permalink: "Copy a link to what is seen now",
    "link.copied": "Link copied",
  },
  zh: {
    "mode.map": "全图",
    "mode.timeline": "时间线",
    undo: "后退一步",
    redo: "前进一步",
    permalink: "复制指向当前画面的链接",
    "link.copied": "链接已复制",
  },
};
