import { useState } from "preact/hooks";
import { get, newKey, post } from "../api.js";
import { parseRows } from "../csv.js";
import { html } from "../html.js";
import { Dialog, Field, Form, WarehouseSelect } from "../parts.js";
import { number, signed, t } from "../text.js";
import { toast } from "../toast.js";
import { change, stockPath } from "./adjust.js";
import { Sheet, toLines } from "./sheet.js";

const REASONS = ["COUNT", "DAMAGED", "LOST", "FOUND", "EXPIRED", "OTHER"];
const MOST = 200;

async function look(row, warehouse) {
  const [sku, amount] = row.cells;
  if (row.cells.length < 2) return { ...row, sku, bad: t("bulk.cells") };
  try {
    const found = await get(stockPath(warehouse, sku));
    const delta = change(amount, found.data.onHand);
    const bad = delta === null ? t("adjust.bad") : found.data.onHand + delta < found.data.reserved ? t("adjust.below", { n: found.data.reserved }) : null;
    return { ...row, sku, delta, bad, level: found.data, etag: found.etag };
  } catch (e) {
    return { ...row, sku, bad: e.title || e.message };
  }
}

/**
 * Many changes at once, from pasted rows or from a count with the scanner; every difference is shown
 * before anything is written.
 */
export function BulkAdjust({ counting, onDone, onClose }) {
  const [warehouse, setWarehouse] = useState("");
  const [reason, setReason] = useState(counting ? "COUNT" : "");
  const [counts, setCounts] = useState({});
  const [reference, setReference] = useState("");
  const [text, setText] = useState("");
  const [rows, setRows] = useState(null);
  const good = rows?.filter((r) => !r.bad && r.delta !== 0) || [];

  const preview = async () => {
    const counted = toLines(counts).map((l, i) => ({ line: i + 1, cells: [l.sku, "=" + l.quantity] }));
    const typed = counting ? counted : parseRows(text).filter((r) => !/^sku$/i.test(r.cells[0]));
    if (typed.length > MOST) throw new Error(t("bulk.most", { n: MOST }));
    const looked = [];
    for (let i = 0; i < typed.length; i += 6) looked.push(...(await Promise.all(typed.slice(i, i + 6).map((r) => look(r, warehouse)))));
    setRows(looked);
  };
  const apply = async () => {
    let done = 0;
    const left = [];
    for (const row of rows) {
      if (row.bad || row.delta === 0) { left.push(row); continue; }
      try {
        row.key ??= newKey();
        await post(stockPath(warehouse, row.sku) + "/adjustments", { delta: row.delta, reason, reference: reference.trim() }, { ifMatch: row.etag, key: row.key });
        done++;
      } catch (e) {
        left.push(e.status === 412 ? { ...(await look(row, warehouse)), bad: t("bulk.changed") } : { ...row, bad: e.message || e.title });
      }
    }
    toast(t("bulk.done", { n: done }));
    onDone();
    const failed = left.filter((r) => r.bad);
    if (failed.length) setRows(failed);
    else onClose();
  };

  return html`<${Dialog} title=${t(counting ? "counting" : "bulk")} lead=${t(counting ? "counting.lead" : "bulk.lead")} kind="wide" onClose=${onClose} testid="bulk-dialog">
    <${Form} work=${rows ? apply : preview} onClose=${onClose} submit=${rows ? t("bulk.apply", { n: good.length }) : t("bulk.preview")} disabled=${rows ? !good.length : !warehouse || !reason || !reference.trim() || (counting ? !toLines(counts).length : !text.trim())} left=${rows ? html`<button type="button" onClick=${() => setRows(null)}>${t("bulk.edit")}</button>` : ""}>
      ${rows ? html`<div class="wide-table field" tabindex="0"><table data-testid="bulk-preview"><thead><tr><th class="num">${t("line")}</th><th>${t("sku")}</th><th class="num">${t("onHand")}</th><th class="num">${t("change")}</th><th class="num">${t("after")}</th><th></th></tr></thead><tbody>
          ${rows.map((r) => html`<tr key=${r.line} class=${r.bad ? "over" : ""}><td class="num quiet">${r.line}</td><td class="mono">${r.sku}</td><td class="num">${r.level ? number(r.level.onHand) : "–"}</td><td class=${"num " + (r.delta > 0 ? "plus" : "minus")}>${r.delta === null || r.delta === undefined ? "–" : signed(r.delta)}</td><td class="num strong">${r.level && r.delta !== null ? number(r.level.onHand + r.delta) : "–"}</td><td>${r.bad || (r.delta === 0 ? t("bulk.same") : "")}</td></tr>`)}</tbody></table></div>`
        : html`<div class="pairs"><${Field} label=${t("warehouse")}><${WarehouseSelect} bare any=${t("choose")} value=${warehouse} onChange=${setWarehouse} testid="bulk-warehouse" /><//>
            ${counting ? "" : html`<${Field} label=${t("reason")}><select value=${reason} data-testid="bulk-reason" onChange=${(e) => setReason(e.target.value)}><option value="">${t("choose")}</option>${REASONS.map((r) => html`<option key=${r} value=${r}>${t("reason." + r)}</option>`)}</select><//>`}</div>
          <${Field} label=${t("reference")}><input maxlength="200" value=${reference} data-testid="bulk-reference" onInput=${(e) => setReference(e.target.value)} /><//>
          ${counting ? html`<div class="field"><${Sheet} lines=${[]} counts=${counts} onCount=${setCounts} free /></div>` : html`<${Field} label=${t("bulk.rows")} help=${t("bulk.help")}><textarea autofocus spellcheck="false" placeholder=${"fm-1\t+5\nfm-2\t=120"} value=${text} data-testid="bulk-rows" onInput=${(e) => setText(e.target.value)}></textarea><//>`}`}
    <//><//>`;
}
