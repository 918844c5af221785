import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { get, put, query } from "../api.js";
import { html } from "../html.js";
import { Busy, Dialog, Field, Form, ProblemNote, Time, shortId } from "../parts.js";
import { may } from "../session.js";
import { number, signed, t } from "../text.js";
import { toast } from "../toast.js";
import { Adjust, stockPath } from "./adjust.js";

const PAGE = 100;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Balances backwards from what is on hand now. */
function withBalances(items, onHand) {
  let balance = onHand;
  return items.map((m) => {
    const row = { ...m, balance };
    balance -= m.onHandDelta;
    return row;
  });
}

function Chart({ rows }) {
  const box = useRef();
  useEffect(() => {
    let plot;
    let alive = true;
    import("uplot").then(({ default: Plot }) => {
      if (!alive) return;
      const style = getComputedStyle(document.documentElement);
      const old = [...rows].reverse();
      const colour = getComputedStyle(box.current).getPropertyValue("color");
      const quiet = getComputedStyle(box.current.parentElement.querySelector("th, .quiet") || box.current).color || style.color;
      plot = new Plot({
        width: box.current.clientWidth, height: 150, legend: { show: false }, cursor: { show: false },
        axes: [{ stroke: quiet, grid: { show: false } }, { stroke: quiet, grid: { stroke: "rgb(128 128 128 / .18)" }, size: 44 }],
        series: [{}, { stroke: colour, width: 2, fill: colour.replace(")", " / .12)").replace("rgb(", "rgb(").replaceAll(",", " "), paths: Plot.paths.stepped({ align: 1 }), points: { show: false } }],
      }, [old.map((r) => Date.parse(r.at) / 1000), old.map((r) => r.balance)], box.current);
    });
    return () => {
      alive = false;
      plot?.destroy();
    };
  }, [rows]);
  return html`<div class="plot" ref=${box} aria-hidden="true"></div>`;
}

function SafetyStock({ warehouse, sku, level, onDone, onClose }) {
  const [quantity, setQuantity] = useState(String(level.safetyStock));
  const good = /^\d{1,7}$/.test(quantity) && Number(quantity) <= 1_000_000;
  const work = async () => {
    await put(stockPath(warehouse, sku) + "/safety-stock", { quantity: Number(quantity) }, { ifMatch: '"' + level.version + '"' });
    toast(t("safety.done", { sku, n: Number(quantity) }));
    onDone();
  };
  return html`<${Dialog} title=${t("safety.set")} lead=${t("safety.lead")} onClose=${onClose} testid="safety-dialog"><${Form} work=${work} onClose=${onClose} submit=${t("save")} disabled=${!good}>
    <${Field} label=${t("safety")}><input autofocus type="number" inputmode="numeric" min="0" max="1000000" value=${quantity} aria-invalid=${!good} data-testid="safety-quantity" onInput=${(e) => setQuantity(e.target.value)} /><//><//><//>`;
}

/** The ledger of a SKU in a warehouse: every change, why, and what was on hand after it. */
export function Ledger({ warehouse, sku, names, onChanged, onClose }) {
  const [state, set] = useState({ rows: [], next: null });
  const [problem, setProblem] = useState(null);
  const [over, setOver] = useState(null);
  const load = useCallback(async () => {
    try {
      const [level, moves, product] = await Promise.all([
        get(stockPath(warehouse, sku)), get("warehouses/" + warehouse + "/movements" + query({ sku, sort: "newest", limit: PAGE })),
        get("products/" + encodeURIComponent(sku)).catch(() => ({ data: {} })),
      ]);
      set({ level: level.data, name: product.data.name, items: moves.data.items, next: moves.next });
    } catch (e) {
      setProblem(e);
    }
  }, [warehouse, sku]);
  useEffect(() => { load(); }, [load]);
  const more = async () => {
    const answer = await get("warehouses/" + warehouse + "/movements" + query({ sku, sort: "newest", limit: PAGE, cursor: state.next }));
    set((old) => ({ ...old, items: [...old.items, ...answer.data.items], next: answer.next }));
  };
  const changed = (row) => { onChanged(row); load(); };
  const rows = state.level ? withBalances(state.items, state.level.onHand) : [];
  const level = state.level && { ...state.level, warehouse, name: state.name };
  return html`<${Dialog} title=${sku} lead=${[state.name, warehouse + (names[warehouse] ? " (" + names[warehouse] + ")" : "")].filter(Boolean).join(", ")} kind="drawer" onClose=${onClose} testid="ledger">
    <${ProblemNote} problem=${problem} />
    ${level ? html`<dl class="facts">${["onHand", "reserved", "safetyStock", "available", "incoming"].map((k) => html`<div key=${k}><dt>${t(k === "safetyStock" ? "safety" : k)}</dt><dd>${number(level[k])}</dd></div>`)}</dl>
      <div class="chips"><button class="small" data-testid="ledger-adjust" onClick=${() => setOver("adjust")}>${t("adjust")}</button><button class="small" data-testid="safety" onClick=${() => setOver("safety")}>${t("safety.set")}</button><a class="button small" href=${"/console/stock/" + encodeURIComponent(sku)} data-testid="product-link">${t("product.open")}</a><a class="button small" href=${"/console/orders?q=" + encodeURIComponent(sku)}>${t("ledger.orders")}</a></div>
      ${rows.length > 2 ? html`<${Chart} rows=${rows} />` : ""}
      <table data-testid="movements"><thead><tr><th>${t("time")}</th><th>${t("movement")}</th><th class="num">${t("change")}</th><th class="num">${t("balance")}</th></tr></thead><tbody>
        ${rows.map((m) => html`<tr key=${m.id}><td class="nowrap"><${Time} at=${m.at} /></td><td><strong>${t("movement." + m.kind)}</strong>${m.reason ? " · " + t("reason." + m.reason) : ""}<div class="quiet">${UUID.test(m.reference) && ["HOLD", "COMMIT", "RELEASE", "EXPIRE", "SHIP"].includes(m.kind) ? html`<a class="mono" href=${"/console/orders/" + m.reference}>${shortId(m.reference)}</a>` : UUID.test(m.reference) ? shortId(m.reference) : m.reference}${m.actor ? " · " + m.actor : ""}</div></td>
          <td class="num nowrap">${m.onHandDelta ? html`<span class=${m.onHandDelta > 0 ? "plus" : "minus"}>${signed(m.onHandDelta)}</span>` : ""}${m.reservedDelta ? html`<div class="quiet">${t("reserved.change", { n: signed(m.reservedDelta) })}</div>` : ""}</td><td class="num strong">${number(m.balance)}</td></tr>`)}</tbody></table>
      ${state.next ? html`<p class="foot"><button onClick=${more} data-testid="ledger-more">${t("older")}</button></p>` : ""}` : problem ? "" : html`<${Busy} />`}
    ${over === "adjust" && may("operator") ? html`<${Adjust} row=${{ ...level, sku }} warehouse=${warehouse} onChanged=${changed} onClose=${() => setOver(null)} />` : ""}
    ${over === "safety" ? html`<${SafetyStock} warehouse=${warehouse} sku=${sku} level=${level} onDone=${() => { setOver(null); load(); }} onClose=${() => setOver(null)} />` : ""}
  <//>`;
}
