// Words of the lists.

/** @type {import("../strings.js").Area} */
export const LISTS = {
  en: {
    "list.claims": "Claims",
    "list.about": "About",
    "list.what": "What",
    "list.when": "When",
    "list.dates": "Dates",
    "list.voices": "On whose word",
    "list.origins": "Origins",
    "list.origins.open": "and some of which it is not established that they are independent",
    "list.credibility": "Credibility",
    "list.sources": "Sources",
    "list.find": "Find in this list",
    "list.found": "{n} of {all} rows.",
    "list.sorted.up": "Sorted by {column}, ascending",
    "list.sorted.down": "Sorted by {column}, descending",
  },
  zh: {
    "list.claims": "主张",
    "list.about": "关于",
    "list.what": "内容",
    "list.when": "时间",
    "list.dates": "年份",
    "list.voices": "据谁所言",
    "list.origins": "独立源头",
    "list.origins.open": "另有源头未能确认是否独立",
    "list.credibility": "可信度",
    "list.sources": "来源",
    "list.find": "在此列表中查找",
    "list.found": "{all} 行中的 {n} 行。",
    "list.sorted.up": "按{column}升序排列",
    "list.sorted.down": "按{column}降序排列",
  },
};
