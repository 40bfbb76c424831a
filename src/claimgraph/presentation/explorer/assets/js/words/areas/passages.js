// What is said of a passage beside its words.

export const PASSAGES = {
  en: {
    "passage.more": "More of the text around it",
    "passage.less": "Less",
    "passage.archive": "Archive copy at this place",
    "passage.original": "Original at this place",
  },
  zh: {
    "passage.more": "显示更多上下文",
    "passage.less": "收起",
    "passage.archive": "存档副本中的此处",
    "passage.original": "原文中的此处",
  },
};
