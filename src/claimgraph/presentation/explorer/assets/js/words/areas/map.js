// What the map says.

export const MAP = {
  en: {
    map: "Map",
    "map.help":
      "The whole graph. Arrow keys go to the next thing, Enter opens it, Space draws its surroundings, Shift and arrow keys move the map, plus and minus zoom, 0 shows all.",
    "map.surroundings": "Draw its surroundings",
    "map.box.cut": "{shown} of the {all} things in the box are drawn: those with the most edges.",
  },
  zh: {
    map: "全图",
    "map.help":
      "整个图谱。方向键移到相邻事物，回车打开，空格绘出其周边，Shift 加方向键平移，加减号缩放，0 显示全部。",
    "map.surroundings": "绘出其周边",
    "map.box.cut": "框内共 {all} 个事物，绘出了边最多的 {shown} 个。",
  },
};
