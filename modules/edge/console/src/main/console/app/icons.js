import { html } from "./html.js";

const SHAPES = {
  orders: "M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6",
  sales: "M13 3 5 13h6l-1 8 8-10h-6z",
  insights: "M5 20V11M10 20V5M15 20v-7M20 20V8M3 20h19",
  shipments: "M3 6h11v10H3zM14 10h4l3 3v3h-7M7 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM17 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  returns: "M9 5 4 10l5 5M4 10h10a6 6 0 0 1 0 12h-3",
  stock: "M12 3l8 4.5v9L12 21l-8-4.5v-9zM4 7.5l8 4.5 8-4.5M12 12v9",
  receiving: "M12 3v12M7 10l5 5 5-5M4 21h16",
  transfers: "M4 8h15M15 4l4 4-4 4M20 16H5M9 12l-4 4 4 4",
  alerts: "M6 16v-5a6 6 0 1 1 12 0v5l2 2H4zM10 21h4",
  operations: "M4 7h9M17 7h3M15 5v4M4 12h3M11 12h9M9 10v4M4 17h11M19 17h1M17 15v4",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 20 20",
  menu: "M4 7h16M4 12h16M4 17h16",
  close: "M6 6l12 12M18 6 6 18",
  back: "M14 6l-6 6 6 6",
  check: "M5 12.5l4.5 4.5L19 7.5",
  print: "M7 9V3h10v6M7 17H4v-8h16v8h-3M7 14h10v7H7z",
  scan: "M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M7 12h10",
  refresh: "M20 11a8 8 0 0 0-14.5-4L4 9M4 4v5h5M4 13a8 8 0 0 0 14.5 4l1.5-2M20 20v-5h-5",
  plus: "M12 5v14M5 12h14",
  empty: "M4 13l3-8h10l3 8v6H4zM4 13h5a3 3 0 0 0 6 0h5",
  help: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.8.4-1 .9-1 1.7M12 17v.01",
  out: "M14 4h5v16h-5M4 12h11M11 8l4 4-4 4",
  columns: "M4 5h16v14H4zM10 5v14M15 5v14",
};

export const Icon = ({ name }) =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${SHAPES[name]} /></svg>`;
