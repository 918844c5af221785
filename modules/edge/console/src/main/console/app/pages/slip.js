import { render } from "preact";
import { html } from "../html.js";
import { moment, number, t } from "../text.js";

/** Prints a packing slip: it is put beside the page, shown on paper only, and taken away again. */
export function printSlip(shipment, names) {
  const box = document.createElement("div");
  box.className = "slip";
  document.body.append(box);
  document.body.classList.add("printing");
  render(html`<h1>${t("slip")}</h1><p>${shipment.warehouse} · ${moment(new Date())}</p>
    <p>${t("order")} <span class="mono">${shipment.orderId}</span></p>${shipment.trackingNumber ? html`<p>${shipment.carrier} <strong class="mono">${shipment.trackingNumber}</strong></p>` : ""}
    <table><thead><tr><th>${t("sku")}</th><th>${t("product")}</th><th class="num">${t("quantity")}</th></tr></thead><tbody>${shipment.lines.map((l) => html`<tr key=${l.sku}><td class="mono">${l.sku}</td><td>${names[l.sku] || ""}</td><td class="num">${number(l.quantity)}</td></tr>`)}</tbody></table>`, box);
  const away = () => {
    document.body.classList.remove("printing");
    render(null, box);
    box.remove();
  };
  addEventListener("afterprint", away, { once: true });
  print();
}
