/** Stock over HTTP: warehouses, what they hold and can sell, corrections, receipts, the ledger. */
package io.holdfast.web.inventory;
