import { useState } from "preact/hooks";
import { post, remove } from "../api.js";
import { html } from "../html.js";
import { Icon } from "../icons.js";
import { useList } from "../list.js";
import { Badge, Dialog, Field, Form, Time, WorkButton } from "../parts.js";
import { t } from "../text.js";
import { Table } from "../table.js";
import { toast } from "../toast.js";

const say = (e) => toast(e.message || e.title);

function NewWebhook({ onMade, onClose }) {
  const [url, setUrl] = useState("https://");
  const [events, setEvents] = useState("order.*");
  const work = async () => onMade((await post("webhooks", { url: url.trim(), events: events.split(/[\s,]+/).filter(Boolean) })).data);
  return html`<${Dialog} title=${t("webhook.new")} lead=${t("webhook.lead")} onClose=${onClose} testid="webhook-dialog"><${Form} work=${work} onClose=${onClose} submit=${t("save")} disabled=${url.trim().length < 9 || !events.trim()}>
    <${Field} label=${t("webhook.url")}><input autofocus type="url" maxlength="2000" value=${url} data-testid="webhook-url" onInput=${(e) => setUrl(e.target.value)} /><//>
    <${Field} label=${t("webhook.events")} help=${t("webhook.events.help")}><input maxlength="500" value=${events} data-testid="webhook-events" onInput=${(e) => setEvents(e.target.value)} /><//><//><//>`;
}

function Deliveries({ webhook, onClose }) {
  const list = useList("webhooks/" + webhook.id + "/deliveries", {});
  const replay = async (d) => {
    try {
      await post("webhooks/" + webhook.id + "/deliveries/" + d.id + "/replay");
      toast(t("replayed"));
      list.reload();
    } catch (e) {
      say(e);
    }
  };
  const columns = [
    { key: "type", label: t("event"), kind: "title", cell: (d) => html`<span class="mono">${d.type}</span>` },
    { key: "state", label: t("status"), kind: "mark", cell: (d) => html`<${Badge} state=${d.state} />` },
    { key: "why", label: t("answer"), cell: (d) => d.error || d.statusCode || "–", clip: true },
    { key: "at", label: t("time"), cell: (d) => html`<${Time} at=${d.at} />` },
    { key: "act", label: "", kind: "act", cell: (d) => html`<${WorkButton} class="small" work=${() => replay(d)} data-testid="replay-delivery">${t("replay")}<//>` },
  ];
  return html`<${Dialog} title=${t("webhook.deliveries")} lead=${webhook.url} kind="drawer" onClose=${onClose} testid="deliveries"><${Table} list=${list} columns=${columns} rowKey=${(d) => d.id} label=${t("webhook.deliveries")} testid="delivery-list" empty=${{ title: t("webhook.deliveries.none") }} /><//>`;
}

export function Webhooks() {
  const list = useList("webhooks", {});
  const [over, setOver] = useState(null);
  const act = async (work, text) => {
    try {
      await work();
      toast(t(text));
      list.reload();
    } catch (e) {
      say(e);
    }
  };
  const columns = [
    { key: "url", label: t("webhook.url"), kind: "title", clip: true, cell: (w) => html`<button class="bare" onClick=${() => setOver({ deliveries: w })} data-testid="open-deliveries">${w.url}</button>` },
    { key: "events", label: t("webhook.events"), clip: true, cell: (w) => w.events.join(", ") },
    { key: "state", label: t("status"), kind: "mark", cell: (w) => html`<${Badge} state=${w.state} />` },
    { key: "why", label: t("why"), clip: true, cell: (w) => w.disabledReason || (w.failingSince ? t("webhook.failing") : "–") },
    { key: "at", label: t("since"), cell: (w) => html`<${Time} at=${w.createdAt} />` },
    { key: "act", label: "", kind: "act", cell: (w) => html`<span class="chips"><${WorkButton} class="small" work=${() => act(() => post("webhooks/" + w.id + "/test"), "webhook.tested")} data-testid="test-webhook">${t("webhook.test")}<//>
      ${w.state === "ACTIVE" ? "" : html`<${WorkButton} class="small" work=${() => act(() => post("webhooks/" + w.id + "/activation"), "webhook.enabled")}>${t("webhook.enable")}<//>`}
      <button class="small danger" onClick=${() => setOver({ drop: w })} data-testid="delete-webhook">${t("delete")}</button></span>` },
  ];
  return html`<div class="panel list"><div class="bar"><span class="quiet">${t("webhook.lead")}</span><span class="end"><button class="primary" onClick=${() => setOver({ make: true })} data-testid="new-webhook"><${Icon} name="plus" />${t("webhook.new")}</button></span></div>
      <${Table} list=${list} columns=${columns} rowKey=${(w) => w.id} label=${t("ops.webhooks")} testid="webhooks" empty=${{ title: t("webhook.none"), children: t("webhook.none.more") }} /></div>
    ${over?.make ? html`<${NewWebhook} onMade=${(made) => { setOver({ made }); list.reload(); }} onClose=${() => setOver(null)} />` : ""}
    ${over?.made ? html`<${Dialog} title=${t("webhook.secret")} lead=${t("webhook.secret.lead")} onClose=${() => setOver(null)} testid="webhook-secret"><pre class="body-text" tabindex="0">${over.made.secret}</pre><div class="actions"><button class="primary" autofocus onClick=${() => setOver(null)}>${t("close")}</button></div><//>` : ""}
    ${over?.deliveries ? html`<${Deliveries} webhook=${over.deliveries} onClose=${() => setOver(null)} />` : ""}
    ${over?.drop ? html`<${Dialog} title=${t("webhook.delete")} lead=${over.drop.url} onClose=${() => setOver(null)} testid="webhook-delete"><${Form} work=${() => act(() => remove("webhooks/" + over.drop.id), "webhook.deleted").then(() => setOver(null))} onClose=${() => setOver(null)} submit=${t("delete")} danger><//><//>` : ""}`;
}
