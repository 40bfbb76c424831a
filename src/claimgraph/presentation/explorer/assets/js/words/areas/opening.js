// What is said where the page's case can't be opened.

export const OPENING = {
  en: {
    "open.failed": "This page can't be shown.",
    "open.old": "It is packed, and this browser can't unpack it. Open it with a browser of 2023 or later.",
    "open.broken": "Its data can't be read. The file may have been cut off on its way: get it again.",
  },
  zh: {
    "open.failed": "无法显示此页面。",
    "open.old": "页面数据经过压缩，此浏览器无法解压。请使用 2023 年以后的浏览器打开。",
    "open.broken": "无法读取页面数据。文件可能在传输中被截断，请重新获取。",
  },
};
