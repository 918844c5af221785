import { useCallback, useEffect, useState } from "preact/hooks";
import { get, post, wish } from "../api.js";
import { html } from "../html.js";
import { Icon } from "../icons.js";
import { Badge, Busy, Dialog, Form, ProblemNote, Time, WorkButton } from "../parts.js";
import { number, t } from "../text.js";
import { toast } from "../toast.js";
import { productNames } from "./inbound.js";
import { Sheet, toLines } from "./sheet.js";

/** A transfer on its way: received by scanning, closed with what is missing, or cancelled. */
export function TransferPage({ id }) {
  const [transfer, set] = useState(null);
  const [names, setNames] = useState({});
  const [counts, setCounts] = useState({});
  const [close, setClose] = useState(false);
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState(null);
  const [keyFor] = useState(wish);
  const path = "transfers/" + encodeURIComponent(id);
  const load = useCallback(async () => {
    try {
      const found = (await get(path)).data;
      set(found);
      setNames(await productNames(found.lines));
    } catch (e) {
      setProblem(e);
    }
  }, [path]);
  useEffect(() => { load(); }, [load]);
  const back = html`<a class="back" href="/console/transfers"><${Icon} name="back" />${t("page.transfers")}</a>`;
  if (!transfer) return html`${back}${problem ? html`<${ProblemNote} problem=${problem} />` : html`<${Busy} />`}`;
  const lines = toLines(counts);
  const book = async () => {
    const body = { lines, close };
    setProblem(null);
    try {
      set((await post(path + "/receipts", body, { key: keyFor(body) })).data);
      setCounts({});
      setClose(false);
      toast(t("receipt.done", { n: lines.reduce((sum, l) => sum + l.quantity, 0) }));
    } catch (e) {
      setProblem(e);
    }
  };
  const cancel = async () => {
    set((await post(path + "/cancellation")).data);
    setOver(false);
    toast(t("transfer.cancelled"));
  };
  const isOpen = ["IN_TRANSIT", "PARTLY_RECEIVED"].includes(transfer.status);
  const cell = (l, name) => html`<td class=${"num" + (name === "lost" && l.lost ? " minus" : "")}>${number(l[name])}</td>`;
  return html`${back}
    <div class="titled"><div><h2><span>${transfer.from} → ${transfer.to}</span> <${Badge} state=${transfer.status} /></h2><p>${t("dispatched")} <${Time} at=${transfer.dispatchedAt} />${transfer.endedAt ? html` · ${t("ended")} <${Time} at=${transfer.endedAt} />` : ""}</p></div>
      <div class="buttons">${isOpen ? html`<button class="danger" data-testid="cancel-transfer" onClick=${() => setOver(true)}>${t("transfer.cancel")}</button>` : ""}</div></div>
    ${isOpen ? html`<section class="panel pad"><h2>${t("receive")}</h2><${Sheet} lines=${transfer.lines.map((l) => ({ ...l, open: l.inTransit }))} names=${names} counts=${counts} onCount=${setCounts} columns=${[{ label: t("sent"), value: (l) => l.quantity }, { label: t("received"), value: (l) => l.received }]} />
        <label class="check"><input type="checkbox" checked=${close} data-testid="receipt-close" onChange=${(e) => setClose(e.target.checked)} /><span>${t("transfer.close")}</span></label>
        <${ProblemNote} problem=${problem} /><div class="actions"><${WorkButton} class="primary" work=${book} disabled=${!lines.length && !close} data-testid="book">${t("receipt.book")}<//></div></section>`
      : html`<section class="panel pad"><h2>${t("lines")}</h2><div class="wide-table" tabindex="0"><table data-testid="lines"><thead><tr><th>${t("product")}</th>${["sent", "received", "returned", "lost"].map((n) => html`<th class="num" key=${n}>${t(n)}</th>`)}</tr></thead><tbody>${transfer.lines.map((l) => html`<tr key=${l.sku}><td>${names[l.sku] || ""} <span class="mono quiet">${l.sku}</span></td>${cell(l, "quantity")}${cell(l, "received")}${cell(l, "returned")}${cell(l, "lost")}</tr>`)}</tbody></table></div></section>`}
    ${over ? html`<${Dialog} title=${t("transfer.cancel")} lead=${t("transfer.cancel.lead", { name: transfer.from })} onClose=${() => setOver(false)} testid="cancel-dialog"><${Form} work=${cancel} onClose=${() => setOver(false)} submit=${t("transfer.cancel")} danger><//><//>` : ""}`;
}
