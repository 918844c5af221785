import { post } from "../api.js";
import { html } from "../html.js";
import { useList } from "../list.js";
import { Count, Export, Refresh, Views } from "../listpage.js";
import { Badge, Time, WorkButton } from "../parts.js";
import { countAlerts } from "../shell.js";
import { setQuery } from "../router.js";
import { number, t } from "../text.js";
import { Table } from "../table.js";
import { toast } from "../toast.js";

const KINDS = ["LOW_STOCK", "SHORTFALL", "ANOMALY", "WEBHOOK_DISABLED"];

const columns = (acknowledge) => [
  { key: "kind", label: t("kind"), kind: "title", cell: (a) => t("alert." + a.kind), csv: (a) => a.kind },
  { key: "state", label: t("status"), kind: "mark", cell: (a) => html`<${Badge} state=${a.state} />${a.resolvedAt ? html` <span class="badge ok">${t("resolved")}</span>` : ""}`, csv: (a) => a.state },
  { key: "sku", label: t("sku"), kind: "half", cell: (a) => (a.sku ? html`<a class="mono" href=${"/console/stock?q=" + encodeURIComponent(a.sku) + (a.warehouse ? "&ledger=" + a.warehouse + "%2F" + encodeURIComponent(a.sku) : "")}>${a.sku}</a>` : "–"), csv: (a) => a.sku },
  { key: "warehouse", label: t("warehouse"), kind: "half", cell: (a) => a.warehouse || "–", csv: (a) => a.warehouse },
  { key: "available", label: t("available"), num: true, kind: "half", cell: (a) => (a.available === null ? "–" : number(a.available) + (a.threshold === null ? "" : " / " + number(a.threshold))), csv: (a) => a.available },
  { key: "detail", label: t("detail"), kind: "late", clip: true, cell: (a) => a.detail || "–", csv: (a) => a.detail },
  { key: "at", label: t("since"), cell: (a) => html`<${Time} at=${a.openedAt} />`, csv: (a) => a.openedAt },
  { key: "act", label: "", kind: "act", cell: (a) => (a.state === "OPEN" ? html`<${WorkButton} class="small" work=${() => acknowledge(a)} data-testid="acknowledge">${t("acknowledge")}<//>` : html`<span class="quiet">${a.acknowledgedBy}</span>`) },
];

export function Alerts() {
  const asked = new URLSearchParams(location.search);
  const filters = { state: asked.get("state"), kind: asked.get("kind") };
  const list = useList("alerts", filters);
  const acknowledge = async (alert) => {
    try {
      const answer = await post("alerts/" + alert.id + "/acknowledgement");
      list.change((a) => a.id === alert.id, answer.data);
      countAlerts();
    } catch (e) {
      toast(e.message || e.title);
    }
  };
  const all = columns(acknowledge);
  return html`<${Views} page="alerts" standard=${[{ name: t("views.all"), query: "" }, { id: "open", name: t("state.OPEN"), query: "state=OPEN" }, { id: "acknowledged", name: t("state.ACKNOWLEDGED"), query: "state=ACKNOWLEDGED" }]} />
    <div class="panel list"><div class="bar"><select aria-label=${t("kind")} value=${asked.get("kind") || ""} data-testid="filter-kind" onChange=${(e) => setQuery({ kind: e.target.value })}><option value="">${t("kind.any")}</option>${KINDS.map((k) => html`<option key=${k} value=${k}>${t("alert." + k)}</option>`)}</select>
      <span class="end"><${Count} list=${list} /><${Export} path="alerts" filters=${filters} columns=${all} name="alerts" /><${Refresh} list=${list} /></span></div>
      <${Table} list=${list} columns=${all} rowKey=${(a) => a.id} label=${t("page.alerts")} testid="alerts" empty=${{ title: t(location.search ? "empty.filtered" : "alerts.empty"), children: t("alerts.empty.more"), icon: "check" }} /></div>`;
}
