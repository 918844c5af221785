import { useEffect, useRef, useState } from "preact/hooks";
import { html } from "./html.js";
import { Busy, Empty, ProblemNote } from "./parts.js";
import { t } from "./text.js";

const ROW = 40;
const EXTRA = 12;

/** Where the visible rows are; outside of a wide page every loaded row is shown. */
function useWindow(box, count) {
  const [view, set] = useState({ from: 0, to: 60 });
  useEffect(() => {
    const element = box.current;
    const look = () => {
      if (innerWidth <= 640) return set({ from: 0, to: Infinity });
      const from = Math.max(0, Math.floor(element.scrollTop / ROW) - EXTRA);
      const to = from + Math.ceil(element.clientHeight / ROW) + 2 * EXTRA;
      set((old) => (old.from === from && old.to === to ? old : { from, to }));
    };
    look();
    element.addEventListener("scroll", look, { passive: true });
    addEventListener("resize", look);
    return () => {
      element.removeEventListener("scroll", look);
      removeEventListener("resize", look);
    };
  }, [count === 0]);
  return { from: view.from, to: Math.min(count, view.to) };
}

/**
 * A table of a list. Only the rows in sight are in the page; the next ones are asked for before the
 * end is reached. On a phone each row is a card.
 *
 * columns: {key, label, cell(row), num, kind ("title", "mark", "sub", "act", "half"), sort, optional}
 */
export function Table({ list, columns, rowKey, empty, label, sort, descending, onSort, fresh, testid = "table" }) {
  const box = useRef();
  const end = useRef();
  const { from, to } = useWindow(box, list.items.length);
  useEffect(() => {
    const watch = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && list.more(), { rootMargin: "600px" });
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [list.more, list.items.length]);

  const heading = (c) => html`<th key=${c.key} role="columnheader" scope="col" class=${(c.num ? "num" : "") + (/late/.test(c.kind) ? " late" : "")} aria-sort=${c.sort && sort === c.sort ? (descending ? "descending" : "ascending") : undefined}>
    ${c.sort ? html`<button onClick=${() => onSort(c.sort)}>${c.label}${sort === c.sort ? (descending ? " ↓" : " ↑") : ""}</button>` : c.label || html`<span class="hidden">${t("actions")}</span>`}</th>`;
  const cell = (c, row) => {
    const shown = c.cell(row);
    return html`<td key=${c.key} role="cell" data-label=${c.label || undefined} class=${[c.num ? "num" : "", c.kind || "", c.clip ? "clip" : "", shown === "–" || shown === "" ? "none" : ""].join(" ").trim()}>${shown}</td>`;
  };
  return html`<div class="scroll" ref=${box} tabindex="0" role="region" aria-label=${label}>
    ${list.items.length
      ? html`<table class="rows" role="table" aria-label=${label} aria-rowcount=${list.next ? -1 : list.items.length + 1} aria-busy=${list.loading} data-testid=${testid}>
          <thead role="rowgroup"><tr role="row">${columns.map(heading)}</tr></thead>
          <tbody role="rowgroup">
            ${from > 0 ? html`<tr class="gap" aria-hidden="true" key="before"><td colspan=${columns.length} style=${{ height: from * ROW + "px" }}></td></tr>` : ""}
            ${list.items.slice(from, to).map((row, i) => html`<tr key=${rowKey(row)} class=${"row" + (fresh === rowKey(row) ? " fresh" : "")} role="row" aria-rowindex=${from + i + 2} data-testid="row" data-row=${rowKey(row)}>${columns.map((c) => cell(c, row))}</tr>`)}
            ${to < list.items.length ? html`<tr class="gap" aria-hidden="true" key="behind"><td colspan=${columns.length} style=${{ height: (list.items.length - to) * ROW + "px" }}></td></tr>` : ""}
          </tbody></table>`
      : ""}
    ${list.problem ? html`<div class="pad"><${ProblemNote} problem=${list.problem} /><p class="foot"><button onClick=${list.reload} data-testid="retry">${t("again")}</button></p></div>` : ""}
    ${list.loading ? html`<${Busy} />` : ""}
    ${!list.loading && !list.problem && !list.items.length ? html`<${Empty} ...${empty} />` : ""}
    <div ref=${end}></div>
  </div>`;
}
