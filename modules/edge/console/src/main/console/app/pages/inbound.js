import { useCallback, useEffect, useState } from "preact/hooks";
import { get, post, wish } from "../api.js";
import { html } from "../html.js";
import { Icon } from "../icons.js";
import { Badge, Busy, Field, ProblemNote, Time, WorkButton } from "../parts.js";
import { number, t } from "../text.js";
import { toast } from "../toast.js";
import { Sheet, toLines } from "./sheet.js";

/** Names of the products of some lines, as far as the catalogue has them. */
export async function productNames(lines) {
  const names = {};
  await Promise.all([...new Set(lines.map((l) => l.sku))].slice(0, 60).map((sku) => get("products/" + encodeURIComponent(sku)).then((p) => (names[sku] = p.data.name), () => {})));
  return names;
}

/** A shipment of a supplier: what was announced, what has come, and what comes now. */
export function InboundPage({ id }) {
  const [shipment, set] = useState(null);
  const [names, setNames] = useState({});
  const [counts, setCounts] = useState({});
  const [reference, setReference] = useState("");
  const [close, setClose] = useState(false);
  const [problem, setProblem] = useState(null);
  const [keyFor] = useState(wish);
  const load = useCallback(async () => {
    try {
      const found = (await get("inbound-shipments/" + encodeURIComponent(id))).data;
      set(found);
      setNames(await productNames(found.lines));
    } catch (e) {
      setProblem(e);
    }
  }, [id]);
  useEffect(() => { load(); }, [load]);
  const back = html`<a class="back" href="/console/receiving"><${Icon} name="back" />${t("page.receiving")}</a>`;
  if (!shipment) return html`${back}${problem ? html`<${ProblemNote} problem=${problem} />` : html`<${Busy} />`}`;
  const lines = toLines(counts);
  const book = async () => {
    const body = { reference: reference.trim(), lines, close };
    setProblem(null);
    try {
      const answer = await post("inbound-shipments/" + id + "/receipts", body, { key: keyFor(body) });
      set(answer.data);
      setCounts({});
      setReference("");
      setClose(false);
      toast(t("receipt.done", { n: lines.reduce((sum, l) => sum + l.quantity, 0) }));
    } catch (e) {
      setProblem(e);
    }
  };
  const isOpen = ["ANNOUNCED", "PARTLY_RECEIVED"].includes(shipment.status);
  return html`${back}
    <div class="titled"><div><h2><span>${shipment.reference}</span> <${Badge} state=${shipment.status} /></h2><p>${shipment.supplier} → ${shipment.warehouse} · ${t("announcedAt")} <${Time} at=${shipment.announcedAt} />${shipment.expectedAt ? html` · ${t("expected")} <${Time} at=${shipment.expectedAt} />` : ""}</p></div></div>
    ${isOpen ? html`<section class="panel pad"><div class="panel-head"><h2>${t("receive")}</h2></div>
        <${Sheet} lines=${shipment.lines.map((l) => ({ ...l, open: Math.max(0, l.quantity - l.received) }))} names=${names} counts=${counts} onCount=${setCounts} unknown columns=${[{ label: t("announced"), value: (l) => l.quantity }, { label: t("received"), value: (l) => l.received }]} />
        <div class="pairs end-aligned"><${Field} label=${t("delivery")}><input maxlength="200" value=${reference} placeholder="LS-2041" data-testid="receipt-reference" onInput=${(e) => setReference(e.target.value)} /><//>
          <label class="check"><input type="checkbox" checked=${close} data-testid="receipt-close" onChange=${(e) => setClose(e.target.checked)} /><span>${t("receipt.close")}</span></label></div>
        <${ProblemNote} problem=${problem} />
        <div class="actions"><${WorkButton} class="primary" work=${book} disabled=${!reference.trim() || (!lines.length && !close)} data-testid="book">${t("receipt.book")}<//></div></section>`
      : html`<section class="panel pad"><h2>${t("lines")}</h2><table data-testid="lines"><thead><tr><th>${t("product")}</th><th class="num">${t("announced")}</th><th class="num">${t("received")}</th></tr></thead><tbody>${shipment.lines.map((l) => html`<tr key=${l.sku}><td>${names[l.sku] || ""} <span class="mono quiet">${l.sku}</span></td><td class="num">${number(l.quantity)}</td><td class="num">${number(l.received)}</td></tr>`)}</tbody></table></section>`}
    ${shipment.discrepancies?.length ? html`<section class="panel pad"><h2>${t("discrepancies")}</h2><table data-testid="discrepancies"><thead><tr><th>${t("sku")}</th><th class="num">${t("announced")}</th><th class="num">${t("received")}</th></tr></thead><tbody>${shipment.discrepancies.map((d) => html`<tr key=${d.sku}><td class="mono">${d.sku}</td><td class="num">${number(d.announced)}</td><td class=${"num " + (d.received < d.announced ? "minus" : "plus")}>${number(d.received)}</td></tr>`)}</tbody></table></section>` : ""}
    ${shipment.receipts?.length ? html`<section class="panel pad"><h2>${t("receipts")}</h2><ol class="timeline">${shipment.receipts.map((r, i) => html`<li key=${i}><${Time} at=${r.receivedAt} /><strong>${r.reference}</strong><span>${r.lines.map((l) => number(l.quantity) + " × " + l.sku).join(", ")}</span></li>`)}</ol></section>` : ""}`;
}
