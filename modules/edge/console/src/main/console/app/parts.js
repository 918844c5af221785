import { useEffect, useRef, useState } from "preact/hooks";
import { html } from "./html.js";
import { Icon } from "./icons.js";
import { Problem, loadWarehouses } from "./api.js";
import { has, moment, number, precise, t, utc } from "./text.js";

/** A time in the viewer's zone; UTC on hover. */
export const Time = ({ at, exact }) =>
  at ? html`<time datetime=${at} title=${utc(at)}>${exact ? precise(at) : moment(at)}</time>` : "–";

const TONES = {
  PLACED: "info", PENDING: "info", CONFIRMED: "part", PARTLY_SHIPPED: "part", SHIPPED: "ok", COMPLETED: "ok", REJECTED: "bad", CANCELLED: "", EXPIRED: "warn", RETURNED: "warn",
  AUTHORISED: "ok", DECLINED: "bad", VOIDED: "", PARTLY_CAPTURED: "part", CAPTURED: "ok", PARTLY_REFUNDED: "warn", REFUNDED: "warn",
  LABELLED: "part", DISPATCHED: "part", DELIVERED: "ok", LOST: "bad", REQUESTED: "info", PARTLY_RECEIVED: "part", RECEIVED: "ok", ANNOUNCED: "info", IN_TRANSIT: "part",
  OPEN: "warn", ACKNOWLEDGED: "", SUCCEEDED: "ok", FAILED: "bad", HELD: "ok", BROKEN: "bad", NOT_APPLICABLE: "", ACTIVE: "ok", DISABLED: "bad", SENT: "ok", UP: "ok", DOWN: "bad", UNREACHABLE: "bad",
};

export const Badge = ({ state, group = "state" }) =>
  html`<span class=${"badge " + (TONES[state] ?? "")} data-state=${state}>${t(group + "." + state)}</span>`;

export const shortId = (id) => id.slice(0, 8) + "…" + id.slice(-4);

/** The server's own words, with what belongs to them. */
export function ProblemNote({ problem }) {
  if (!problem) return null;
  const unexpected = !(problem instanceof Problem);
  const title = unexpected
    ? t("problem.unexpected")
    : has("problem." + problem.kind) ? t("problem." + problem.kind) : problem.title || t("problem.unexpected");
  const more = [
    ...(problem.violations || []).map((v) => `${v.field}: ${v.message}`),
    ...(problem.shortages || []).map((s) => `${s.sku}: ${number(s.available ?? 0)}`),
    ...(problem.skus || []),
    ...(problem.unavailable || []),
  ];
  return html`<div class="note bad" role="alert" data-testid="problem">
    <strong>${title}</strong>${problem.detail || unexpected ? html`<div>${problem.detail || problem.message}</div>` : ""}
    ${more.length ? html`<ul>${more.slice(0, 20).map((text) => html`<li>${text}</li>`)}</ul>` : ""}
  </div>`;
}

export const Empty = ({ title, children, icon = "empty", action }) => html`<div class="empty" data-testid="empty">
  <${Icon} name=${icon} /><strong>${title}</strong>${children ? html`<p>${children}</p>` : ""}${action}
</div>`;

export const Busy = () => html`<div class="foot" role="status"><span class="spinner"></span>${t("loading")}</div>`;

/** A button that can be pressed once until its work is done. */
export function WorkButton({ work, class: kind = "", children, disabled, ...rest }) {
  const [busy, setBusy] = useState(false);
  const alive = useRef(true);
  const working = useRef(false);
  useEffect(() => () => (alive.current = false), []);
  const press = async () => {
    if (working.current) return;
    working.current = true;
    setBusy(true);
    try {
      await work();
    } finally {
      working.current = false;
      if (alive.current) setBusy(false);
    }
  };
  return html`<button type="button" class=${kind + (busy ? " busy" : "")} disabled=${disabled || busy} onClick=${press} ...${rest}>
    ${busy ? html`<span class="spinner"></span>` : ""}${children}
  </button>`;
}

/** A modal dialog; Escape and its close button end it. */
export function Dialog({ title, lead, onClose, kind = "", testid, children }) {
  const box = useRef();
  useEffect(() => {
    const element = box.current;
    const opener = document.activeElement;
    if (!element.open) element.showModal();
    (element.querySelector("[autofocus]") || element.querySelector("form input, form textarea"))?.focus();
    return () => {
      element.close();
      if (opener?.isConnected) opener.focus();
    };
  }, []);
  const cancel = (event) => {
    event.preventDefault();
    onClose();
  };
  const heading = html`<div class="grow"><h2>${title}</h2>${lead ? html`<p class="lead quiet">${lead}</p>` : ""}</div>`;
  return html`<dialog ref=${box} class=${kind} aria-label=${title} data-testid=${testid} onCancel=${cancel}>
    ${kind === "drawer"
      ? html`<header>${heading}<button class="bare" aria-label=${t("close")} data-testid="close" onClick=${onClose}><${Icon} name="close" /></button></header>
          <div class="body">${children}</div>`
      : html`${kind === "palette" ? "" : heading}${children}`}
  </dialog>`;
}

/** A form whose work is done once per press and whose refusal is shown in it. */
export function Form({ work, onClose, submit, danger, disabled, children, left }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(null);
  const working = useRef(false);
  const alive = useRef(true);
  useEffect(() => () => (alive.current = false), []);
  const send = async (event) => {
    event.preventDefault();
    if (working.current || disabled) return;
    working.current = true;
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (e) {
      if (alive.current) setProblem(e);
    }
    working.current = false;
    if (alive.current) setBusy(false);
  };
  return html`<form onSubmit=${send} novalidate>
    ${children}<${ProblemNote} problem=${problem} />
    <div class="actions">${left ? html`<span class="left">${left}</span>` : ""}
      <button type="button" onClick=${onClose} data-testid="cancel">${t("cancel")}</button>
      <button class=${"primary" + (danger ? " danger" : "")} disabled=${busy || disabled} data-testid="submit">${busy ? html`<span class="spinner"></span>` : ""}${submit}</button>
    </div>
  </form>`;
}

export const Field = ({ label, help, bad, children }) => html`<label class="field"><span>${label}</span>${children}
  ${help || bad ? html`<p class=${"help" + (bad ? " bad" : "")}>${bad || help}</p>` : ""}</label>`;

export function useWarehouses() {
  const [all, set] = useState([]);
  useEffect(() => {
    let alive = true;
    loadWarehouses().then((found) => alive && set(found), () => {});
    return () => (alive = false);
  }, []);
  return all;
}

export function WarehouseSelect({ value, onChange, any, label = t("warehouse"), testid = "filter-warehouse", bare, ...rest }) {
  const all = useWarehouses();
  return html`<select value=${value || ""} aria-label=${bare ? undefined : label} data-testid=${testid} onChange=${(e) => onChange(e.target.value)} ...${rest}>
    ${any !== undefined ? html`<option value="">${any}</option>` : ""}
    ${all.map((w) => html`<option key=${w.code} value=${w.code} title=${w.name}>${w.code}</option>`)}
  </select>`;
}
