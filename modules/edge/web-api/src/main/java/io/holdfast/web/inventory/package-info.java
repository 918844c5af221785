/** Stock over HTTP: warehouses, stock items, availability, adjustments, receipts, ledger. */
package io.holdfast.web.inventory;
