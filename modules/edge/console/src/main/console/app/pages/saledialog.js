import { useEffect, useState } from "preact/hooks";
import { get, put } from "../api.js";
import { html } from "../html.js";
import { Busy, Dialog, Field, Form, ProblemNote } from "../parts.js";
import { t } from "../text.js";
import { toast } from "../toast.js";

const local = (time) => new Date(time - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
const inHours = (n) => local(new Date(Date.now() + n * 3_600_000));

/** Minutes of an ISO 8601 duration as the server writes it. */
function minutes(duration) {
  const [, hours = 0, mins = 0, seconds = 0] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(duration) || [];
  return String(Number(hours) * 60 + Number(mins) + Number(seconds) / 60);
}

const NEW = { id: "", name: "", skus: "", opensAt: inHours(1), closesAt: inHours(3), admitPerSecond: "100", lifetime: "10" };

const formOf = (sale) => ({
  id: sale.id, name: sale.name, skus: sale.skus.join("\n"), opensAt: local(new Date(sale.opensAt)), closesAt: local(new Date(sale.closesAt)),
  admitPerSecond: String(sale.admitPerSecond), lifetime: minutes(sale.ticketLifetime), state: sale.state, exact: sale,
});

const skusOf = (text) => [...new Set(text.split(/[\s,;]+/).filter(Boolean))];

/** What is sent; times that nobody changed are sent as they were, with their seconds. */
function bodyOf(form) {
  const time = (name) => (form.exact && local(new Date(form.exact[name])) === form[name] ? form.exact[name] : new Date(form[name]).toISOString());
  const lifetime = form.exact && minutes(form.exact.ticketLifetime) === form.lifetime ? form.exact.ticketLifetime : "PT" + Math.round(Number(form.lifetime) * 60) + "S";
  return { name: form.name.trim(), skus: skusOf(form.skus), opensAt: time("opensAt"), closesAt: time("closesAt"), admitPerSecond: Number(form.admitPerSecond), ticketLifetime: lifetime };
}

function isGood(form) {
  return /^[\w.-]{1,64}$/.test(form.id) && form.name.trim() && skusOf(form.skus).length && form.opensAt && form.closesAt > form.opensAt
    && /^\d{1,5}$/.test(form.admitPerSecond) && Number(form.admitPerSecond) >= 1 && Number(form.lifetime) > 0 && Number(form.lifetime) <= 1440;
}

/** Makes a flash sale, or changes one; once it has opened, some of its terms are fixed. */
export function SaleDialog({ id, onDone, onClose }) {
  const [form, set] = useState(id ? null : NEW);
  const [problem, setProblem] = useState(null);
  useEffect(() => {
    if (id) get("sales/" + encodeURIComponent(id)).then((answer) => set(formOf(answer.data)), setProblem);
  }, [id]);
  const type = (name) => (e) => set({ ...form, [name]: e.target.value });
  const work = async () => {
    await put("sales/" + encodeURIComponent(form.id), bodyOf(form));
    toast(t(id ? "sale.changed" : "sale.made", { name: form.name.trim() }));
    onDone();
  };
  const fixed = form?.state && form.state !== "SCHEDULED";
  return html`<${Dialog} title=${t(id ? "sale.change" : "sale.new")} lead=${t(fixed ? "sale.fixed" : "sale.lead")} kind="wide" onClose=${onClose} testid="sale-dialog"><${ProblemNote} problem=${problem} />${form ? html`<${Form} work=${work} onClose=${onClose} submit=${t("save")} disabled=${!isGood(form)}>
    <div class="pairs"><${Field} label=${t("sale.id")}><input autofocus=${!id} maxlength="64" autocomplete="off" placeholder="summer-drop" value=${form.id} disabled=${!!id} data-testid="sale-id" onInput=${type("id")} /><//>
      <${Field} label=${t("name")}><input autofocus=${!!id} maxlength="200" value=${form.name} data-testid="sale-name" onInput=${type("name")} /><//></div>
    <${Field} label=${t("sale.skus")} help=${t("sale.skus.help")}><textarea rows="3" value=${form.skus} disabled=${fixed} data-testid="sale-skus" onInput=${type("skus")}></textarea><//>
    <div class="pairs"><${Field} label=${t("sale.opens")}><input type="datetime-local" value=${form.opensAt} disabled=${fixed} data-testid="sale-opens" onInput=${type("opensAt")} /><//>
      <${Field} label=${t("sale.closes")} bad=${form.closesAt <= form.opensAt ? t("sale.closes.bad") : null}><input type="datetime-local" value=${form.closesAt} data-testid="sale-closes" onInput=${type("closesAt")} /><//></div>
    <div class="pairs"><${Field} label=${t("sale.rate")} help=${t("sale.rate.help")}><input type="number" inputmode="numeric" min="1" max="10000" value=${form.admitPerSecond} data-testid="sale-rate" onInput=${type("admitPerSecond")} /><//>
      <${Field} label=${t("sale.lifetime")} help=${t("sale.lifetime.help")}><input type="number" inputmode="decimal" min="1" max="1440" value=${form.lifetime} disabled=${fixed} data-testid="sale-lifetime" onInput=${type("lifetime")} /><//></div><//>` : problem ? "" : html`<${Busy} />`}<//>`;
}
