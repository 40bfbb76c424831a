// What the drawing says.

export const DRAWING = {
  en: {
    choice: "Which of these?",
    "group.of": "{n} × {kind}",
    "group.opened": "The {n} things in this group are drawn one by one around {name}.",
    "group.close": "Group its leaves again",
    "pin.off": "Unpin",
    "expand.add": "Draw {n} more: {relation}",
    "expand.remove": "Take {n} out of the drawing: {relation}",
    "expand.all": "Draw all {n} neighbours",
    "origins.2": "two or more independent origins: the more, the thicker",
    "origins.1": "one origin",
    "origins.0": "no origin that is established",
  },
  zh: {
    choice: "您指的是哪一条？",
    "group.of": "{n} × {kind}",
    "group.opened": "此组的 {n} 个事物已围绕 {name} 逐一绘出。",
    "group.close": "合并同类末端",
    "pin.off": "取消固定位置",
    "expand.add": "再绘出 {n} 个：{relation}",
    "expand.remove": "从图中移除 {n} 个：{relation}",
    "expand.all": "绘出全部 {n} 个相邻事物",
    "origins.2": "两个或以上独立源头：越多越粗",
    "origins.1": "一个源头",
    "origins.0": "没有可确认的源头",
  },
};
